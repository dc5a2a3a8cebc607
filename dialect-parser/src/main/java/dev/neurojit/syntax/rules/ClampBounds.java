package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A clamp of a number with its bounds as attributes: {@code {min_fp = 0.0, max_fp = 1.0}}. */
final class ClampBounds extends OperationRule {
  private static final Pattern NAME = Pattern.compile("(?:\\w+\\.)?(?:clamp|clip)_?[a-z]{0,2}");
  private static final Pattern LOW =
      Pattern.compile("(?:min|lo|low|lower)(?:_?(?:fp|int|val|value|bound))?");
  private static final Pattern HIGH =
      Pattern.compile("(?:max|hi|high|upper)(?:_?(?:fp|int|val|value|bound))?");

  ClampBounds() {
    super("NJ309", "clamp-bounds");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    boolean one = op.operands().size() == 1 && op.results().size() == 1;
    boolean may = name != null && name.text().contains("cl");
    if (name == null || !one || !may || !NAME.matcher(name.text()).matches()) {
      return null;
    }
    Token operand = op.operands().getFirst();
    String type = Scope.of(tree).typeOf(operand);
    boolean isFloat = Types.isFloat(type);
    boolean number = type != null && Types.isScalar(type) && (isFloat || Types.isInteger(type));
    String low = bound(op.head(), LOW, isFloat);
    String high = bound(op.head(), HIGH, isFloat);
    if (!number || low == null || high == null) {
      return null;
    }
    Scope scope = Scope.of(tree);
    String result = op.results().getFirst().name();
    String stem = NameStem.of(result);
    String sign = isFloat ? "imumf" : "si";
    String least = scope.fresh(stem + "_min");
    String most = scope.fresh(stem + "_max");
    String floor = scope.fresh(stem + "_floor");
    Source source = tree.source();
    String text =
        String.join(
            source.lineEnd() + source.indentAt(op.span().start()),
            "%s = arith.constant %s : %s".formatted(least, low, type),
            "%s = arith.constant %s : %s".formatted(most, high, type),
            "%s = arith.max%s %s, %s : %s".formatted(floor, sign, operand.text(), least, type),
            "%s = arith.min%s %s, %s : %s".formatted(result, sign, floor, most, type));
    return error(op.headSpan(), "bounds of a number are values, of a maximum and a minimum")
        .safely("write it as a maximum and a minimum", new Edit(op.span(), text));
  }

  /** The number that an attribute of such a name has, as a constant of the type is written. */
  private static @Nullable String bound(List<Token> head, Pattern name, boolean isFloat) {
    String found = null;
    for (int i = 0; i + 2 < head.size(); i++) {
      boolean named =
          head.get(i).is(TokenKind.BARE_ID) && name.matcher(head.get(i).text()).matches();
      if (!named || !head.get(i + 1).is(TokenKind.EQUAL)) {
        continue;
      }
      boolean negative = head.get(i + 2).is(TokenKind.MINUS) && i + 3 < head.size();
      Token number = head.get(negative ? i + 3 : i + 2);
      boolean fits = number.is(TokenKind.INTEGER) || (isFloat && number.is(TokenKind.FLOAT));
      if (!fits || found != null) {
        return null;
      }
      found = (negative ? "-" : "") + (isFloat ? Numbers.toFloat(number.text()) : number.text());
    }
    return found;
  }
}
