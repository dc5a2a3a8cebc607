package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.scope.Types;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of LLVM and of C's mathematics that MLIR has as operations. */
final class Intrinsics {
  /** An operation where a function belongs: {@code @math.sin}, {@code @std::sqrt}. */
  private static final Pattern NAMED =
      Pattern.compile("(?:(?:math|arith)(?:\\.|::|_)|std::)([a-z]\\w*)");

  /** What stands around the name of an intrinsic, the types behind it among that. */
  private static final Pattern INTRINSIC =
      Pattern.compile("^(?:llvm\\.|__builtin_)|(?<=\\w)\\.[a-z0-9.]+$");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "sqrt",
          "exp",
          "exp2",
          "log",
          "log2",
          "log10",
          "log1p",
          "expm1",
          "sin",
          "cos",
          "tan",
          "asin",
          "acos",
          "atan",
          "atan2",
          "sinh",
          "cosh",
          "tanh",
          "pow",
          "fabs",
          "floor",
          "ceil",
          "round",
          "trunc",
          "cbrt",
          "erf",
          "copysign",
          "fma",
          "fmax",
          "fmin",
          "fmod",
          "max",
          "min",
          "abs");

  private Intrinsics() {}

  /** Returns the operation that a function, given without sigil, computes for a type; or null. */
  static @Nullable String meant(String symbol, @Nullable String type) {
    Matcher named = NAMED.matcher(symbol);
    if (named.matches()) {
      return Types.isScalar(type) ? Concepts.meant(named.group(1), type) : null;
    }
    boolean intrinsic = symbol.startsWith("llvm.") || symbol.startsWith("__builtin_");
    String bare = intrinsic ? INTRINSIC.matcher(symbol).replaceAll("") : symbol;
    String known = FUNCTIONS.contains(bare) || intrinsic ? bare : null;
    String plain = bare.endsWith("f") ? bare.substring(0, bare.length() - 1) : bare;
    boolean listed = known != null || FUNCTIONS.contains(plain);
    String meant = listed && Types.isScalar(type) ? Concepts.meant(bare, type) : null;
    return meant == null && listed && Types.isScalar(type) ? Concepts.meant(plain, type) : meant;
  }
}
