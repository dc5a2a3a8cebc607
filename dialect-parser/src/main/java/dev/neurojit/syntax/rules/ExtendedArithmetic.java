package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A product of two halves, a sum and its carry, or a sine and its cosine, with the types of all
 * operands and results.
 */
final class ExtendedArithmetic extends OperationRule {
  private static final Set<String> PRODUCTS =
      Set.of("arith.mulsi_extended", "arith.mului_extended");

  ExtendedArithmetic() {
    super("NJ248", "extended-arithmetic");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean product = PRODUCTS.contains(op.name());
    boolean pair = op.name().equals("math.sincos");
    boolean sum = op.name().equals("arith.addui_extended");
    Token colon = op.colon();
    String type = product || sum || pair ? OperationTypes.ofOperands(op, tree) : null;
    if (colon == null || type == null || op.typeTokens().isEmpty()) {
      return null;
    }
    String carry = Types.comparison(type);
    String right = product || pair ? type : type + ", " + carry;
    Span span = Heads.span(op.typeTokens());
    boolean known = isOf(op.typeTokens(), type, carry);
    boolean functional = op.typeTokens().stream().anyMatch(it -> it.is(TokenKind.ARROW));
    boolean several = (product || pair) && op.types().size() > 1;
    return known && (functional || several)
        ? error(span, op.name() + " names the type of its operands" + (sum ? " and i1" : ""))
            .safely("write " + right, new Edit(span, right))
        : null;
  }

  private static boolean isOf(List<Token> tokens, String type, String carry) {
    for (int i = 0; i < tokens.size(); i++) {
      TypeWords.Read read = TypeWords.at(tokens, i);
      if (read != null && (read.text().equals(type) || read.text().equals(carry))) {
        i = read.next() - 1;
      } else if (read != null || !isMark(tokens.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMark(Token token) {
    return switch (token.kind()) {
      case LPAREN, RPAREN, COMMA, ARROW -> true;
      default -> false;
    };
  }
}
