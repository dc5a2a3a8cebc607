package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The place of an element as another operand: {@code vector.extract %v, 1}. */
final class LanePosition extends OperationRule {
  /** At which operand the vector or tensor stands. */
  private static final Map<String, Integer> CONTAINERS =
      Map.of("vector.extract", 0, "vector.insert", 1, "tensor.extract", 0, "tensor.insert", 1);

  LanePosition() {
    super("NJ298", "lane-position");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Integer at = CONTAINERS.get(op.name());
    if (at == null || op.body().stream().anyMatch(it -> it.is(TokenKind.LBRACKET))) {
      return null;
    }
    List<Token> tokens =
        op.body().stream()
            .filter(it -> !it.is(TokenKind.COMMA) && !it.is(TokenKind.LPAREN))
            .filter(it -> !it.is(TokenKind.RPAREN) && !it.isWord("at"))
            .toList();
    Token container = tokens.size() > at + 1 ? tokens.get(at) : null;
    Shape shape = container == null ? null : Shape.of(Scope.of(tree).typeOf(container));
    if (container == null || shape == null || tokens.size() != at + 1 + shape.rank()) {
      return null;
    }
    List<String> places = new ArrayList<>();
    for (Token place : tokens.subList(at + 1, tokens.size())) {
      boolean index = place.is(TokenKind.VALUE_ID) && "index".equals(Scope.of(tree).typeOf(place));
      if (!place.is(TokenKind.INTEGER) && !index) {
        return null;
      }
      places.add(place.text());
    }
    Span span = new Span(container.end(), op.body().getLast().end());
    String right = "[" + String.join(", ", places) + "]";
    return error(span, "the place of an element stands in brackets")
        .safely("write " + container.text() + right, new Edit(span, right));
  }
}
