package dev.neurojit.mlir;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cheap test for text that could crash MLIR's parser, verifier or printer. Plain scalar programs
 * of func, arith, math, scf and cf pass; all else is risky, mostly without need, and costs a probe
 * in a process of its own.
 */
final class Risk {
  private static final int PLAIN_NESTING = 64;

  /** Comments and names, which are harmless, then strings, signs and words. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*+|[%@^][\\w$.\\-]*+" + "|\"[^\"\\n]*+\"?|[!#]|-\\s*+-|[A-Za-z_?][\\w$.?]*+");

  private static final Pattern PREDICATE = Pattern.compile("\"[a-z]{0,8}\"");

  /** Types and attributes whose parsers have crashed or are wide open; also inside "4xvector". */
  private static final Pattern WORD =
      Pattern.compile(
          "vector|tensor|tuple|complex|dense|sparse|affine|opaque|resource|distinct|callsite|fused"
              + "|(?:^|x)[su]?i(?:0+|\\d{4,})$");

  /** Frequent words, to save the closer look. */
  private static final Set<String> PLAIN_WORDS =
      Set.of("f32", "f64", "i1", "i32", "i64", "index", "return", "arith.constant", "scf.yield");

  private static final Set<String> PLAIN_DIALECTS = Set.of("func", "arith", "math", "cf");

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
  static Optional<String> of(String text) {
    if (Nesting.of(text).depth() > PLAIN_NESTING) {
      return Optional.of("deep nesting");
    }
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (isRisky(text, token)) {
        return Optional.of(token.group());
      }
    }
    return Optional.empty();
  }

  private static boolean isRisky(String text, Matcher token) {
    int start = token.start();
    return switch (text.charAt(start)) {
      case '/', '%', '@', '^' -> false;
      case '!', '#', '-' -> true;
      case '"' -> !PREDICATE.matcher(token.group()).matches();
      default -> !PLAIN_WORDS.contains(token.group()) && isRiskyWord(token.group());
    };
  }

  private static boolean isRiskyWord(String word) {
    int dot = word.indexOf('.');
    if (dot < 0) {
      return WORD.matcher(word).find();
    }
    return !PLAIN_DIALECTS.contains(word.substring(0, dot)) && !PLAIN_OPERATIONS.contains(word);
  }
}
