package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A constant as a formula of numbers, or by the name that C gives to a limit of its type. */
final class ConstantExpression extends OperationRule {
  private static final Pattern POWER =
      Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?) ?(?:\\^|\\*\\*) ?(-?[0-9]{1,3})");
  private static final Pattern PARTS = Pattern.compile("\\s*(\\S.*?)\\s*:\\s*([a-z]\\w*)");

  ConstantExpression() {
    super("NJ178", "constant-expression");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.CONSTANT) {
      return null;
    }
    Token name = op.nameToken();
    Span line = tree.source().lineSpan(tree.source().lineAt(op.span().start()));
    // What follows 2 in 2^16 is taken for a label.
    int end = Math.max(op.span().end(), line.end());
    Span rest = name == null ? op.span() : new Span(name.end(), end);
    if (rest.length() > 60) {
      return null;
    }
    Matcher parts = PARTS.matcher(code(tree.source().text(rest)));
    if (!parts.matches()) {
      return null;
    }
    String type = parts.group(2);
    Span span = new Span(rest.start() + parts.start(1), rest.start() + parts.end(1));
    String named = named(parts.group(1), type);
    if (named != null) {
      String right = (parts.start(1) == 0 ? " " : "") + named;
      return error(span, "a constant is a number").safely("write " + named, new Edit(span, right));
    }
    Double power = Types.isFloat(type) && Types.isScalar(type) ? power(parts.group(1)) : null;
    power = power == null ? number(op, type, tree) : power;
    if (power != null) {
      String right = Numbers.toFloat(String.valueOf(power));
      return error(span, "a constant is a number").safely("write " + right, new Edit(span, right));
    }
    String text = IntegerLimits.plain(parts.group(1));
    Long value =
        IntegerLimits.ALL.getOrDefault(text, IntegerFormula.value(text, IntegerLimits.ALL));
    boolean integer = Types.isInteger(type) && Types.isScalar(type) && !type.equals("i1");
    if (value == null || !integer || !fits(value, type, isOfBits(text))) {
      return null;
    }
    String right = (parts.start(1) == 0 ? " " : "") + value;
    return error(span, "a constant is a number").safely("write " + value, new Edit(span, right));
  }

  /** A formula with names of numbers in it, or one name that another rule does not know. */
  private static @Nullable String named(String text, String type) {
    boolean single = type.equals("f32");
    boolean plain = NamedConstant.isKnown(text.replaceFirst("^- ?", ""));
    Double value = plain || !(single || type.equals("f64")) ? null : NamedFormula.value(text);
    boolean overflows =
        value != null
            && single
            && Double.isFinite(value)
            && (Float.isInfinite(value.floatValue())
                || (value != 0 && Math.abs(value) < Float.MIN_NORMAL));
    return value == null || overflows ? null : Numbers.text(value, single);
  }

  /** The value of a formula of numbers, not of a number with a sign or in parentheses. */
  private static @Nullable Double number(OperationSyntax op, String type, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean formula =
        Types.isFloat(type)
            && Types.isScalar(type)
            && op.types().size() == 1
            && op.operands().isEmpty()
            && body.size() > 2;
    return formula && FormulaReader.read(body, tree) instanceof Formula.Apply apply
        ? NumberFormula.value(apply)
        : null;
  }

  private static String code(String text) {
    int comment = text.indexOf("//");
    return (comment < 0 ? text : text.substring(0, comment)).stripTrailing();
  }

  /** A whole power that a double holds; of whole numbers C's {@code ^} would be a bitwise one. */
  private static @Nullable Double power(String text) {
    Matcher power = POWER.matcher(text);
    if (!power.matches()) {
      return null;
    }
    double value = Math.pow(Double.parseDouble(power.group(1)), Integer.parseInt(power.group(2)));
    return value != 0 && Math.abs(value) < 1e15 && Math.abs(value) >= 1e-3 ? value : null;
  }

  /** {@code 1 << 31}, {@code 0xFFFF & ~1}: made of bits, of which the highest is not the sign. */
  private static boolean isOfBits(String text) {
    return text.startsWith("U") || text.contains("<<") || text.contains("0x") || text.contains("~");
  }

  private static boolean fits(long value, String type, boolean bits) {
    int width = type.equals("index") ? 64 : Types.width(type);
    return width >= 64
        || (value >> (width - 1)) == 0
        || (value >> (width - 1)) == -1
        || (bits && value >> width == 0);
  }
}
