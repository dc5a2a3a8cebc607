package dev.neurojit.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A statement in progress: its operation and the brackets that are open in its head. */
final class OpenStatement {
  private final OperationSyntax operation;
  private final Deque<TokenKind> brackets = new ArrayDeque<>();
  private int braces;
  private int parentheses;
  private int squares;
  private int regionIndex = -1;
  private int angles;
  private boolean types;
  private @Nullable Token name;

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

  /** Returns whether it defines an alias, or begins to. */
  boolean isAlias() {
    return !isEmpty()
        && (first().is(TokenKind.ATTRIBUTE_ALIAS) || first().is(TokenKind.TYPE_ALIAS));
  }

  /** Returns whether it is {@code %a =} so far. */
  boolean isOnlyResults() {
    return last().is(TokenKind.EQUAL) && first().is(TokenKind.VALUE_ID) && name == null;
  }

  /** Returns the operation's name, "" as long as it has none. */
  String name() {
    return name == null ? "" : name.text().replace("\"", "");
  }

  /** Returns whether it is in custom form, and only its dialect knows how that goes on. */
  boolean hasOwnForm() {
    return name != null
        && name.is(TokenKind.BARE_ID)
        && (name.text().indexOf('.') > 0 || operation.hasDefaultDialect())
        && OpTable.form(name.text()) == OpForm.OTHER;
  }

  /** Returns whether it is in generic form. */
  boolean isGeneric() {
    return name != null && name.is(TokenKind.STRING);
  }

  /** Returns whether the colon before its types has come. */
  boolean hasTypes() {
    return types;
  }

  void add(Token token) {
    boolean namesNext = isEmpty() || (name == null && last().is(TokenKind.EQUAL));
    types |= token.is(TokenKind.COLON) && name != null && brackets.isEmpty();
    operation.add(token);
    if (namesNext) {
      name = operation.nameTokenSoFar();
    }
    switch (token.kind()) {
      case LESS -> {
        // Elsewhere it may be a comparison; here it is what may hold line breaks.
        if (isAlias()) {
          open(TokenKind.LESS);
        }
      }
      case GREATER -> close(TokenKind.LESS);
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
      case LESS -> angles += change;
      default -> braces += change;
    };
  }
}
