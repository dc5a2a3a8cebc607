package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which operation of arith or math is meant by what people call it, for a type. */
final class Concepts {
  private static final List<String> SUFFIXES =
      List.of(
          "op",
          "fp",
          "float",
          "int",
          "scalar",
          "signed",
          "f16",
          "f32",
          "f64",
          "i8",
          "i16",
          "i32",
          "i64",
          "index",
          "value",
          "values",
          "elementwise",
          "ordered");

  /** Functions by which C has the vectors of SSE and NEON. */
  private static final Pattern VECTORS =
      Pattern.compile(
          "_mm(?:256|512)?_([a-z]+)_(?:[ps][sd]|ep[iu](?:8|16|32|64)|si(?:128|256))"
              + "|v([a-z]+?)q?_[fsu](?:8|16|32|64)");

  /** What compilers put before the names of C's functions: {@code __builtin_fabsf}. */
  private static final Pattern LIBRARY = Pattern.compile("^(?:builtin|nv|ocml|spirv|libc|math)_");

  /** As WebAssembly has them. */
  private static final Set<String> SIGNED =
      Set.of(
          "div_s", "div_u", "rem_s", "rem_u", "mod_s", "mod_u", "shr_s", "shr_u", "max_s", "max_u",
          "min_s", "min_u");

  /** Words for integer operations that do not say whether the integers are signed. */
  private static final Set<String> OPEN_SIGN =
      Set.of(
          "div",
          "divi",
          "divide",
          "idiv",
          "rem",
          "remi",
          "remainder",
          "mod",
          "modi",
          "modulo",
          "max",
          "maxi",
          "maximum",
          "min",
          "mini",
          "minimum",
          "shr",
          "shiftright",
          "shift_right",
          "rshift");

  private static final Map<String, String> UNSIGNED =
      Map.of(
          "arith.divsi", "arith.divui",
          "arith.remsi", "arith.remui",
          "arith.maxsi", "arith.maxui",
          "arith.minsi", "arith.minui",
          "arith.shrsi", "arith.shrui");

  private Concepts() {}

  /**
   * Returns the operation that a written name means for a type, or null where that cannot be told.
   * The result may be the written name itself.
   */
  static @Nullable String meant(String written, @Nullable String type) {
    String word = word(written);
    Concept concept = Concept.WORDS.get(word);
    if (concept == null) {
      return null;
    }
    boolean onlyFloat = concept.onInteger().equals("-");
    boolean onlyInteger = concept.onFloat().equals("-");
    if (Types.isFloat(type) || (type == null && onlyFloat)) {
      return onlyInteger ? null : concept.onFloat();
    }
    if (Types.isInteger(type) || (type == null && onlyInteger)) {
      return onlyFloat ? null : isUnsigned(word, type) ? unsigned(concept) : concept.onInteger();
    }
    return null;
  }

  /**
   * Returns the operations that a written name may mean for a type, the likeliest first: where the
   * type is not known one on floats and one on integers, and on integers the signed one and the
   * unsigned one, unless the name says which.
   */
  static List<String> readings(String written, @Nullable String type) {
    String word = word(written);
    Concept concept = word == null ? null : Concept.WORDS.getOrDefault(word, shift(word));
    if (concept == null) {
      return List.of();
    }
    List<String> readings = new ArrayList<>();
    if (!concept.onFloat().equals("-") && !Types.isInteger(type)) {
      readings.add(concept.onFloat());
    }
    if (!concept.onInteger().equals("-") && !Types.isFloat(type)) {
      readings.add(concept.onInteger());
      String unsigned = UNSIGNED.get(concept.onInteger());
      if (unsigned != null && OPEN_SIGN.contains(word)) {
        readings.add(unsigned);
      }
    }
    return readings;
  }

  /** Whether the type tells the sign that the word leaves open. */
  private static boolean isUnsigned(String word, @Nullable String type) {
    return type != null && Types.element(type).startsWith("ui") && OPEN_SIGN.contains(word);
  }

  private static String unsigned(Concept concept) {
    return UNSIGNED.getOrDefault(concept.onInteger(), concept.onInteger());
  }

  /** A shift to the right has no usual reading, so that it is no word of the table. */
  private static @Nullable Concept shift(String word) {
    boolean right = OPEN_SIGN.contains(word) && word.contains("sh");
    return right ? new Concept("-", "arith.shrsi") : null;
  }

  /** Without the dialect: whatever it is called, an unknown one can only mean arithmetic. */
  private static String word(String written) {
    int dot = written.lastIndexOf('.');
    String word = written.substring(dot + 1).toLowerCase(Locale.ROOT);
    // __fadd_rn is what CUDA calls an addition that rounds as all others do.
    if (word.startsWith("__")) {
      String plain = LIBRARY.matcher(word.substring(2)).replaceFirst("").replaceFirst("_rn$", "");
      return Concept.WORDS.containsKey(plain) ? plain : bare(plain.replaceFirst("f$", ""));
    }
    Matcher vectors = word.startsWith("_") || word.startsWith("v") ? VECTORS.matcher(word) : null;
    return bare(vectors != null && vectors.matches() ? vectors.replaceAll("$1$2") : word);
  }

  /** Without what says the type once more: {@code add_float}, {@code mulfp}, {@code add_op}. */
  private static String bare(String word) {
    if (SIGNED.contains(word)) {
      return word.replace("_", "");
    }
    String suffix = Concept.WORDS.containsKey(word) ? null : suffix(word);
    int end = word.length() - (suffix == null ? 0 : suffix.length());
    String stem = word.substring(0, end > 1 && word.charAt(end - 1) == '_' ? end - 1 : end);
    return suffix != null && Concept.WORDS.containsKey(stem) ? stem : word;
  }

  private static @Nullable String suffix(String word) {
    for (String suffix : SUFFIXES) {
      if (word.endsWith(suffix)) {
        return suffix;
      }
    }
    return null;
  }
}
