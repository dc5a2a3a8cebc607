package dev.neurojit.syntax;

import java.util.List;

/** Tells the brace of a region from that of an attribute dictionary. */
final class RegionStart {
  private final Lookahead tokens;

  RegionStart(Lookahead tokens) {
    this.tokens = tokens;
  }

  /** Returns whether the brace at {@code i} opens a region of the open statement. */
  boolean opensRegion(int i, OpenStatement open) {
    if (open.isEmpty()) {
      return true;
    }
    if (open.isAlias() || open.closesDictionary() || beginsLiterals(i)) {
      return false;
    }
    Token last = open.last();
    if (last.isWord("attributes") || last.is(TokenKind.LESS)) {
      return false;
    }
    if (open.inBrackets()) {
      return opensRegionInBrackets(i, open) || opensBodyOfUnclosedHead(i, open);
    }
    if (open.isGeneric()) {
      return false;
    }
    if (last.is(TokenKind.EQUAL)) {
      return open.hasOwnForm() && beginsOperation(i);
    }
    String name = open.name();
    boolean mustHold =
        (holdsRegions(name) && !last.is(TokenKind.REGION))
            || (name.equals("scf.index_switch") && isCase(open));
    return mustHold || !(open.hasOwnForm() ? !mayBegin(i) : looksLikeDictionary(i));
  }

  /** Returns whether the brace is followed by {@code name =}. */
  boolean beginsAttributes(int brace) {
    return tokens.is(brace + 1, TokenKind.BARE_ID) && tokens.is(brace + 2, TokenKind.EQUAL);
  }

  private boolean beginsLiterals(int brace) {
    return tokens.is(brace + 1, TokenKind.FLOAT)
        || tokens.is(brace + 1, TokenKind.INTEGER)
        || tokens.is(brace + 1, TokenKind.MINUS);
  }

  private boolean opensRegionInBrackets(int i, OpenStatement open) {
    List<Token> head = open.operation().head();
    Token last = open.last();
    boolean afterRegion = head.size() > 1 && head.get(head.size() - 2).is(TokenKind.REGION);
    return (last.is(TokenKind.LPAREN) && (!open.hasOwnForm() || mayBegin(i)))
        || (last.is(TokenKind.COMMA) && afterRegion)
        || tokens.is(i + 1, TokenKind.BLOCK_ID);
  }

  /** The parenthesis around a function's parameters was left open: {@code (%x: f32 -> f32}. */
  private boolean opensBodyOfUnclosedHead(int i, OpenStatement open) {
    Token next =
        tokens.is(i + 1, TokenKind.RBRACE) || i + 1 >= tokens.size() ? null : tokens.get(i + 1);
    return next != null
        && next.lineStart()
        && StatementStart.FUNCTION_WORDS.contains(open.name())
        && !looksLikeDictionary(i)
        && open.operation().head().stream().noneMatch(it -> it.is(TokenKind.RPAREN))
        && open.operation().head().stream().anyMatch(it -> it.is(TokenKind.ARROW));
  }

  /** Behind {@code case 1} or {@code default}. */
  private static boolean isCase(OpenStatement open) {
    List<Token> head = open.operation().head();
    Token last = open.last();
    return last.isWord("default")
        || (last.is(TokenKind.INTEGER)
            && head.size() > 1
            && head.get(head.size() - 2).isWord("case"));
  }

  private static boolean holdsRegions(String name) {
    return switch (OpTable.form(name)) {
      case FUNC, IF, FOR, WHILE, MODULE -> true;
      default -> StatementStart.FUNCTION_WORDS.contains(name);
    };
  }

  /** Whether what follows the brace can begin a region: all else begins an attribute. */
  private boolean mayBegin(int brace) {
    int next = brace + 1;
    if (next >= tokens.size()) {
      return true;
    }
    return switch (tokens.get(next).kind()) {
      case BLOCK_ID, LBRACE -> true;
      case STRING -> tokens.is(next + 1, TokenKind.LPAREN);
      case VALUE_ID -> tokens.definesValue(next, false);
      case BARE_ID -> !looksLikeDictionary(brace);
      default -> false;
    };
  }

  private boolean beginsOperation(int brace) {
    return !tokens.is(brace + 1, TokenKind.RBRACE) && mayBegin(brace);
  }

  private boolean looksLikeDictionary(int brace) {
    if (tokens.is(brace + 1, TokenKind.RBRACE)) {
      return true;
    }
    boolean named =
        tokens.is(brace + 1, TokenKind.BARE_ID) || tokens.is(brace + 1, TokenKind.STRING);
    return named
        && (tokens.is(brace + 2, TokenKind.EQUAL)
            || tokens.is(brace + 2, TokenKind.COLON)
            || tokens.is(brace + 2, TokenKind.COMMA)
            || (tokens.is(brace + 2, TokenKind.RBRACE) && !isOperation(tokens.get(brace + 1))));
  }

  /** Whether a word alone between braces is an operation rather than a unit attribute. */
  private static boolean isOperation(Token word) {
    OpSignature signature = OpNames.signature(word.text());
    if (signature != null) {
      return signature.mayStandAlone();
    }
    return StatementStart.isReturn(word) || (word.lineStart() && word.text().indexOf('.') > 0);
  }
}
