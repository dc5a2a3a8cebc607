package dev.neurojit.syntax;

import dev.neurojit.syntax.grammar.MlirLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;

/** Cuts a text into tokens with the ANTLR lexer. */
final class Lexing {
  private static final TokenKind[] KINDS = kinds();

  private Lexing() {}

  static List<Token> tokens(Source source) {
    MlirLexer lexer = new MlirLexer(CharStreams.fromString(source.text()));
    lexer.removeErrorListeners();
    String text = source.text();
    List<Token> tokens = new ArrayList<>(text.length() / 4 + 4);
    boolean lineStart = true;
    // ANTLR counts code points, we count characters: the lengths of the token texts bridge the two.
    int offset = 0;
    for (org.antlr.v4.runtime.Token raw = lexer.nextToken();
        raw.getType() != org.antlr.v4.runtime.Token.EOF;
        raw = lexer.nextToken()) {
      String piece = raw.getText();
      TokenKind kind = KINDS[raw.getType()];
      Span span = new Span(offset, offset + piece.length());
      tokens.add(new Token(kind, piece, span, tokens.size(), lineStart));
      lineStart =
          kind == TokenKind.WHITESPACE
              ? lineStart || piece.indexOf('\n') >= 0
              : lineStart && kind.isTrivia();
      offset = span.end();
    }
    return tokens;
  }

  private static TokenKind[] kinds() {
    TokenKind[] kinds = new TokenKind[MlirLexer.VOCABULARY.getMaxTokenType() + 1];
    for (int type = 1; type < kinds.length; type++) {
      kinds[type] = kindOf(MlirLexer.VOCABULARY.getSymbolicName(type));
    }
    return kinds;
  }

  private static TokenKind kindOf(String name) {
    if (name.equals("RESOURCES")) {
      return TokenKind.COMMENT;
    }
    if (name.equals("FOREIGN_COMMENT")) {
      return TokenKind.NOISE;
    }
    return name.startsWith("OP_") ? TokenKind.BARE_ID : TokenKind.valueOf(name);
  }

  /** Returns the lexer's type number of a kind. */
  static int typeOf(TokenKind kind) {
    for (int type = 1; type < KINDS.length; type++) {
      if (kind.name().equals(MlirLexer.VOCABULARY.getSymbolicName(type))) {
        return type;
      }
    }
    throw new IllegalArgumentException("the lexer has no " + kind);
  }
}
