package dev.neurojit.syntax.rules;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers by the names that libraries give them. */
final class KnownNumbers {
  private static final Map<String, Double> VALUES =
      Map.ofEntries(
          Map.entry("pi", Math.PI),
          Map.entry("π", Math.PI),
          Map.entry("pi_2", Math.PI / 2),
          Map.entry("frac_pi_2", Math.PI / 2),
          Map.entry("half_pi", Math.PI / 2),
          Map.entry("pi_4", Math.PI / 4),
          Map.entry("frac_pi_4", Math.PI / 4),
          Map.entry("tau", 2 * Math.PI),
          Map.entry("two_pi", 2 * Math.PI),
          Map.entry("twopi", 2 * Math.PI),
          Map.entry("1_pi", 1 / Math.PI),
          Map.entry("frac_1_pi", 1 / Math.PI),
          Map.entry("inv_pi", 1 / Math.PI),
          Map.entry("2_pi", 2 / Math.PI),
          Map.entry("frac_2_pi", 2 / Math.PI),
          Map.entry("2_sqrtpi", 2 / Math.sqrt(Math.PI)),
          Map.entry("sqrt2", Math.sqrt(2)),
          Map.entry("sqrt_2", Math.sqrt(2)),
          Map.entry("sqrt1_2", Math.sqrt(0.5)),
          Map.entry("frac_1_sqrt_2", Math.sqrt(0.5)),
          Map.entry("ln2", Math.log(2)),
          Map.entry("ln_2", Math.log(2)),
          Map.entry("ln10", Math.log(10)),
          Map.entry("ln_10", Math.log(10)),
          Map.entry("log2e", 1 / Math.log(2)),
          Map.entry("log2_e", 1 / Math.log(2)),
          Map.entry("log10e", 1 / Math.log(10)),
          Map.entry("log10_e", 1 / Math.log(10)),
          Map.entry("golden_ratio", (1 + Math.sqrt(5)) / 2),
          Map.entry("∞", Double.POSITIVE_INFINITY),
          Map.entry("inf", Double.POSITIVE_INFINITY),
          Map.entry("infinity", Double.POSITIVE_INFINITY),
          Map.entry("huge_val", Double.POSITIVE_INFINITY),
          Map.entry("huge_valf", Double.POSITIVE_INFINITY),
          Map.entry("nan", Double.NaN));

  /** What stands before the name; without {@code M_}, {@code 2_PI} is no name. */
  private static final Pattern LIBRARY =
      Pattern.compile(
          "(?:M_|std::numbers::|(?:std::)?f(?:32|64)::consts::"
              + "|(?:[Mm]ath[fF]?|np|numpy|jnp|torch|tl)(?:\\.|::))(\\w+|π)");

  /** The limits of a type: of C, of Rust, of C++, of numpy. */
  private static final Pattern LIMITS =
      Pattern.compile(
          "(FLT|DBL)_(EPSILON|MAX|MIN)"
              + "|(?:std::)?(f32|f64)::(EPSILON|MAX|MIN|MIN_POSITIVE|INFINITY|NEG_INFINITY|NAN)"
              + ("|(?:std::)?numeric_limits<(float|double)>::"
                  + "(epsilon|max|min|lowest|infinity|quiet_NaN)(?:\\(\\))?")
              + "|(?:np|numpy|jnp|torch)\\.finfo\\((?:np|numpy|jnp|torch)\\.(float32|float64)\\)"
              + "\\.(eps|max|min|tiny)"
              + "|float\\(['\"]?()([-+]?inf|nan)['\"]?\\)");

  private KnownNumbers() {}

  /** Returns the number of a name, or null. */
  static @Nullable Double value(String name) {
    Matcher library = LIBRARY.matcher(name);
    boolean named = library.matches();
    String word = (named ? library.group(1) : name).toLowerCase(Locale.ROOT);
    if (named && word.equals("e")) {
      return Math.E;
    }
    // PI_2 alone may be twice as well as half of it.
    boolean bare = named || !word.matches("pi_[24]|[12]_.*");
    return bare && VALUES.containsKey(word) ? VALUES.get(word) : limit(name);
  }

  private static @Nullable Double limit(String name) {
    Matcher matcher = LIMITS.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    int group = 1;
    while (matcher.group(group) == null) {
      group += 2;
    }
    boolean single = matcher.group(group).matches("FLT|f32|float|float32");
    boolean signed = group == 3 || group == 7;
    String word = String.valueOf(matcher.group(group + 1)).toLowerCase(Locale.ROOT);
    return switch (word) {
      case "epsilon", "eps" -> single ? Math.ulp(1.0f) : Math.ulp(1.0);
      case "max" -> largest(single);
      case "lowest" -> -largest(single);
      case "min" -> signed ? -largest(single) : smallest(single);
      case "min_positive", "tiny" -> smallest(single);
      case "infinity", "inf", "+inf" -> Double.POSITIVE_INFINITY;
      case "neg_infinity", "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  private static double largest(boolean single) {
    return single ? Float.MAX_VALUE : Double.MAX_VALUE;
  }

  private static double smallest(boolean single) {
    return single ? Float.MIN_NORMAL : Double.MIN_NORMAL;
  }
}
