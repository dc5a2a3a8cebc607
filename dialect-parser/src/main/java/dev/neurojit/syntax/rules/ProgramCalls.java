package dev.neurojit.syntax.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the functions of other languages' libraries are called here. */
final class ProgramCalls {
  private static final Set<String> LIBRARIES =
      Set.of(
          "std",
          "Math",
          "math",
          "np",
          "numpy",
          "jnp",
          "jax",
          "jax.numpy",
          "lax",
          "jax.lax",
          "jax.nn",
          "nn",
          "tl",
          "triton",
          "tl.math",
          "torch",
          "tf",
          "tf.math",
          "F",
          "f32",
          "f64",
          "i32",
          "i64",
          "cmath",
          "glm",
          "libdevice",
          "stablehlo",
          "mhlo",
          "chlo",
          "cuda",
          "metal",
          "std::cmath",
          "core",
          "libm",
          "builtins",
          "kotlin.math",
          "llvm",
          "cl",
          "sycl",
          "hlsl");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("where", "select"),
          Map.entry("ifelse", "select"),
          Map.entry("if_else", "select"),
          Map.entry("iff", "select"),
          Map.entry("cond", "select"),
          Map.entry("absolute", "abs"),
          Map.entry("negative", "neg"),
          Map.entry("powi", "pow"),
          Map.entry("greater", ">"),
          Map.entry("greater_equal", ">="),
          Map.entry("less", "<"),
          Map.entry("less_equal", "<="),
          Map.entry("equal", "=="),
          Map.entry("not_equal", "!="),
          Map.entry("logical_and", "&&"),
          Map.entry("logical_or", "||"),
          Map.entry("logical_not", "not"),
          Map.entry("mul_add", "fma"),
          Map.entry("saturate", "saturate"));

  private static final Map<String, String> CONSTANTS =
      Map.of(
          "M_PI", "3.141592653589793",
          "math.pi", "3.141592653589793",
          "np.pi", "3.141592653589793",
          "jnp.pi", "3.141592653589793",
          "Math.PI", "3.141592653589793",
          "math.e", "2.718281828459045",
          "M_E", "2.718281828459045",
          "Math.E", "2.718281828459045");

  private ProgramCalls() {}

  /** Returns the number that a name stands for, or null. */
  static @Nullable String constant(String name) {
    return CONSTANTS.get(name);
  }

  /** Returns a call of a function as a formula; a word that is not known stays as it is. */
  static Formula of(String name, List<Formula> operands) {
    int cut = Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'));
    String prefix = cut < 0 ? "" : name.substring(0, cut).replaceFirst(":$", "");
    boolean library = cut > 0 && LIBRARIES.contains(prefix);
    String last = library ? name.substring(cut + 1) : name;
    String lower = last.toLowerCase(Locale.ROOT);
    if (prefix.endsWith("lax") && lower.equals("clamp") && operands.size() == 3) {
      // jax.lax.clamp(low, x, high)
      return new Formula.Apply(
          "clamp", "", List.of(operands.get(1), operands.get(0), operands.get(2)));
    }
    boolean length = Set.of("len", "size", "length").contains(lower);
    if (length && operands.size() == 1) {
      return new Formula.Apply(ProgramMemory.LENGTH, "", operands);
    }
    if (lower.equals("saturate") && operands.size() == 1) {
      return new Formula.Apply("clamp", "", List.of(operands.get(0), number("0"), number("1")));
    }
    return new Formula.Apply(WORDS.getOrDefault(lower, last), "", operands);
  }

  /** Returns the name of an intrinsic of LLVM without its dialect and its types. */
  static String intrinsic(String symbol) {
    return symbol.startsWith("llvm.")
        ? symbol.substring(5).replaceFirst("\\.[a-z]+[0-9]+.*$", "")
        : symbol;
  }

  private static Formula number(String text) {
    return new Formula.Leaf(text, null);
  }
}
