package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Small readers over the tokens of a statement's head; all of them take broken heads too. */
public final class Heads {
  private Heads() {}

  /**
   * Returns how the token at {@code i} changes the depth of brackets: -1, 0 or 1. A '<' or '>'
   * counts only where it touches the token before it, as in a type, and not as a comparison.
   */
  public static int depthChange(List<Token> tokens, int i) {
    return depthChange(tokens, i, tokens.get(i));
  }

  private static int depthChange(List<Token> tokens, int i, Token token) {
    return switch (token.kind()) {
      case LPAREN, LBRACKET, LBRACE -> 1;
      case RPAREN, RBRACKET, RBRACE -> -1;
      case LESS -> touches(tokens, i) || opensGroup(tokens, i) ? 1 : 0;
      case GREATER -> touches(tokens, i) ? -1 : 0;
      default -> 0;
    };
  }

  private static boolean touches(List<Token> tokens, int i) {
    return i > 0 && tokens.get(i - 1).end() == tokens.get(i).start();
  }

  private static boolean opensGroup(List<Token> tokens, int i) {
    return i + 2 < tokens.size()
        && (tokens.get(i + 1).is(TokenKind.LBRACE) || tokens.get(i + 2).is(TokenKind.GREATER));
  }

  /** Returns the index after the bracket that closes the one at {@code open}, or the size. */
  public static int afterGroup(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += depthChange(tokens, i);
      if (depth <= 0) {
        return i + 1;
      }
    }
    return tokens.size();
  }

  /** Returns the comma-separated parts inside the parenthesis at {@code open}; none without one. */
  public static List<List<Token>> group(List<Token> tokens, int open) {
    if (open < 0 || open >= tokens.size() || !tokens.get(open).is(TokenKind.LPAREN)) {
      return List.of();
    }
    int end = afterGroup(tokens, open);
    boolean closed = tokens.get(end - 1).is(TokenKind.RPAREN) && end - 1 > open;
    List<Token> inside = tokens.subList(open + 1, closed ? end - 1 : end);
    return inside.isEmpty() ? List.of() : split(inside);
  }

  /**
   * Returns the parts of {@link #group}, a name with its type each; also of {@code (%a, %b: f32,
   * i32)}, where all names stand before all types.
   */
  public static List<List<Token>> namesAndTypes(List<Token> tokens, int open) {
    return Arguments.inPairs(group(tokens, open));
  }

  /** Splits tokens at the commas outside all brackets; parts may be empty. */
  public static List<List<Token>> split(List<Token> tokens) {
    List<List<Token>> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += depthChange(tokens, i, token);
      if (depth <= 0 && token.is(TokenKind.COMMA)) {
        parts.add(tokens.subList(start, i));
        start = i + 1;
      }
    }
    parts.add(tokens.subList(start, tokens.size()));
    return parts;
  }

  /**
   * Returns the index of the first token of a kind outside all brackets from {@code from}, or -1.
   */
  public static int indexOf(List<Token> tokens, TokenKind kind, int from) {
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (depth <= 0 && token.is(kind)) {
        return i;
      }
      depth += depthChange(tokens, i, token);
    }
    return -1;
  }

  /** Returns the span from the first token to the last. */
  public static Span span(List<Token> tokens) {
    return tokens.getFirst().span().to(tokens.getLast().span());
  }

  /** Returns the tokens as a type: their characters, with the blanks that stand between them. */
  public static TypeSyntax type(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    int end = tokens.getFirst().start();
    for (Token token : tokens) {
      text.append(token.start() > end ? " " : "").append(token.text());
      end = token.end();
    }
    return new TypeSyntax(text.toString(), span(tokens));
  }

  /** Returns the comma-separated types in the tokens. */
  public static List<TypeSyntax> types(List<Token> tokens) {
    List<TypeSyntax> types = new ArrayList<>();
    for (List<Token> part : split(tokens)) {
      if (!part.isEmpty()) {
        types.add(type(part));
      }
    }
    return Collections.unmodifiableList(types);
  }
}
