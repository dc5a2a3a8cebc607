package dev.neurojit.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/** A statement in progress: its operation and the brackets that are open in its head. */
final class OpenStatement {
  private final OperationSyntax operation;
  private final Deque<TokenKind> brackets = new ArrayDeque<>();
  private int braces;
  private int parentheses;
  private int squares;
  private int regionIndex = -1;

  OpenStatement(OperationSyntax operation) {
    this.operation = operation;
  }

  OperationSyntax operation() {
    return operation;
  }

  boolean isEmpty() {
    return operation.head().isEmpty();
  }

  Token first() {
    return operation.head().getFirst();
  }

  Token last() {
    return operation.head().getLast();
  }

  boolean inBrackets() {
    return !brackets.isEmpty();
  }

  /** Returns whether a closing brace would close an attribute dictionary of this statement. */
  boolean closesDictionary() {
    return braces > 0;
  }

  /** Returns whether it is a block label up to its colon. */
  boolean isCompleteLabel() {
    return brackets.isEmpty() && first().is(TokenKind.BLOCK_ID) && last().is(TokenKind.COLON);
  }

  void add(Token token) {
    operation.add(token);
    switch (token.kind()) {
      case LPAREN, LBRACKET, LBRACE -> open(token.kind());
      case RPAREN -> close(TokenKind.LPAREN);
      case RBRACKET -> close(TokenKind.LBRACKET);
      case RBRACE -> close(TokenKind.LBRACE);
      default -> {}
    }
  }

  void enter(RegionSyntax region, Token folded) {
    regionIndex = operation.head().size();
    operation.add(folded);
    operation.add(region);
  }

  /** Gives the folded token the span and text that its region turned out to have. */
  void leave(RegionSyntax region) {
    Token folded = operation.head().get(regionIndex);
    operation.fold(
        regionIndex,
        new Token(TokenKind.REGION, "{}", region.span(), folded.index(), folded.lineStart()));
  }

  private void open(TokenKind bracket) {
    brackets.push(bracket);
    count(bracket, 1);
  }

  /** Closes the innermost bracket of a kind, and what was left open inside with it. */
  private void close(TokenKind bracket) {
    if (count(bracket, 0) == 0) {
      return;
    }
    TokenKind inner;
    do {
      inner = brackets.pop();
      count(inner, -1);
    } while (inner != bracket);
  }

  /** Changes how many brackets of a kind are open, and returns the number. */
  private int count(TokenKind bracket, int change) {
    return switch (bracket) {
      case LPAREN -> parentheses += change;
      case LBRACKET -> squares += change;
      default -> braces += change;
    };
  }
}
