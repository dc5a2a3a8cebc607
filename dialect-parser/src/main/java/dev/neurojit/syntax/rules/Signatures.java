package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import java.util.List;

/** Reads the result types that the head of a structured operation names. */
final class Signatures {
  private Signatures() {}

  /** Returns the types after the arrow of an scf.if or scf.for; none if there is no arrow. */
  static List<TypeSyntax> results(OperationSyntax op) {
    List<Token> body = op.body();
    int arrow = Heads.indexOf(body, TokenKind.ARROW, 0);
    if (arrow < 0 || arrow + 1 >= body.size()) {
      return List.of();
    }
    if (body.get(arrow + 1).is(TokenKind.LPAREN)) {
      return Heads.group(body, arrow + 1).stream()
          .filter(part -> !part.isEmpty())
          .map(Heads::type)
          .toList();
    }
    return Heads.types(body.subList(arrow + 1, body.size()));
  }
}
