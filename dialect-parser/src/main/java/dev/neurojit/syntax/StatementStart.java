package dev.neurojit.syntax;

import java.util.List;
import java.util.Set;

/** Decides where a statement begins, and where it goes on. */
final class StatementStart {
  /** Ways to begin a function, the wrong ones too. */
  static final Set<String> FUNCTION_WORDS =
      Set.of("func.func", "func", "llvm.func", "builtin.func", "define", "def", "fn");

  /** Words that go on with a statement, whatever stands before them. */
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
          "default",
          "case");

  /** Words after which a line cannot end. */
  private static final Set<String> LINKS = Set.of("to", "into", "from", "in", "step", "on", "with");

  private static final Set<String> LOOPS =
      Set.of("scf.for", "for", "affine.for", "unsigned", "scf.forall", "scf.parallel", "scf.while");

  private final Lookahead tokens;
  private final Clauses clauses;
  private final RegionStart regions;

  StatementStart(List<Token> tokens) {
    this.tokens = new Lookahead(tokens);
    this.clauses = new Clauses(this.tokens);
    this.regions = new RegionStart(this.tokens);
  }

  /** Returns whether the brace at {@code i} opens a region rather than an attribute dictionary. */
  boolean opensRegion(int i, OpenStatement open) {
    return regions.opensRegion(i, open);
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
      return tokens.definesValue(i, true)
          || beginsFunction(i)
          || isReturn(token)
          || (open.isAlias() && tokens.definesAlias(i));
    }
    if (isContinuation(token, open) || clauses.goesOnWith(i, open)) {
      return false;
    }
    return !asksForMore(open)
        || tokens.definesValue(i, true)
        || isReturn(token)
        || (OpTable.isKnown(token.text()) && !open.isOnlyResults());
  }

  private boolean beginsInLine(int i, OpenStatement open) {
    boolean elseIf = open.last().isWord("else");
    if (open.inBrackets() || asksForMore(open) || elseIf || open.operation().head().size() == 1) {
      return false;
    }
    Token token = tokens.get(i);
    return switch (token.kind()) {
      case VALUE_ID ->
          tokens.definesValue(i, open.hasOwnForm() && !open.hasTypes())
              && !LOOPS.contains(open.last().text())
              && !(LOOPS.contains(open.name()) && open.last().is(TokenKind.BARE_ID));
      case BARE_ID ->
          (OpTable.hasKnownDialect(token.text()) || isReturn(token))
              && !endsWithName(open)
              && !open.last().is(TokenKind.MINUS);
      case BLOCK_ID -> tokens.is(i + 1, TokenKind.COLON) && !endsBeforeBlockName(open.last());
      default -> false;
    };
  }

  /** Whether a block name after this one is an operand: {@code unwind ^bb1 : (i32) -> ()}. */
  private static boolean endsBeforeBlockName(Token last) {
    return last.is(TokenKind.VALUE_ID) || last.isWord("unwind") || last.isWord("to");
  }

  /** Whether nothing but the name, or a prefix such as a type, stands before. */
  private static boolean endsWithName(OpenStatement open) {
    List<Token> head = open.operation().head();
    return head.size() == 1 || head.get(head.size() - 2).is(TokenKind.EQUAL);
  }

  static boolean isReturn(Token token) {
    return token.isWord("return") || token.isWord("func.return");
  }

  /** Returns whether a function begins at {@code i}. */
  boolean beginsFunction(int i) {
    Token token = tokens.get(i);
    if (!token.is(TokenKind.BARE_ID) || !FUNCTION_WORDS.contains(token.text())) {
      return false;
    }
    return tokens.is(i + 1, TokenKind.SYMBOL)
        || (tokens.is(i + 1, TokenKind.BARE_ID) && tokens.is(i + 2, TokenKind.SYMBOL));
  }

  private static boolean isContinuation(Token token, OpenStatement open) {
    return switch (token.kind()) {
      case COLON, COMMA, ARROW, EQUAL, LPAREN, LBRACKET, LBRACE, RPAREN, RBRACKET, QUESTION -> true;
      case LESS, GREATER, PLUS, STAR, SLASH, SEMICOLON, BAR -> true;
      case BARE_ID -> CONTINUING.contains(token.text()) && !open.operation().hasDefaultDialect();
      default -> false;
    };
  }

  private static boolean asksForMore(OpenStatement open) {
    Token last = open.last();
    return switch (last.kind()) {
      case COLON, COMMA, ARROW, EQUAL, QUESTION, PLUS, MINUS, STAR, SLASH, COLON_COLON -> true;
      case LESS -> true;
      case BARE_ID ->
          (LINKS.contains(last.text()) && open.hasOwnForm()) || isConstantWithoutValue(open);
      case RBRACE -> isConstantWithoutValue(open);
      default -> false;
    };
  }

  private static boolean isConstantWithoutValue(OpenStatement open) {
    return open.name().equals("arith.constant")
        && !open.hasTypes()
        && (open.last().is(TokenKind.RBRACE) || open.last().isWord(open.name()));
  }

  /** Returns whether the statement goes on with the token at {@code i} after one of its regions. */
  boolean continuesAfterRegion(int i, OpenStatement open) {
    if (i >= tokens.size()) {
      return false;
    }
    Token token = tokens.get(i);
    if (open.inBrackets()) {
      return !tokens.definesValue(i, true) && !beginsFunction(i);
    }
    return switch (token.kind()) {
      case COLON, ARROW, COMMA -> true;
      case GREATER -> open.hasOwnForm();
      case LBRACE -> !token.lineStart() || regions.beginsAttributes(i);
      case BARE_ID ->
          CONTINUING.contains(token.text())
              || (token.isWord("after") && open.name().equals("scf.while"))
              || clauses.goesOnAfterRegion(i, open);
      default -> false;
    };
  }
}
