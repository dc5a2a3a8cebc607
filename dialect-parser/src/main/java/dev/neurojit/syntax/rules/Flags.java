package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The fast-math and overflow flags of arith. */
final class Flags {
  private static final Set<String> FLAGS =
      Set.of(
          "fast",
          "nnan",
          "ninf",
          "nsz",
          "arcp",
          "contract",
          "afn",
          "reassoc",
          "nsw",
          "nuw",
          "none");

  private Flags() {}

  /** Returns whether a word is a flag as MLIR spells it. */
  static boolean isExact(String word) {
    return FLAGS.contains(word);
  }

  /** Returns whether a word is a flag, in whatever case. */
  static boolean contains(String word) {
    return FLAGS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Adds the flags among the words and marks to a list; false if there is anything else. */
  static boolean read(List<String> flags, List<Token> words) {
    for (Token word : words) {
      switch (word.kind()) {
        case BARE_ID, STRING -> {
          String text = word.text().replace("\"", "");
          if (!contains(text) && !text.equals("fastmath")) {
            return false;
          }
          if (contains(text)) {
            flags.add(text.toLowerCase(Locale.ROOT));
          }
        }
        case LESS, GREATER, COMMA, BAR, LBRACKET, RBRACKET -> {}
        default -> {
          if (!word.text().startsWith("#arith")) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Returns the end of a bracket around flags, where '<' need not touch what is before it. */
  static int afterBracket(List<Token> tokens, int open) {
    TokenKind close = tokens.get(open).is(TokenKind.LESS) ? TokenKind.GREATER : TokenKind.RPAREN;
    int end = open + 1;
    while (end < tokens.size() && !tokens.get(end).is(close)) {
      end++;
    }
    return Math.min(end + 1, tokens.size());
  }
}
