package dev.neurojit.mlir;

import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cheap test for text that could crash MLIR's parser, verifier or printer. Plain scalar programs
 * of func, arith, math, scf and cf pass; all else is risky, mostly without need, and costs a probe
 * in a process of its own.
 */
final class Risk {
  private static final int PLAIN_NESTING = 64;

  private static final Pattern TOKEN =
      Pattern.compile(
          """
          //[^\\n]*|[%@^][\\w$.\\-]*\
          |(?<string>"[^"\\n]*"?)|(?<sign>[!#]|-\\s*-)|(?<word>[A-Za-z_?][\\w$.?]*)\
          """);

  private static final Pattern PREDICATE = Pattern.compile("\"[a-z]{0,8}\"");

  /** Types and attributes whose parsers have crashed or are wide open; also inside "4xvector". */
  private static final Pattern WORD =
      Pattern.compile(
          "vector|tensor|tuple|complex|dense|sparse|affine|opaque|resource|distinct|callsite|fused"
              + "|(?:^|x)[su]?i(?:0+|\\d{4,})$");

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
    Matcher tokens = TOKEN.matcher(text);
    return tokens.results().filter(Risk::isRisky).map(MatchResult::group).findFirst();
  }

  private static boolean isRisky(MatchResult token) {
    String string = token.group("string");
    if (string != null) {
      return !PREDICATE.matcher(string).matches();
    }
    String word = token.group("word");
    return token.group("sign") != null || (word != null && isRiskyWord(word));
  }

  private static boolean isRiskyWord(String word) {
    int dot = word.indexOf('.');
    if (dot < 0) {
      return WORD.matcher(word).find();
    }
    return !PLAIN_DIALECTS.contains(word.substring(0, dot)) && !PLAIN_OPERATIONS.contains(word);
  }
}
