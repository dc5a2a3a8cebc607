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
  /** Prefixes under which the words below mean elementwise arithmetic. */
  private static final Set<String> PREFIXES =
      Set.of(
          "arith",
          "math",
          "std",
          "float",
          "int",
          "fp",
          "scalar",
          "num",
          "numeric",
          "ops",
          "scf",
          "vector",
          "index",
          "llvm",
          "stablehlo",
          "mhlo",
          "hlo",
          "xla",
          "chlo",
          "torch",
          "aten",
          "arithf",
          "arithi",
          "arithmetic",
          "llvm.intr",
          "tosa",
          "spirv",
          "spirv.gl",
          "spirv.cl",
          "spv",
          "fmath",
          "cmath",
          "libm",
          "numpy",
          "np",
          "tf");

  /** A pair of operations; "-" where there is none. */
  private record Concept(String onFloat, String onInteger) {}

  private static final Pattern SUFFIXED =
      Pattern.compile(
          "(.+?)_?(?:op|fp|float|int|scalar|signed|f16|f32|f64|i8|i16|i32|i64|index"
              + "|values?|elementwise|ordered)");

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
    Concept concept = word == null ? null : WORDS.get(word);
    if (concept == null) {
      return null;
    }
    boolean onlyFloat = concept.onInteger.equals("-");
    boolean onlyInteger = concept.onFloat.equals("-");
    if (Types.isFloat(type) || (type == null && onlyFloat)) {
      return onlyInteger ? null : concept.onFloat;
    }
    if (Types.isInteger(type) || (type == null && onlyInteger)) {
      return onlyFloat ? null : concept.onInteger;
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
    if (word == null || concept == null) {
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

  /** A shift to the right has no usual reading, so that it is no word of the table. */
  private static @Nullable Concept shift(String word) {
    boolean right = OPEN_SIGN.contains(word) && word.contains("sh");
    return right ? new Concept("-", "arith.shrsi") : null;
  }

  private static @Nullable String word(String written) {
    int dot = written.lastIndexOf('.');
    String prefix = dot < 0 ? "" : written.substring(0, dot).toLowerCase(Locale.ROOT);
    boolean known = dot < 0 || PREFIXES.contains(prefix) || Types.isScalar(prefix);
    return known ? bare(written.substring(dot + 1).toLowerCase(Locale.ROOT)) : null;
  }

  /** Without what says the type once more: {@code add_float}, {@code mulfp}, {@code add_op}. */
  private static String bare(String word) {
    Matcher matcher = SUFFIXED.matcher(word);
    return !WORDS.containsKey(word) && matcher.matches() && WORDS.containsKey(matcher.group(1))
        ? matcher.group(1)
        : word;
  }

  private static Map<String, Concept> words() {
    Map<String, Concept> words = new HashMap<>();
    put(words, "arith.addf", "arith.addi", "add addf addi fadd iadd plus");
    put(words, "arith.subf", "arith.subi", "sub subf subi fsub isub minus subtract");
    put(words, "arith.mulf", "arith.muli", "mul mulf muli fmul imul mult multiply times");
    put(
        words,
        "arith.divf",
        "arith.divsi",
        "div divf divsi fdiv sdiv idiv divide divi_signed divi");
    put(words, "-", "arith.divui", "divui udiv divi_unsigned");
    put(
        words,
        "arith.remf",
        "arith.remsi",
        "rem remf remsi frem srem mod modf remi_signed remi modi modulo fmod remainder smod");
    put(words, "-", "arith.remui", "remui urem remi_unsigned");
    put(
        words,
        "arith.maximumf",
        "arith.maxsi",
        "max maxf maxsi maximum maximumf fmax fmaxf smax maxi");
    put(
        words,
        "arith.minimumf",
        "arith.minsi",
        "min minf minsi minimum minimumf fmin fminf smin mini");
    put(words, "arith.maxnumf", "-", "maxnum maxnumf");
    put(words, "arith.minnumf", "-", "minnum minnumf");
    put(words, "-", "arith.maxui", "maxui umax");
    put(words, "-", "arith.minui", "minui umin");
    put(words, "arith.negf", "-", "neg negf fneg negate");
    put(words, "math.absf", "math.absi", "abs absf absi fabs iabs");
    put(words, "-", "arith.andi", "and andi bitand bit_and band logical_and land andb");
    put(words, "-", "arith.ori", "or ori bitor bit_or bor logical_or lor orb");
    put(words, "-", "arith.xori", "xor xori bitxor bit_xor bxor");
    put(words, "-", "arith.shli", "shl shli shift_left shiftleft sll lshift");
    put(words, "-", "arith.shrsi", "ashr shrsi shift_right_signed sra");
    put(words, "-", "arith.shrui", "lshr shrui shift_right_unsigned srl");
    put(words, "arith.cmpf", "arith.cmpi", "cmp cmpf cmpi fcmp icmp compare");
    put(words, "math.fma", "-", "fma fmaf fmadd mad madd muladd mul_add fmuladd");
    put(words, "math.powf", "math.ipowi", "pow powf power fpow pow_f");
    put(words, "math.atan2", "-", "atan2 atan2f arctan2");
    put(words, "math.copysign", "-", "copysign copysignf");
    put(words, "math.log", "-", "log logf ln flog");
    put(words, "math.sqrt", "-", "sqrt sqrtf fsqrt square_root");
    put(words, "math.rsqrt", "-", "rsqrt rsqrtf");
    put(words, "math.round", "-", "round roundf");
    put(words, "math.ceil", "-", "ceil ceilf ceiling fceil");
    put(words, "math.floor", "-", "floor floorf ffloor");
    put(words, "math.asin", "-", "asin asinf arcsin");
    put(words, "math.acos", "-", "acos acosf arccos");
    put(words, "math.atan", "-", "atan atanf arctan");
    for (String name :
        "exp exp2 expm1 log2 log10 log1p sin cos tan sinh cosh tanh erf cbrt".split(" ", -1)) {
      put(words, "math." + name, "-", name + " " + name + "f f" + name);
    }
    return Map.copyOf(words);
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
