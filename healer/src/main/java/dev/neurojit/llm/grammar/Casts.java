package dev.neurojit.llm.grammar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which scalar types the casts of the dialect arith lead from and to. */
final class Casts {
  private static final Pattern SCALAR = Pattern.compile("(f|bf|i)(\\d+)|index");

  private Casts() {}

  /** A scalar type; {@code bits} is 0 for index. */
  private record Scalar(String kind, int bits) {
    boolean isFloat() {
      return kind.endsWith("f");
    }

    boolean isIndex() {
      return bits == 0;
    }

    boolean isInteger() {
      return !isFloat() && !isIndex();
    }
  }

  static boolean leads(String op, String from, String to) {
    Matcher source = SCALAR.matcher(from);
    Matcher target = SCALAR.matcher(to);
    return source.matches() && target.matches() && leads(op, scalar(source), scalar(target));
  }

  private static Scalar scalar(Matcher type) {
    return type.group(1) == null
        ? new Scalar("index", 0)
        : new Scalar(type.group(1), Integer.parseInt(type.group(2)));
  }

  private static boolean leads(String op, Scalar from, Scalar to) {
    return switch (op) {
      case "arith.extf" -> from.isFloat() && to.isFloat() && from.bits < to.bits;
      case "arith.truncf" -> from.isFloat() && to.isFloat() && from.bits > to.bits;
      case "arith.extsi", "arith.extui" ->
          from.isInteger() && to.isInteger() && from.bits < to.bits;
      case "arith.trunci" -> from.isInteger() && to.isInteger() && from.bits > to.bits;
      case "arith.sitofp", "arith.uitofp" -> from.isInteger() && to.isFloat();
      case "arith.fptosi", "arith.fptoui" -> from.isFloat() && to.isInteger();
      case "arith.index_cast", "arith.index_castui" ->
          (from.isInteger() && to.isIndex()) || (from.isIndex() && to.isInteger());
      case "arith.bitcast" -> !from.isIndex() && from.bits == to.bits && !from.equals(to);
      default -> false;
    };
  }
}
