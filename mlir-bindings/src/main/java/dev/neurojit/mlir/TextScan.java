package dev.neurojit.mlir;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a text tell before MLIR sees them, in one pass: how deep brackets nest, strings
 * and comments apart, and whether something could crash MLIR. The depth is never less than MLIR's
 * parser finds, as a closing bracket without its opener does not count.
 */
final class TextScan {
  /** What a byte is at the start of a token; the rest of them stand for themselves. */
  private static final byte NOTHING = 0;

  private static final byte WORD = 1;
  private static final byte NAME = 2;
  private static final byte OPENING = 3;
  private static final byte CLOSING = 4;
  private static final byte OTHER = 5;
  private static final byte[] KINDS = kinds();

  private static final byte BARE = 1;
  private static final byte IN_WORD = 2;
  private static final byte IN_NAME = 4;
  private static final byte[] INSIDE = inside();

  private final byte[] text;
  private final byte[] open = new byte[TextGuard.MAX_NESTING + 1];
  private int levels;
  private int depth;
  private int deepest;
  private @Nullable String risk;

  private TextScan(byte[] text) {
    this.text = text;
  }

  /**
   * Looks at a text in UTF-8, as far as to the bracket that nests deeper than {@link
   * TextGuard#MAX_NESTING}.
   */
  static TextScan of(byte[] utf8) {
    TextScan scan = new TextScan(utf8);
    int at = 0;
    while (at < utf8.length && scan.depth <= TextGuard.MAX_NESTING) {
      byte kind = KINDS[utf8[at] & 0xff];
      at = kind == NOTHING ? at + 1 : scan.step(kind, at);
    }
    return scan;
  }

  byte[] text() {
    return text;
  }

  /** At most 1 more than {@link TextGuard#MAX_NESTING}. */
  int depth() {
    return depth;
  }

  /** The place of the first bracket on the deepest level. */
  int deepest() {
    return deepest;
  }

  /** The first piece that {@link Risk} does not know to be harmless; null if there is none. */
  @Nullable String risk() {
    return risk;
  }

  /** The place behind the token. */
  private int step(byte kind, int start) {
    return switch (kind) {
      case WORD -> word(start);
      case NAME -> name(start);
      case OPENING -> open(start);
      case CLOSING -> close(start);
      default -> other(start);
    };
  }

  private int other(int start) {
    return switch (text[start]) {
      case '"' -> string(start);
      case '/' -> comment(start);
      case '-' -> minus(start);
      case '=' -> isAt(start + 1, '>') ? start + 2 : start + 1;
      default -> note(start, start + 1);
    };
  }

  private int open(int start) {
    open[levels++] = text[start];
    if (levels > depth) {
      depth = levels;
      deepest = start;
    }
    return start + 1;
  }

  /** An unclosed {@code <} may be a comparison: other brackets close over it. */
  private int close(int start) {
    byte opener =
        switch (text[start]) {
          case ')' -> '(';
          case ']' -> '[';
          case '}' -> '{';
          default -> '<';
        };
    int last = levels - 1;
    while (opener != '<' && last >= 0 && open[last] == '<') {
      last--;
    }
    if (last >= 0 && open[last] == opener) {
      levels = last;
    }
    return start + 1;
  }

  /** An arrow, or a sign, which before another is risky. */
  private int minus(int start) {
    if (isAt(start + 1, '>')) {
      return start + 2;
    }
    int next = start + 1;
    while (next < text.length
        && (text[next] == ' ' || (text[next] >= '\t' && text[next] <= '\r'))) {
      next++;
    }
    if (isAt(next, '-')) {
      note(start, next + 1);
    }
    return start + 1;
  }

  /** An arrow ends it. */
  private int name(int start) {
    int at = behind(start + 1, IN_NAME);
    while (isAt(at, '-') && !isAt(at + 1, '>')) {
      at = behind(at + 1, IN_NAME);
    }
    return at;
  }

  private int comment(int start) {
    int at = start + 1;
    if (isAt(at, '/')) {
      while (at < text.length && text[at] != '\n') {
        at++;
      }
    }
    return at;
  }

  /** To the closing quote, or the end of the line, where MLIR gives up. */
  private int string(int start) {
    int at = start + 1;
    while (at < text.length && text[at] != '"' && text[at] != '\n') {
      at += text[at] == '\\' ? 2 : 1;
    }
    int end = Math.min(at + 1, text.length);
    return risk == null && !Risk.isPredicate(text, start, end) ? note(start, end) : end;
  }

  private int word(int start) {
    int dot = behind(start + 1, BARE);
    int end = isAt(dot, '.') ? behind(dot, IN_WORD) : dot;
    return risk == null && Risk.isRisky(text, start, dot, end) ? note(start, end) : end;
  }

  /** The first place from a given one whose byte is none of these. */
  private int behind(int start, byte insides) {
    byte[] utf8 = text;
    int at = start;
    while (at < utf8.length && (INSIDE[utf8[at] & 0xff] & insides) != 0) {
      at++;
    }
    return at;
  }

  private int note(int start, int end) {
    if (risk == null) {
      risk = new String(text, start, end - start, StandardCharsets.UTF_8);
    }
    return end;
  }

  private boolean isAt(int place, char wanted) {
    return place < text.length && text[place] == wanted;
  }

  private static byte[] kinds() {
    byte[] all = new byte[256];
    for (char c = 0; c < 128; c++) {
      all[c] =
          switch (c) {
            case '%', '@', '^' -> NAME;
            case '(', '[', '{', '<' -> OPENING;
            case ')', ']', '}', '>' -> CLOSING;
            case '"', '/', '-', '=', '!', '#' -> OTHER;
            default -> isLetter(c) || c == '?' ? WORD : NOTHING;
          };
    }
    return all;
  }

  private static byte[] inside() {
    byte[] all = new byte[256];
    for (char c = 0; c < 128; c++) {
      boolean inAll = isLetter(c) || (c >= '0' && c <= '9') || c == '$';
      int bare = inAll || c == '?' ? BARE | IN_WORD : 0;
      all[c] = (byte) (bare | (inAll ? IN_NAME : 0) | (c == '.' ? IN_WORD | IN_NAME : 0));
    }
    return all;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
