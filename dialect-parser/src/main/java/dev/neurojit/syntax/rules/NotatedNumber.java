package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A number in a notation of its own: {@code 0x1.8p+1}, {@code 1.5D0}, {@code 2.5x10^-2}. */
final class NotatedNumber extends DefectRule {
  /** Where a number may begin and end, wherever it stands. */
  private static final String BEFORE = "(?<![\\w.%@^#$!'\"&])";

  private static final String AFTER = "(?![\\w.'\"])";

  /** The marks of an exponent of Fortran and Julia; {@code f32} names a type. */
  private static final String EXPONENT = "(?:[dDqQ]|f(?!16|32|64|80|128))";

  /** Notations that are numbers wherever they stand, and have a fraction. */
  private static final Pattern ANYWHERE =
      Pattern.compile(
          BEFORE
              + ("(?:(0[xX][0-9a-fA-F]*\\.?[0-9a-fA-F]*[pP][-+]?[0-9]{1,4})[fFlL]?"
                  + "|([0-9]+\\.?[0-9]*|\\.[0-9]+)"
                  + ("(?:" + EXPONENT + "([-+]?[0-9]{1,3})")
                  + "|((?:[eE][-+]?[0-9]{1,3})?)_(?:[dsqwr]p|rk|real(?:32|64)|r[48])))")
              + AFTER);

  private static final Pattern POWER_OF_TEN =
      Pattern.compile(
          "([-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)) ?"
              + "(?:(?:[x×*·⋅]|\\\\times|\\\\cdot) ?10 ?(?:\\^|\\*\\*) ?|\\*\\^|[eE] ?)"
              + "[{(]?([-+]? ?[0-9]{1,3})[})]?");

  private static final Pattern CONSTANT =
      Pattern.compile(
          "\\s*%[\\w.$-]+ ?= ?(?:arith\\.constant|arith\\.const|constant)? ?"
              + "(\\S.{0,60}?)\\s?: ?([a-z]\\w*)\\s*");

  NotatedNumber() {
    super("NJ314", "notated-number");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Diagnostic> found = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      if (!line.isLong() && isPromising(line.text())) {
        check(line, tree, found);
      }
    }
    return found.stream();
  }

  /** Cheaply: a number that touches more than other numbers do, or a constant. */
  private static boolean isPromising(String text) {
    return text.indexOf('=') > 0 && (text.indexOf('%') >= 0 || text.indexOf('.') >= 0);
  }

  private void check(Line line, SyntaxTree tree, List<Diagnostic> found) {
    String code = code(line);
    Matcher constant = CONSTANT.matcher(code);
    if (constant.matches() && !isAlias(constant.group(1), tree)) {
      String right = constant(constant.group(1), constant.group(2));
      if (right != null) {
        found.add(report(line.start() + constant.start(1), constant.group(1), right));
        return;
      }
    }
    Matcher matcher = ANYWHERE.matcher(code);
    while (matcher.find()) {
      String right = fraction(matcher);
      if (right != null) {
        found.add(report(line.start() + matcher.start(), matcher.group(), right));
      }
    }
  }

  private static boolean isAlias(String written, SyntaxTree tree) {
    return written.startsWith("#") && tree.source().text().contains(written + " =");
  }

  private Diagnostic report(int start, String written, String right) {
    Span span = new Span(start, start + written.length());
    return error(span, "MLIR writes this number as " + right)
        .safely("write " + right, new Edit(span, right));
  }

  /** What stands before a comment or a string, as numbers within are no numbers. */
  private static String code(Line line) {
    String code = line.code();
    int string = code.indexOf('"');
    return string < 0 ? code : code.substring(0, string);
  }

  private static @Nullable String constant(String written, String type) {
    if (!Types.isScalar(type) || type.equals("i1")) {
      return null;
    }
    if (Types.isInteger(type) && written.matches("[-+]?[0-9]+(?:\\.[0-9]*)?[eE]\\+?[0-9]{1,2}")) {
      return whole(new BigDecimal(written));
    }
    Matcher power = POWER_OF_TEN.matcher(Superscripts.plain(written));
    if (!power.matches() || written.matches("[-+]?[0-9.]+[eE][-+]?[0-9]+")) {
      return Types.isInteger(type) ? BasedNumber.of(written) : null;
    }
    String mantissa = power.group(1).replace("+", "");
    int exponent = Integer.parseInt(power.group(2).replace(" ", "").replace("+", ""));
    if (Types.isFloat(type)) {
      return Numbers.toFloat(mantissa + "e" + exponent);
    }
    BigDecimal value = new BigDecimal(mantissa).scaleByPowerOfTen(exponent);
    return whole(value);
  }

  private static @Nullable String whole(BigDecimal value) {
    boolean whole = value.stripTrailingZeros().scale() <= 0 && value.precision() < 30;
    return whole && value.scale() > -20 ? value.toBigInteger().toString() : null;
  }

  private static @Nullable String fraction(Matcher number) {
    if (number.group(1) != null) {
      String hexadecimal = number.group(1);
      boolean empty = !hexadecimal.matches("0[xX]\\.?[0-9a-fA-F].*");
      double value = empty ? Double.NaN : Double.parseDouble(hexadecimal);
      return Double.isFinite(value) ? Numbers.toFloat(Double.toString(value)) : null;
    }
    String exponent = number.group(3) == null ? number.group(4) : "e" + number.group(3);
    String mantissa = number.group(2);
    boolean named = number.group(3) == null && mantissa.indexOf('.') < 0 && exponent.isEmpty();
    // 5_r8 may be an integer of a kind.
    return named ? null : Numbers.toFloat(mantissa + exponent);
  }
}
