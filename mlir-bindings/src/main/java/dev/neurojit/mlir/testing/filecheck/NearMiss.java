package dev.neurojit.mlir.testing.filecheck;

import dev.neurojit.mlir.opt.Spelling;
import java.util.OptionalInt;

/** Finds what comes nearest to a text that is not there. */
final class NearMiss {
  /** How far it looks, in characters; near misses are near. */
  private static final int REACH = 4096;

  private static final double LINE_WEIGHT = 0.01;

  private NearMiss() {}

  /** Where the nearest text begins; empty if nothing resembles it. */
  static OptionalInt find(String wanted, String text, int from, int to) {
    int best = -1;
    double bestCost = Math.max(2, wanted.length() * 0.6);
    int lines = 0;
    for (int at = from; at < Math.min(to, from + REACH); at++) {
      char c = text.charAt(at);
      lines += c == '\n' ? 1 : 0;
      if (Character.isWhitespace(c) || isInsideWord(text, at, from)) {
        continue;
      }
      int end = text.indexOf('\n', at);
      int length = Math.min(wanted.length(), (end < 0 || end > to ? to : end) - at);
      double cost =
          Spelling.distance(wanted, text.substring(at, at + length)) + lines * LINE_WEIGHT;
      if (cost < bestCost) {
        best = at;
        bestCost = cost;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  private static boolean isInsideWord(String text, int at, int from) {
    return at > from
        && Character.isLetterOrDigit(text.charAt(at))
        && Character.isLetterOrDigit(text.charAt(at - 1));
  }
}
