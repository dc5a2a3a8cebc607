package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads types among other tokens, in MLIR's spelling or another. */
final class TypeWords {
  private static final Set<String> SHAPED = Set.of("vector", "tensor", "memref");

  private TypeWords() {}

  /**
   * A type.
   *
   * @param text as MLIR writes it
   * @param next the index after its last token
   */
  record Read(String text, int next) {}

  /** Returns the type at an index, or null if there is none. */
  static @Nullable Read at(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    String scalar = scalar(token);
    if (scalar != null) {
      return new Read(scalar, i + 1);
    }
    boolean shaped =
        token.is(TokenKind.BARE_ID)
            && SHAPED.contains(token.text())
            && i + 1 < tokens.size()
            && tokens.get(i + 1).is(TokenKind.LESS);
    if (!shaped) {
      return null;
    }
    int next = Heads.afterGroup(tokens, i + 1);
    String text = Heads.type(tokens.subList(i, next)).text();
    return Shape.of(text) == null ? null : new Read(text, next);
  }

  /** Returns the scalar type that a token names, or null. */
  static @Nullable String scalar(Token token) {
    if (!token.is(TokenKind.BARE_ID) && !token.is(TokenKind.TYPE_ALIAS)) {
      return null;
    }
    String text = token.text();
    boolean prefixed = text.startsWith("_f") || text.startsWith("_i");
    int end = text.length() - (text.endsWith(".") ? 1 : 0);
    String word = text.substring(Math.min(prefixed ? 1 : 0, end), end);
    return CTypes.scalar(word);
  }
}
