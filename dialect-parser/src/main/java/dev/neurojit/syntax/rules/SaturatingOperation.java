package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sums and differences that stay within their type, which only the llvm dialect has. */
final class SaturatingOperation extends OperationRule {
  /** The sign and the operation, in both orders, and what says that it saturates. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:sat(?:urat(?:e|ed|ing))?)?(?:([su])(add|sub|shl)|(add|sub|shl)([su]))i?"
              + "(?:sat(?:urat(?:e|ed|ing|ion))?)?"
              + "|([su])q(add|sub|shl)");

  SaturatingOperation() {
    super("NJ220", "saturating-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    String word = op.name().startsWith("arith.") ? word(op.name()) : null;
    List<Token> operands = op.operands();
    boolean plain =
        operands.size() == 2
            && op.body().size() == 3
            && op.results().size() == 1
            && op.types().size() == 1
            && operands.stream().allMatch(it -> it.is(TokenKind.VALUE_ID));
    if (word == null || name == null || !plain) {
      return null;
    }
    String type = op.types().getFirst().text();
    boolean whole = Types.isInteger(type) && Types.isScalar(type) && !type.equals("index");
    if (!whole || !type.equals(OperationTypes.ofOperands(op, tree))) {
      return null;
    }
    String values = operands.get(0).text() + ", " + operands.get(1).text();
    String types = "(" + type + ", " + type + ") -> " + type;
    String right = "llvm.intr." + word + ".sat(" + values + ") : " + types;
    Span span = new Span(name.start(), op.head().getLast().end());
    return error(span, "arith has no '" + op.name() + "'; the llvm dialect has")
        .safely("write " + right, new Edit(span, right));
  }

  /** {@code sadd}, of {@code arith.addsi_sat}; the sign has to be told. */
  private static @Nullable String word(String name) {
    String plain = name.substring("arith.".length()).replace("_", "");
    Matcher matcher = NAME.matcher(plain);
    if (!matcher.matches() || !(plain.contains("sat") || matcher.group(5) != null)) {
      return null;
    }
    if (matcher.group(1) != null) {
      return matcher.group(1) + matcher.group(2);
    }
    return matcher.group(3) != null
        ? matcher.group(4) + matcher.group(3)
        : matcher.group(5) + matcher.group(6);
  }
}
