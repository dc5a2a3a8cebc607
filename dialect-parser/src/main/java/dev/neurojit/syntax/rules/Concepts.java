package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people call the operations of arith and math, and which operation is meant for a type. A
 * concept is an operation on floats and one on integers; either may be missing.
 */
final class Concepts {
  /** A pair of operations; "-" where there is none. */
  private record Concept(String onFloat, String onInteger) {}

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

  private static final Map<String, Concept> WORDS = words();

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
    Concept concept = WORDS.get(word);
    if (concept == null) {
      return null;
    }
    boolean onlyFloat = concept.onInteger.equals("-");
    boolean onlyInteger = concept.onFloat.equals("-");
    if (Types.isFloat(type) || (type == null && onlyFloat)) {
      return onlyInteger ? null : concept.onFloat;
    }
    if (Types.isInteger(type) || (type == null && onlyInteger)) {
      return onlyFloat ? null : isUnsigned(word, type) ? unsigned(concept) : concept.onInteger;
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
    Concept concept = word == null ? null : WORDS.getOrDefault(word, shift(word));
    if (concept == null) {
      return List.of();
    }
    List<String> readings = new ArrayList<>();
    if (!concept.onFloat.equals("-") && !Types.isInteger(type)) {
      readings.add(concept.onFloat);
    }
    if (!concept.onInteger.equals("-") && !Types.isFloat(type)) {
      readings.add(concept.onInteger);
      String unsigned = UNSIGNED.get(concept.onInteger);
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
    return UNSIGNED.getOrDefault(concept.onInteger, concept.onInteger);
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
      return WORDS.containsKey(plain) ? plain : bare(plain.replaceFirst("f$", ""));
    }
    Matcher vectors = word.startsWith("_") || word.startsWith("v") ? VECTORS.matcher(word) : null;
    return bare(vectors != null && vectors.matches() ? vectors.replaceAll("$1$2") : word);
  }

  /** Without what says the type once more: {@code add_float}, {@code mulfp}, {@code add_op}. */
  private static String bare(String word) {
    if (SIGNED.contains(word)) {
      return word.replace("_", "");
    }
    String suffix = WORDS.containsKey(word) ? null : suffix(word);
    int end = word.length() - (suffix == null ? 0 : suffix.length());
    String stem = word.substring(0, end > 1 && word.charAt(end - 1) == '_' ? end - 1 : end);
    return suffix != null && WORDS.containsKey(stem) ? stem : word;
  }

  private static @Nullable String suffix(String word) {
    for (String suffix : SUFFIXES) {
      if (word.endsWith(suffix)) {
        return suffix;
      }
    }
    return null;
  }

  private static Map<String, Concept> words() {
    Map<String, Concept> words = new HashMap<>();
    put(
        words,
        "arith.addf",
        "arith.addi",
        "add addf addi fadd iadd plus addition sum addsi addui sadd uadd");
    put(
        words,
        "arith.subf",
        "arith.subi",
        "sub subf subi fsub isub minus subtract subtraction difference diff subsi subui ssub usub");
    put(
        words,
        "arith.mulf",
        "arith.muli",
        "mul mulf muli fmul imul mult multiply times multiplication product prod"
            + " mulsi mului smul umul");
    put(
        words,
        "arith.divf",
        "arith.divsi",
        "div divf divsi fdiv sdiv idiv divide divi_signed divi division quotient quot");
    put(words, "-", "arith.divui", "divui udiv udivi divu divi_unsigned");
    put(words, "-", "arith.divsi", "divs sdivi");
    put(words, "-", "arith.remsi", "rems mods modsi sremi");
    put(
        words,
        "arith.remf",
        "arith.remsi",
        "rem remf remsi frem srem mod modf remi_signed remi modi modulo fmod remainder smod modsi");
    put(words, "-", "arith.remui", "remui urem uremi remi_unsigned remu modu modui umod");
    put(
        words,
        "arith.maximumf",
        "arith.maxsi",
        "max maxf maxsi maximum maximumf fmax fmaxf smax maxi maxval maximumsi maximumi");
    put(
        words,
        "arith.minimumf",
        "arith.minsi",
        "min minf minsi minimum minimumf fmin fminf smin mini minval minimumsi minimumi");
    put(words, "arith.maxnumf", "-", "maxnum maxnumf");
    put(words, "arith.minnumf", "-", "minnum minnumf");
    put(words, "-", "arith.maxsi", "maxs smaxi");
    put(words, "-", "arith.minsi", "mins smini");
    put(words, "-", "arith.maxui", "maxui umax umaxi maxu maximumui");
    put(words, "-", "arith.minui", "minui umin umini minu minimumui");
    put(words, "arith.negf", "-", "neg negf fneg negate negative negation");
    put(
        words,
        "math.absf",
        "math.absi",
        "abs absf absi fabs iabs absolute absolute_value magnitude");
    put(
        words,
        "-",
        "arith.andi",
        "and andi bitand bit_and band logical_and land andb " + bitwise("and"));
    put(words, "-", "arith.ori", "or ori bitor bit_or bor logical_or lor orb " + bitwise("or"));
    put(
        words,
        "-",
        "arith.xori",
        "xor xori bitxor bit_xor bxor logical_xor exclusive_or eor " + bitwise("xor"));
    put(
        words,
        "-",
        "arith.shli",
        "shl shli shift_left shiftleft sll lshift shlsi shlui left_shift leftshift lsl"
            + " shift_left_logical logical_shift_left");
    put(
        words,
        "-",
        "arith.shrsi",
        "ashr shrsi shift_right_signed sra shrs asr ashri shift_right_arithmetic"
            + " arithmetic_shift_right");
    put(
        words,
        "-",
        "arith.shrui",
        "lshr shrui shift_right_unsigned srl shru lsr lshri shift_right_logical"
            + " logical_shift_right");
    put(words, "arith.cmpf", "arith.cmpi", "cmp cmpf cmpi fcmp icmp compare");
    put(
        words,
        "math.fma",
        "-",
        "fma fmaf fmadd mad madd muladd mul_add fmuladd multiply_add fused_multiply_add mla");
    put(
        words,
        "math.powf",
        "math.ipowi",
        "pow powf power fpow pow_f powi ipow ipowi int_pow integer_power");
    put(words, "math.atan2", "-", "atan2 atan2f arctan2 atan_2");
    put(words, "math.copysign", "-", "copysign copysignf");
    put(words, "math.log", "-", "log logf ln flog logarithm natural_log natural_logarithm");
    put(words, "math.sqrt", "-", "sqrt sqrtf fsqrt square_root squareroot sqroot");
    put(
        words,
        "math.rsqrt",
        "-",
        "rsqrt rsqrtf invsqrt inv_sqrt inverse_sqrt inversesqrt reciprocal_sqrt rsqrt_approx");
    put(words, "math.cbrt", "-", "cube_root cuberoot curt");
    put(
        words,
        "math.round",
        "-",
        "round roundf fround round_half_away round_away round_half_away_from_zero");
    put(words, "math.ceil", "-", "ceil ceilf ceiling fceil");
    put(words, "math.floor", "-", "floor floorf ffloor");
    put(words, "math.asin", "-", "asin asinf arcsin");
    put(words, "math.acos", "-", "acos acosf arccos");
    put(words, "math.atan", "-", "atan atanf arctan");
    put(words, "math.exp", "-", "exponential natural_exp");
    put(words, "math.sin", "-", "sine");
    put(words, "math.cos", "-", "cosine");
    put(words, "math.tan", "-", "tangent");
    put(words, "math.tanh", "-", "hyperbolic_tangent");
    put(
        words,
        "math.roundeven",
        "-",
        "roundeven round_even rint nearbyint round_nearest_even rintf nearbyintf round_half_even"
            + " roundhalfeven round_half_to_even round_to_even round_ties_even round_ties_to_even"
            + " roundtieseven roundtoeven nearest_even bankers_round round_bankers");
    put(words, "math.acosh", "-", "acosh arccosh");
    put(words, "math.asinh", "-", "asinh arcsinh");
    put(words, "math.atanh", "-", "atanh arctanh");
    put(words, "math.isnan", "-", "isnan is_nan isnanf");
    put(words, "math.isinf", "-", "isinf is_inf isinff");
    put(words, "math.isfinite", "-", "isfinite is_finite");
    put(words, "-", "math.ctpop", "popcount popcnt ctpop count_ones bitcount");
    put(words, "-", "math.ctlz", "clz ctlz count_leading_zeros");
    put(words, "-", "math.cttz", "ctz cttz count_trailing_zeros");
    put(words, "-", "arith.floordivsi", "floordiv floor_div floordivi");
    put(words, "-", "arith.ceildivsi", "ceildiv ceil_div ceildivi");
    for (String name :
        "exp exp2 expm1 log2 log10 log1p sin cos tan sinh cosh tanh erf cbrt".split(" ", -1)) {
      put(words, "math." + name, "-", name + " " + name + "f f" + name);
    }
    return Map.copyOf(words);
  }

  private static String bitwise(String word) {
    return "%1$ssi %1$sui bitwise_%1$s bitwise%1$s logical%1$s".formatted(word);
  }

  private static void put(
      Map<String, Concept> words, String onFloat, String onInteger, String all) {
    for (String word : all.split(" ", -1)) {
      words.put(word, new Concept(onFloat, onInteger));
    }
    for (String name : new String[] {onFloat, onInteger}) {
      if (!name.equals("-") && !OpTable.isKnown(name)) {
        throw new IllegalStateException("no such operation: " + name);
      }
    }
  }
}
