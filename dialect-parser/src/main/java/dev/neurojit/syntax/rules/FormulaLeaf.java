package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a name in an expression, with its sigil or without. */
final class FormulaLeaf {
  private FormulaLeaf() {}

  /** Returns the value that a token names, with its type; null where there is none. */
  static @Nullable Formula of(Token token, SyntaxTree tree) {
    if (token.is(TokenKind.VALUE_ID)) {
      String type = Scope.of(tree).typeOf(token);
      return type == null ? null : new Formula.Leaf(token.text(), type);
    }
    if (!token.is(TokenKind.BARE_ID)) {
      return null;
    }
    String lower = token.text().toLowerCase(Locale.ROOT);
    if (lower.equals("true") || lower.equals("false")) {
      return new Formula.Leaf(lower, "i1");
    }
    return Scope.of(tree).definitions("%" + token.text()).stream()
        .filter(it -> it.isVisibleAt(token.start()) && it.type() != null)
        .findFirst()
        .map(it -> new Formula.Leaf(it.name(), it.type()))
        .orElse(null);
  }
}
