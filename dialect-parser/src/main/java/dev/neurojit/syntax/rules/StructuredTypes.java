package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import java.util.List;

/** Reads the result types that stand after the colon of a loop or call. */
final class StructuredTypes {
  private StructuredTypes() {}

  /** Returns the result types of an scf.while or a call. */
  static List<String> results(OperationSyntax op) {
    return afterArrow(op.typeTokens());
  }

  private static List<String> afterArrow(List<Token> tokens) {
    int arrow = Heads.indexOf(tokens, TokenKind.ARROW, 0);
    if (arrow < 0 || arrow + 1 >= tokens.size()) {
      return List.of();
    }
    if (tokens.get(arrow + 1).is(TokenKind.LPAREN)) {
      return Heads.group(tokens, arrow + 1).stream()
          .filter(part -> !part.isEmpty())
          .map(part -> Heads.type(part).text())
          .toList();
    }
    return Heads.types(tokens.subList(arrow + 1, tokens.size())).stream()
        .map(TypeSyntax::text)
        .toList();
  }

  /** Returns what all of the yields give; empty unless they agree and everything is known. */
  static List<String> ofYields(List<OperationSyntax> yields, SyntaxTree tree) {
    List<String> types = null;
    for (OperationSyntax yield : yields) {
      List<String> own = yield.form() == OpForm.YIELD ? TypeList.ofValues(yield, tree) : null;
      if (own == null || (types != null && !types.equals(own))) {
        return List.of();
      }
      types = own;
    }
    return types == null ? List.of() : types;
  }
}
