package dev.neurojit.mlir;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A cheap test for text that could crash MLIR's parser, verifier or printer. Plain scalar programs
 * of func, arith, math, scf and cf pass; all else is risky, mostly without need, and costs a probe
 * in a process of its own.
 */
final class Risk {
  private static final int PLAIN_NESTING = 64;

  private static final int PREDICATE_LENGTH = 8;

  /** Shorter ones are no {@link #WORD}, unless they end in a 0. */
  private static final int SHORTEST_WORD = 5;

  /** Types and attributes whose parsers have crashed or are wide open; also inside "4xvector". */
  private static final Pattern WORD =
      Pattern.compile(
          "vector|tensor|tuple|complex|dense|sparse|affine|opaque|resource|distinct|callsite|fused"
              + "|(?:^|x)[su]?i(?:0+|\\d{4,})$");

  /** Frequent words, to save the closer look. */
  private static final Set<String> PLAIN_WORDS = Set.of("return", "index", "iter_args");

  private static final Set<String> PLAIN_OPERATIONS =
      Set.of(
          "builtin.module",
          "memref.alloc",
          "memref.alloca",
          "memref.dealloc",
          "memref.load",
          "memref.store",
          "scf.condition",
          "scf.execute_region",
          "scf.for",
          "scf.if",
          "scf.index_switch",
          "scf.while",
          "scf.yield");

  private Risk() {}

  /** What makes the text risky, in a few words; empty if it is plain. */
  static Optional<String> of(TextScan scan) {
    return scan.depth() > PLAIN_NESTING
        ? Optional.of("deep nesting")
        : Optional.ofNullable(scan.risk());
  }

  /** Whether the text from start to end is a string as predicates of comparisons are. */
  static boolean isPredicate(byte[] text, int start, int end) {
    int close = end - 1;
    if (close == start || text[close] != '"' || close - start - 1 > PREDICATE_LENGTH) {
      return false;
    }
    for (int i = start + 1; i < close; i++) {
      if (text[i] < 'a' || text[i] > 'z') {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a word is not known to be harmless.
   *
   * @param dot the place of its first dot, or its end if it has none
   */
  static boolean isRisky(byte[] text, int start, int dot, int end) {
    if (dot == end) {
      return (end - start >= SHORTEST_WORD || text[end - 1] == '0')
          && isRiskyWord(string(text, start, end));
    }
    return !isPlainDialect(text, start, dot)
        && !PLAIN_OPERATIONS.contains(string(text, start, end));
  }

  private static boolean isRiskyWord(String word) {
    return !PLAIN_WORDS.contains(word) && WORD.matcher(word).find();
  }

  private static boolean isPlainDialect(byte[] text, int start, int end) {
    return switch (end - start) {
      case 2 -> is(text, start, "cf");
      case 4 -> is(text, start, "func") || is(text, start, "math");
      case 5 -> is(text, start, "arith");
      default -> false;
    };
  }

  private static boolean is(byte[] text, int start, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (text[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String string(byte[] text, int start, int end) {
    return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
