package dev.neurojit.syntax;

import java.util.Set;

/**
 * Recognises the clauses of operations whose form is their dialect's own, such as {@code ins(...)},
 * {@code threads(...) in (...)}, {@code init {...}}, where they stand on a line of their own. A
 * word without a dot is an operation only in the default dialect, which leaves few to tell apart.
 */
final class Clauses {
  /** Operations that are written without their dialect, by MLIR or by models. */
  private static final Set<String> OPERATIONS =
      Set.of(
          "return",
          "call",
          "call_indirect",
          "func",
          "module",
          "yield",
          "br",
          "cond_br",
          "store",
          "load",
          "terminator",
          "condition",
          "let",
          "var",
          "print",
          "define",
          "declare",
          "if",
          "for",
          "while",
          "switch",
          "elif",
          "unrealized_conversion_cast");

  private final Lookahead tokens;

  Clauses(Lookahead tokens) {
    this.tokens = tokens;
  }

  /** Returns whether the line that begins at {@code i} goes on with the open statement. */
  boolean goesOnWith(int i, OpenStatement open) {
    if (!open.hasOwnForm()) {
      return open.isAlias() && open.last().is(TokenKind.EQUAL);
    }
    Token token = tokens.get(i);
    return switch (token.kind()) {
      case BARE_ID -> isClause(i, open);
      case VALUE_ID -> !open.hasTypes() && !tokens.definesValue(i, false);
      case STRING -> !open.hasTypes() && !tokens.is(i + 1, TokenKind.LPAREN);
      case ATTRIBUTE_ALIAS, TYPE_ALIAS -> !tokens.definesAlias(i);
      case SYMBOL, INTEGER -> !open.hasTypes();
      default -> false;
    };
  }

  /** Returns whether the word at {@code i}, after a region of the statement, goes on with it. */
  boolean goesOnAfterRegion(int i, OpenStatement open) {
    Token word = tokens.get(i);
    if (!open.hasOwnForm()) {
      return false;
    }
    if (open.operation().hasDefaultDialect()) {
      return !word.lineStart();
    }
    if (!word.lineStart()) {
      return word.text().indexOf('.') < 0 && !StatementStart.isReturn(word);
    }
    return !isOperation(word) && (tokens.is(i + 1, TokenKind.LBRACE) || isAssignment(i));
  }

  private boolean isClause(int i, OpenStatement open) {
    if (open.last().is(TokenKind.REGION)) {
      return goesOnAfterRegion(i, open);
    }
    boolean named = tokens.is(i + 1, TokenKind.LPAREN) && tokens.get(i).isWord("module");
    if (open.operation().hasDefaultDialect() || (isOperation(tokens.get(i)) && !named)) {
      return false;
    }
    if (tokens.is(i + 1, TokenKind.LBRACE)
        || (tokens.is(i + 1, TokenKind.EQUAL) && tokens.is(i + 2, TokenKind.LBRACE))) {
      return true;
    }
    if (open.hasTypes() && !OpTable.hasKnownDialect(open.name())) {
      return tokens.is(i + 1, TokenKind.LPAREN) || isAssignment(i);
    }
    return !open.hasTypes() && (!tokens.is(i + 1, TokenKind.EQUAL) || isAssignment(i));
  }

  /** Whether {@code word = value} stands at {@code i}, and no operation after the equals sign. */
  private boolean isAssignment(int i) {
    return tokens.is(i + 1, TokenKind.EQUAL)
        && !(tokens.is(i + 2, TokenKind.BARE_ID) && isOperation(tokens.get(i + 2)));
  }

  private static boolean isOperation(Token word) {
    return word.text().indexOf('.') >= 0
        || OPERATIONS.contains(word.text())
        || OpTable.isArithmetic(word.text());
  }
}
