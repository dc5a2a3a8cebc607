package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An scf.condition whose condition does not stand alone in parentheses. */
final class ConditionParentheses extends OperationRule {
  ConditionParentheses() {
    super("NJ048", "condition-parentheses");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.CONDITION) {
      return null;
    }
    List<Token> body = withoutType(op.body());
    if (body.isEmpty() || !body.stream().allMatch(this::isPlain)) {
      return null;
    }
    List<Token> names = op.operands();
    if (names.isEmpty() || !"i1".equals(Scope.of(tree).typeOf(names.getFirst()))) {
      return null;
    }
    List<String> values =
        names.size() > 1 || !op.typeTokens().isEmpty()
            ? names.subList(1, names.size()).stream().map(Token::text).toList()
            : handed(op);
    // What such a condition lacks is another rule's.
    boolean whole = names.size() == 1 && body.size() == 3 && body.equals(op.body());
    if (whole && op.typeTokens().isEmpty()) {
      return null;
    }
    String list = values.isEmpty() ? "" : " " + String.join(", ", values);
    String right = "(" + names.getFirst().text() + ")" + list;
    String written = String.join("", op.body().stream().map(Token::text).toList());
    return written.equals(right.replace(" ", ""))
        ? null
        : error(Heads.span(body), "the condition stands in parentheses, the values after it")
            .safely("write it so", new Edit(new Span(nameEnd(op), body.getLast().end()), right));
  }

  /** {@code (%c : i1)}: the condition needs no type. */
  private static List<Token> withoutType(List<Token> body) {
    boolean typed =
        body.size() > 4
            && body.get(1).is(TokenKind.VALUE_ID)
            && body.get(2).is(TokenKind.COLON)
            && TypeWords.scalar(body.get(3)) != null;
    return typed
        ? Stream.concat(body.stream().limit(2), body.stream().skip(4)).toList()
        : withoutTypes(body);
  }

  /** {@code (%c, %x : i32)}: the types of what is handed on follow the parentheses. */
  private static List<Token> withoutTypes(List<Token> body) {
    int colon = 0;
    while (colon < body.size() && !body.get(colon).is(TokenKind.COLON)) {
      colon++;
    }
    List<Token> types = body.subList(Math.min(colon + 1, body.size()), body.size());
    boolean listed =
        types.size() > 1
            && types.getLast().is(TokenKind.RPAREN)
            && types.subList(0, types.size() - 1).stream()
                .allMatch(it -> it.is(TokenKind.COMMA) || TypeWords.scalar(it) != null);
    return listed
        ? Stream.concat(body.stream().limit(colon), Stream.of(types.getLast())).toList()
        : body;
  }

  /** What the loop binds, where it wants as many results and the condition hands on nothing. */
  private static List<String> handed(OperationSyntax op) {
    OperationSyntax loop = op.parent();
    if (loop == null || loop.form() != OpForm.WHILE) {
      return List.of();
    }
    List<String> bound = Iterations.arguments(loop).stream().map(it -> it.name().text()).toList();
    return bound.size() == StructuredTypes.results(loop).size() ? bound : List.of();
  }

  private boolean isPlain(Token token) {
    return switch (token.kind()) {
      case VALUE_ID, COMMA, LPAREN, RPAREN -> true;
      default -> false;
    };
  }

  private static int nameEnd(OperationSyntax op) {
    Token name = op.nameToken();
    return name == null ? op.span().start() : name.end();
  }
}
