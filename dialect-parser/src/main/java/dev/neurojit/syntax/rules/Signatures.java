package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the result types that the head of a structured operation names. */
final class Signatures {
  /** Those that name types after an arrow before their first region, besides scf.if and scf.for. */
  private static final Set<String> STRUCTURED =
      Set.of("scf.execute_region", "scf.index_switch", "scf.parallel", "affine.for", "affine.if");

  private Signatures() {}

  /** Returns whether the types of the results stand after an arrow before the first region. */
  static boolean isStructured(OperationSyntax op) {
    return switch (op.form()) {
      case IF, FOR -> true;
      default -> STRUCTURED.contains(op.name());
    };
  }

  /** Returns types as they stand after the arrow; a switch has no parentheses around them. */
  static String list(OperationSyntax op, List<String> types) {
    String list = String.join(", ", types);
    return op.name().equals("scf.index_switch") ? list : "(" + list + ")";
  }

  /** Returns the token behind which they stand: before the cases of a switch, or any region. */
  static @Nullable Token beforeResults(OperationSyntax op) {
    List<Token> body = beforeCases(op);
    return body.isEmpty() ? op.nameToken() : body.getLast();
  }

  private static List<Token> beforeCases(OperationSyntax op) {
    List<Token> body = op.body();
    if (!op.name().equals("scf.index_switch")) {
      return body;
    }
    int end = 0;
    while (end < body.size() && !body.get(end).isWord("case") && !body.get(end).isWord("default")) {
      end++;
    }
    return body.subList(0, end);
  }

  /** Returns the types after the arrow of an scf.if or scf.for; none if there is no arrow. */
  static List<TypeSyntax> results(OperationSyntax op) {
    List<Token> body = beforeCases(op);
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
