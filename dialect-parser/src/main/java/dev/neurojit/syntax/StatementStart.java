package dev.neurojit.syntax;

import java.util.List;
import java.util.Set;

/** Decides where a statement begins, where it goes on, and which brace opens a region. */
final class StatementStart {
  /** Ways to begin a function, the wrong ones too. */
  static final Set<String> FUNCTION_WORDS =
      Set.of("func.func", "func", "llvm.func", "builtin.func");

  private static final Set<String> CONTINUING =
      Set.of(
          "else",
          "scf.else",
          "elif",
          "elseif",
          "elsif",
          "do",
          "to",
          "step",
          "iter_args",
          "attributes",
          "into",
          "from",
          "loc",
          "default");
  private static final Set<String> LOOPS =
      Set.of("scf.for", "for", "affine.for", "unsigned", "scf.forall", "scf.parallel");

  private final List<Token> tokens;

  StatementStart(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Returns whether the token at {@code i} begins a statement although {@code open} is unfinished.
   */
  boolean begins(int i, OpenStatement open) {
    if (open.isEmpty()) {
      return false;
    }
    if (open.last().is(TokenKind.SEMICOLON) && !open.inBrackets()) {
      return true;
    }
    return tokens.get(i).lineStart() ? beginsOnNewLine(i, open) : beginsInLine(i, open);
  }

  private boolean beginsOnNewLine(int i, OpenStatement open) {
    Token token = tokens.get(i);
    if (open.inBrackets()) {
      return definesValue(i, true) || beginsFunction(i) || isReturn(token);
    }
    if (isContinuation(token)) {
      return false;
    }
    return !asksForMore(open.last())
        || definesValue(i, true)
        || isReturn(token)
        || OpTable.isKnown(token.text());
  }

  private boolean beginsInLine(int i, OpenStatement open) {
    boolean elseIf = open.last().isWord("else");
    if (open.inBrackets()
        || asksForMore(open.last())
        || elseIf
        || open.operation().head().size() == 1) {
      return false;
    }
    Token token = tokens.get(i);
    return switch (token.kind()) {
      case VALUE_ID -> definesValue(i, false) && !LOOPS.contains(open.last().text());
      case BARE_ID ->
          (OpTable.hasKnownDialect(token.text()) || isReturn(token))
              && !endsWithName(open)
              && !open.last().is(TokenKind.MINUS);
      case BLOCK_ID -> isKind(i + 1, TokenKind.COLON) && !open.last().is(TokenKind.VALUE_ID);
      default -> false;
    };
  }

  /** Whether nothing but the name, or a prefix such as a type, stands before. */
  private static boolean endsWithName(OpenStatement open) {
    List<Token> head = open.operation().head();
    return head.size() == 1 || head.get(head.size() - 2).is(TokenKind.EQUAL);
  }

  private static boolean isReturn(Token token) {
    return token.isWord("return") || token.isWord("func.return");
  }

  /** Returns whether a function begins at {@code i}. */
  boolean beginsFunction(int i) {
    Token token = tokens.get(i);
    if (!token.is(TokenKind.BARE_ID) || !FUNCTION_WORDS.contains(token.text())) {
      return false;
    }
    return isKind(i + 1, TokenKind.SYMBOL)
        || (isKind(i + 1, TokenKind.BARE_ID) && isKind(i + 2, TokenKind.SYMBOL));
  }

  /** Returns whether {@code %a, %b:2 =} begins at {@code i}, and an operation after it. */
  private boolean definesValue(int start, boolean withOperation) {
    int i = start;
    while (isKind(i, TokenKind.VALUE_ID)) {
      i += isKind(i + 1, TokenKind.COLON) && isKind(i + 2, TokenKind.INTEGER) ? 3 : 1;
      if (isKind(i, TokenKind.EQUAL)) {
        return !withOperation
            || isKind(i + 1, TokenKind.BARE_ID)
            || isKind(i + 1, TokenKind.STRING);
      }
      if (!isKind(i, TokenKind.COMMA) || i - start > 64) {
        return false;
      }
      i++;
    }
    return false;
  }

  private static boolean isContinuation(Token token) {
    return switch (token.kind()) {
      case COLON, COMMA, ARROW, EQUAL, LPAREN, LBRACKET, LBRACE, RPAREN, RBRACKET, QUESTION -> true;
      case LESS, GREATER, PLUS, STAR, SLASH, SEMICOLON, BAR -> true;
      case BARE_ID -> CONTINUING.contains(token.text());
      default -> false;
    };
  }

  private static boolean asksForMore(Token last) {
    return switch (last.kind()) {
      case COLON, COMMA, ARROW, EQUAL, QUESTION, PLUS, MINUS, STAR, SLASH, COLON_COLON -> true;
      default -> false;
    };
  }

  /** Returns whether the brace at {@code i} opens a region rather than an attribute dictionary. */
  boolean opensRegion(int i, OpenStatement open) {
    if (open.isEmpty()) {
      return true;
    }
    Token last = open.last();
    if (last.isWord("attributes") || last.is(TokenKind.LESS) || last.is(TokenKind.EQUAL)) {
      return false;
    }
    List<Token> head = open.operation().head();
    if (open.inBrackets()) {
      boolean afterRegion = head.size() > 1 && head.get(head.size() - 2).is(TokenKind.REGION);
      return last.is(TokenKind.LPAREN)
          ? head.size() == 1 || !looksLikeDictionary(i) || isKind(i + 1, TokenKind.RBRACE)
          : last.is(TokenKind.COMMA) && afterRegion;
    }
    boolean mustHold = holdsRegions(open.operation().nameSoFar()) && !last.is(TokenKind.REGION);
    return mustHold || !looksLikeDictionary(i);
  }

  private static boolean holdsRegions(String name) {
    return switch (OpTable.form(name)) {
      case FUNC, IF, FOR, WHILE, MODULE -> true;
      default -> FUNCTION_WORDS.contains(name);
    };
  }

  private boolean looksLikeDictionary(int brace) {
    if (isKind(brace + 1, TokenKind.RBRACE)) {
      return true;
    }
    boolean named = isKind(brace + 1, TokenKind.BARE_ID) || isKind(brace + 1, TokenKind.STRING);
    return named
        && (isKind(brace + 2, TokenKind.EQUAL)
            || isKind(brace + 2, TokenKind.COMMA)
            || isKind(brace + 2, TokenKind.RBRACE));
  }

  /** Returns whether the statement goes on with the token at {@code i} after one of its regions. */
  boolean continuesAfterRegion(int i, OpenStatement open) {
    if (i >= tokens.size()) {
      return false;
    }
    Token token = tokens.get(i);
    if (open.inBrackets()) {
      return !definesValue(i, true) && !beginsFunction(i);
    }
    return switch (token.kind()) {
      case COLON, ARROW, COMMA -> true;
      case LBRACE -> !token.lineStart();
      case BARE_ID -> CONTINUING.contains(token.text());
      default -> false;
    };
  }

  private boolean isKind(int i, TokenKind kind) {
    return i < tokens.size() && tokens.get(i).is(kind);
  }
}
