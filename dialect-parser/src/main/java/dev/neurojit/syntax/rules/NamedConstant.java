package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A constant by its name in other languages: {@code pi}, {@code M_PI}, {@code inf}, {@code nan}.
 */
final class NamedConstant extends OperationRule {
  private static final Map<String, Double> VALUES =
      Map.ofEntries(
          Map.entry("pi", Math.PI),
          Map.entry("PI", Math.PI),
          Map.entry("M_PI", Math.PI),
          Map.entry("math.pi", Math.PI),
          Map.entry("M_PI_2", Math.PI / 2),
          Map.entry("M_PI_4", Math.PI / 4),
          Map.entry("two_pi", 2 * Math.PI),
          Map.entry("tau", 2 * Math.PI),
          Map.entry("M_E", Math.E),
          Map.entry("e", Math.E),
          Map.entry("M_SQRT2", Math.sqrt(2)),
          Map.entry("M_LN2", Math.log(2)),
          Map.entry("inf", Double.POSITIVE_INFINITY),
          Map.entry("Inf", Double.POSITIVE_INFINITY),
          Map.entry("infinity", Double.POSITIVE_INFINITY),
          Map.entry("INFINITY", Double.POSITIVE_INFINITY),
          Map.entry("nan", Double.NaN),
          Map.entry("NaN", Double.NaN),
          Map.entry("NAN", Double.NaN),
          Map.entry("FLT_MAX", (double) Float.MAX_VALUE));

  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  NamedConstant() {
    super("NJ064", "named-constant");
  }

  /** Returns whether a name is one of these. */
  static boolean isKnown(String name) {
    return VALUES.containsKey(name);
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    if (body.isEmpty() && op.form() != OpForm.CONSTANT) {
      return operation(op);
    }
    if (op.form() != OpForm.CONSTANT || op.types().size() != 1 || body.isEmpty()) {
      return null;
    }
    String type = op.types().getFirst().text();
    int number = NUMBERS.indexOf(body.getLast().text());
    if (number >= 0 && body.size() == 1 && Types.isScalar(type) && !type.equals("i1")) {
      String digits = number + (Types.isFloat(type) ? ".0" : "");
      return error(Heads.span(body), "MLIR writes numbers in digits")
          .safely("write " + digits, new Edit(Heads.span(body), digits));
    }
    Double value = VALUES.get(body.getLast().text());
    boolean negative = body.size() == 2 && body.getFirst().is(TokenKind.MINUS);
    boolean plain = body.size() == 1 || negative;
    if (value == null || !plain || !(type.equals("f32") || type.equals("f64"))) {
      return null;
    }
    String text = Numbers.text(negative ? -value : value, type.equals("f32"));
    return error(Heads.span(body), "MLIR knows no constant '" + body.getLast().text() + "'")
        .safely("write " + text, new Edit(Heads.span(body), text));
  }

  /** {@code math.pi : f64}, as if it were an operation. */
  private @Nullable Diagnostic operation(OperationSyntax op) {
    Token name = op.nameToken();
    String written = name == null ? "" : name.text();
    int dot = written.lastIndexOf('.');
    Double value = dot < 0 ? null : VALUES.get(written.substring(dot + 1));
    String type = op.types().size() == 1 ? op.types().getFirst().text() : "";
    boolean single = type.equals("f32");
    if (name == null || value == null || op.results().size() != 1) {
      return null;
    }
    if (!single && !type.equals("f64")) {
      return null;
    }
    String right = "arith.constant " + Numbers.text(value, single);
    return error(name.span(), "MLIR knows no constant '" + written + "'")
        .safely("write " + right, new Edit(name.span(), right));
  }
}
