package dev.neurojit.llm.worker;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Makes text of the bytes of tokens: holds back characters that are not whole yet, and what may be
 * the beginning of a string that ends the reply.
 */
final class PieceText {
  private final List<String> stops;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private byte[] open = {};
  private String held = "";
  private boolean stopped;

  PieceText(List<String> stops) {
    this.stops = List.copyOf(stops);
  }

  /** Adds a token's bytes and returns the text that is certain by now. */
  String add(byte[] piece) {
    String text = held + decoded(piece);
    int stop = firstStop(text);
    if (stop >= 0) {
      stopped = true;
      held = "";
      return text.substring(0, stop);
    }
    int certain = text.length() - openStop(text);
    held = text.substring(certain);
    return text.substring(0, certain);
  }

  /** Returns whether a string came that ends the reply; nothing after it counts. */
  boolean isStopped() {
    return stopped;
  }

  /** Returns what was held back, once the reply has ended. */
  String rest() {
    String rest = stopped ? "" : held;
    held = "";
    return rest;
  }

  /** Returns where the first string is that ends the reply; -1 if none has come. */
  private int firstStop(String text) {
    int first = -1;
    for (String stop : stops) {
      int at = text.indexOf(stop);
      first = at >= 0 && (first < 0 || at < first) ? at : first;
    }
    return first;
  }

  private String decoded(byte[] piece) {
    if (open.length == 0 && isAscii(piece)) {
      return new String(piece, StandardCharsets.US_ASCII);
    }
    byte[] bytes = Arrays.copyOf(open, open.length + piece.length);
    System.arraycopy(piece, 0, bytes, open.length, piece.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    // Not the end of input: an unfinished character stays in the buffer.
    decoder.decode(in, out, false);
    open = Arrays.copyOfRange(bytes, in.position(), bytes.length);
    return out.flip().toString();
  }

  private static boolean isAscii(byte[] piece) {
    for (byte unit : piece) {
      if (unit < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many characters at the end may begin a stop string. */
  private int openStop(String text) {
    int longest = 0;
    for (String stop : stops) {
      for (int n = Math.min(stop.length() - 1, text.length()); n > longest; n--) {
        if (text.regionMatches(text.length() - n, stop, 0, n)) {
          longest = n;
        }
      }
    }
    return longest;
  }
}
