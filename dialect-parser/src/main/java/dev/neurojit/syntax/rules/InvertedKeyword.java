package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A branch that is taken where its condition does not hold: {@code scf.unless %c}. */
final class InvertedKeyword extends OperationRule {
  private static final Set<String> NAMES =
      Set.of("scf.unless", "scf.ifnot", "scf.if_not", "scf.if_unless");

  InvertedKeyword() {
    super("NJ340", "inverted-keyword");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    List<Token> body = op.body();
    Token condition = NAMES.contains(op.name()) && !body.isEmpty() ? condition(body) : null;
    if (name == null || condition == null || op.regions().isEmpty()) {
      return null;
    }
    if (!"i1".equals(Scope.of(tree).typeOf(condition))) {
      return null;
    }
    Source source = tree.source();
    int at = op.span().start();
    String end = source.lineEnd() + source.indentAt(at);
    Inverse inverse = Inverse.of(condition.text(), source.lineAt(at), end, Scope.of(tree));
    return error(name.span(), "scf has one branch, which is taken where its condition holds")
        .safely(
            "invert the condition",
            List.of(
                Edit.insert(at, inverse.lines()),
                new Edit(name.span(), "scf.if"),
                new Edit(written(body), inverse.name())));
  }

  /** {@code %c} or {@code (%c)}, and nothing behind it but an arrow. */
  private static @Nullable Token condition(List<Token> body) {
    boolean around = body.getFirst().is(TokenKind.LPAREN);
    int end = around ? Heads.afterGroup(body, 0) : 1;
    boolean plain = end == (around ? 3 : 1);
    boolean last = end == body.size() || body.get(end).is(TokenKind.ARROW);
    Token condition = body.get(around && plain ? 1 : 0);
    return plain && last && condition.is(TokenKind.VALUE_ID) ? condition : null;
  }

  private static Span written(List<Token> body) {
    return Heads.span(body.subList(0, body.getFirst().is(TokenKind.LPAREN) ? 3 : 1));
  }
}
