package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the formulas of a program into ones of values: with what its variables are now, the calls
 * of its own functions, the sign that is meant, and operands that are computed only if needed.
 */
final class ProgramLowering {
  private final ProgramWriter writer;
  private final Map<String, Program.Head> functions;

  ProgramLowering(ProgramWriter writer, Map<String, Program.Head> functions) {
    this.writer = writer;
    this.functions = functions;
  }

  boolean unsigned(Formula formula) {
    return switch (formula) {
      case Formula.Leaf leaf -> ProgramTypes.isUnsigned(writer.types.get(leaf.text()));
      case Formula.Cast cast -> cast.unsigned() || ProgramTypes.isUnsigned(cast.type());
      case Formula.Apply apply -> apply.operands().stream().anyMatch(this::unsigned);
    };
  }

  /** Puts values for variables, calls what the text itself defines, says which sign is meant. */
  @Nullable Formula lower(Formula formula, @Nullable String wanted) {
    return switch (formula) {
      case Formula.Leaf leaf ->
          leaf.text().startsWith("%") && leaf.type() == null
              ? writer.values().get(leaf.text())
              : leaf;
      case Formula.Cast cast -> {
        Formula inside = lower(cast.operand(), null);
        boolean unsigned = cast.unsigned() || unsigned(cast.operand());
        String type = ProgramTypes.plain(cast.type());
        yield inside == null ? null : new Formula.Cast(type, inside, unsigned);
      }
      case Formula.Apply apply -> apply(apply, wanted);
    };
  }

  private @Nullable Formula apply(Formula.Apply apply, @Nullable String wanted) {
    Program.Head called = functions.get(apply.word());
    if (called != null) {
      return call(apply, called);
    }
    if (apply.word().equals(ProgramMemory.ELEMENT)) {
      return writer.elements().load(apply);
    }
    if (apply.word().equals(ProgramMemory.LENGTH)) {
      return writer.elements().length(apply);
    }
    if (isLazy(apply)) {
      return lazy(apply, wanted);
    }
    if (apply.word().equals("floormod")) {
      return floored(apply, wanted);
    }
    List<Formula> operands = new ArrayList<>();
    boolean logical = Set.of("&&", "||", "not").contains(apply.word());
    for (int i = 0; i < apply.operands().size(); i++) {
      boolean condition = logical || (i == 0 && apply.word().equals("select"));
      Formula operand = apply.operands().get(i);
      Formula lowered = condition ? condition(operand) : lower(operand, wanted);
      if (lowered == null) {
        return null;
      }
      operands.add(lowered);
    }
    return promotes(apply, wanted)
        ? signed(apply, floats(apply, operands, String.valueOf(wanted)))
        : apply.word().equals("truediv") && areIntegers(apply) ? null : signed(apply, operands);
  }

  /** The remainder that has the sign of what divides. */
  private @Nullable Formula floored(Formula.Apply apply, @Nullable String wanted) {
    String natural = ProgramInference.natural(apply, writer.types, functions);
    String type = natural == null ? wanted : natural;
    boolean whole = Types.isInteger(type);
    Formula left = type == null ? null : writer.value(apply.operands().getFirst(), type, "t");
    Formula right = type == null ? null : writer.value(apply.operands().getLast(), type, "t");
    if (left == null || right == null) {
      return null;
    }
    if (whole && unsigned(apply)) {
      return apply("urem", left, right);
    }
    if (whole) {
      return apply("sub", left, apply("mul", apply("arith.floordivsi", left, right), right));
    }
    Formula rest = writer.value(apply("rem", left, right), type, "t");
    if (rest == null) {
      return null;
    }
    Formula zero = new Formula.Leaf("0", null);
    Formula below = apply("<", rest, zero);
    boolean positive =
        apply.operands().getLast() instanceof Formula.Leaf leaf
            && leaf.isNumber()
            && !leaf.text().startsWith("-");
    Formula crosses = apply("xor", below, apply("<", right, zero));
    Formula moves = positive ? below : apply("and", apply("!=", rest, zero), crosses);
    return apply("select", moves, apply("add", rest, right), rest);
  }

  private static Formula apply(String word, Formula... operands) {
    return new Formula.Apply(word, "", List.of(operands));
  }

  /** Whether integers become floats: beside a number with a point, or divided as Python does. */
  private boolean promotes(Formula.Apply apply, @Nullable String wanted) {
    boolean point = apply.operands().stream().anyMatch(ProgramInference::isFraction);
    boolean arithmetic = Set.of("add", "sub", "mul", "div", "truediv").contains(apply.word());
    return arithmetic
        && wanted != null
        && Types.isFloat(wanted)
        && (point || apply.word().equals("truediv"))
        && areIntegers(apply);
  }

  private boolean areIntegers(Formula.Apply apply) {
    return apply.operands().stream()
        .map(operand -> ProgramInference.natural(operand, writer.types, functions))
        .filter(java.util.Objects::nonNull)
        .allMatch(Types::isInteger);
  }

  private List<Formula> floats(Formula.Apply apply, List<Formula> operands, String type) {
    List<Formula> all = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      boolean typed =
          ProgramInference.natural(apply.operands().get(i), writer.types, functions) != null;
      boolean unsigned = unsigned(apply.operands().get(i));
      all.add(typed ? new Formula.Cast(type, operands.get(i), unsigned) : operands.get(i));
    }
    return all;
  }

  /** A truth value stays as it is; anything else is compared with zero first. */
  private @Nullable Formula condition(Formula formula) {
    Formula lowered = lower(formula, null);
    String type = ProgramInference.natural(formula, writer.types, functions);
    return lowered == null || type == null || type.equals("i1") ? lowered : writer.truth(formula);
  }

  private @Nullable Formula signed(Formula.Apply apply, List<Formula> operands) {
    boolean unsigned = apply.operands().stream().anyMatch(this::unsigned);
    String word = apply.word();
    String prefix = apply.prefix();
    switch (word) {
      case "&&" -> word = "and";
      case "||" -> word = "or";
      case ">>" -> word = unsigned(apply.operands().getFirst()) ? "lshr" : "ashr";
      case "floordiv" -> word = unsigned ? "arith.divui" : "arith.floordivsi";
      case "~" -> {
        boolean truth =
            "i1"
                .equals(
                    ProgramInference.natural(apply.operands().getFirst(), writer.types, functions));
        word = truth ? "not" : "xor";
        if (!truth) {
          operands.add(new Formula.Leaf("-1", null));
        }
      }
      case "<", "<=", ">", ">=" -> prefix = unsigned ? predicate(word) + ", " : prefix;
      case "div" -> word = unsigned ? "udiv" : word;
      case "truediv" -> word = "div";
      case "rem" -> word = unsigned ? "urem" : word;
      case "max", "min" -> word = unsigned ? "u" + word : word;
      default -> {}
    }
    return new Formula.Apply(word, prefix, operands);
  }

  private static String predicate(String relation) {
    return (relation.startsWith("<") ? "ul" : "ug") + (relation.endsWith("=") ? "e" : "t");
  }

  private @Nullable Formula call(Formula.Apply apply, Program.Head called) {
    List<String> results = called.results();
    if (results == null || results.size() != 1) {
      return null;
    }
    if (called.parameters().size() != apply.operands().size()) {
      return null;
    }
    List<String> operands = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < apply.operands().size(); i++) {
      String type = called.parameters().get(i).type();
      Formula.Leaf leaf = writer.value(apply.operands().get(i), type, "t");
      if (leaf == null) {
        return null;
      }
      operands.add(leaf.text());
      inputs.add(ProgramTypes.plain(type));
    }
    String name = writer.fresh("t");
    String result = ProgramTypes.plain(results.getFirst());
    writer.line(
        "%s = func.call @%s(%s) : (%s) -> %s"
            .formatted(
                name,
                called.name(),
                String.join(", ", operands),
                String.join(", ", inputs),
                result));
    return new Formula.Leaf(name, result);
  }

  /** Whether an operand may only be computed if the first one says so. */
  private boolean isLazy(Formula.Apply apply) {
    boolean chooses = Set.of("select", "&&", "||").contains(apply.word());
    return chooses
        && apply.operands().size() > 1
        && apply.operands().subList(1, apply.operands().size()).stream().anyMatch(this::acts);
  }

  /** Whether it may trap or not end: calls, and divisions of integers. */
  private boolean acts(Formula formula) {
    return switch (formula) {
      case Formula.Leaf leaf -> false;
      case Formula.Cast cast -> acts(cast.operand());
      case Formula.Apply apply -> {
        boolean divides = Set.of("div", "rem", "floordiv", "floormod").contains(apply.word());
        String type = divides ? ProgramInference.natural(apply, writer.types, functions) : null;
        Formula by = apply.operands().isEmpty() ? apply : apply.operands().getLast();
        boolean safe = by instanceof Formula.Leaf leaf && leaf.text().matches("[1-9][0-9]*");
        yield functions.containsKey(apply.word())
            || apply.word().equals(ProgramMemory.ELEMENT)
            || (divides && !Types.isFloat(type) && !safe)
            || apply.operands().stream().anyMatch(this::acts);
      }
    };
  }

  private @Nullable Formula lazy(Formula.Apply apply, @Nullable String wanted) {
    List<Formula> operands = apply.operands();
    boolean chooses = apply.word().equals("select");
    if (chooses && operands.size() != 3) {
      return null;
    }
    Formula.Leaf condition = writer.truth(operands.getFirst());
    String natural = chooses ? ProgramInference.natural(apply, writer.types, functions) : "i1";
    String type = natural == null ? wanted : natural;
    if (condition == null || type == null) {
      return null;
    }
    Formula constant = new Formula.Leaf(apply.word().equals("||") ? "true" : "false", "i1");
    Formula yes = chooses || apply.word().equals("&&") ? operands.get(1) : constant;
    Formula no = chooses ? operands.get(2) : apply.word().equals("||") ? operands.get(1) : constant;
    String plain = ProgramTypes.plain(type);
    String name = writer.fresh("t");
    writer.line(name + " = scf.if " + condition.text() + " -> (" + plain + ") {");
    boolean good = yielded(yes, type);
    writer.line("} else {");
    good &= yielded(no, type);
    writer.line("}");
    return good ? new Formula.Leaf(name, plain) : null;
  }

  private boolean yielded(Formula formula, String type) {
    writer.deeper(1);
    Formula.Leaf leaf = writer.value(formula, type, "t");
    if (leaf != null) {
      writer.line("scf.yield " + leaf.text() + " : " + leaf.type());
    }
    writer.deeper(-1);
    return leaf != null;
  }
}
