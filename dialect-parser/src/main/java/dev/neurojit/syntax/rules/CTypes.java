package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.scope.Types;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types as C, LLVM, Rust or numpy call them. */
final class CTypes {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("float", "f32"),
          Map.entry("double", "f64"),
          Map.entry("float32", "f32"),
          Map.entry("float64", "f64"),
          Map.entry("fp32", "f32"),
          Map.entry("fp64", "f64"),
          Map.entry("fp16", "f16"),
          Map.entry("single", "f32"),
          Map.entry("half", "f16"),
          Map.entry("float16", "f16"),
          Map.entry("bfloat16", "bf16"),
          Map.entry("bool", "i1"),
          Map.entry("boolean", "i1"),
          Map.entry("int8", "i8"),
          Map.entry("int16", "i16"),
          Map.entry("int32", "i32"),
          Map.entry("int64", "i64"),
          Map.entry("uint8", "i8"),
          Map.entry("uint16", "i16"),
          Map.entry("uint32", "i32"),
          Map.entry("uint64", "i64"),
          Map.entry("int8_t", "i8"),
          Map.entry("int16_t", "i16"),
          Map.entry("int32_t", "i32"),
          Map.entry("int64_t", "i64"),
          Map.entry("uint8_t", "i8"),
          Map.entry("uint16_t", "i16"),
          Map.entry("uint32_t", "i32"),
          Map.entry("uint64_t", "i64"),
          Map.entry("s8", "i8"),
          Map.entry("s16", "i16"),
          Map.entry("s32", "i32"),
          Map.entry("s64", "i64"),
          Map.entry("u8", "i8"),
          Map.entry("u16", "i16"),
          Map.entry("u32", "i32"),
          Map.entry("u64", "i64"),
          Map.entry("int", "i32"),
          Map.entry("integer", "i32"),
          Map.entry("long", "i64"),
          Map.entry("size_t", "index"),
          Map.entry("ssize_t", "index"),
          Map.entry("usize", "index"),
          Map.entry("isize", "index"));

  /**
   * {@code float4}, {@code f32x4}, {@code float32x4_t}; {@code v4f32}, {@code vec4f32}. In {@code
   * float_32} stands the width.
   */
  private static final Pattern SIZED =
      Pattern.compile(
          "(?!(?:float|half|int)_(?:8|16|32|64)$)(?<first>float|double|half|int|[fiu](?:8|16|32|64)|float(?:16|32|64)|u?int(?:8|16|32|64))"
              + "(?:(?<=[a-z])|[x_v])(?<behind>[1-9][0-9]?)(?:_t|_simd)?"
              + "|(?:v|vec|vector|simd)_?(?<before>[1-9][0-9]?)[x_]?"
              + "(?<last>float|double|int|[fiu](?:8|16|32|64))");

  private static final Map<String, String> REGISTERS =
      Map.of(
          "vec2", "vector<2xf32>",
          "vec3", "vector<3xf32>",
          "vec4", "vector<4xf32>",
          "__m128", "vector<4xf32>",
          "__m256", "vector<8xf32>",
          "__m512", "vector<16xf32>",
          "__m128d", "vector<2xf64>",
          "__m256d", "vector<4xf64>",
          "__m512d", "vector<8xf64>");

  private static final Set<String> DIALECTS =
      Set.of("std", "builtin", "mlir", "llvm", "torch", "np", "numpy", "jnp", "tf", "tl", "ir");

  private CTypes() {}

  /**
   * Returns MLIR's name of a type with a foreign name or in another case, with a dialect or a bang
   * before it; null if it is MLIR's own name or no type.
   */
  static @Nullable String meant(String word) {
    String known = TYPES.get(word);
    if (known != null || Types.isScalar(word)) {
      return known;
    }
    String lower = bare(word).toLowerCase(Locale.ROOT);
    String plain = lower.endsWith("_t") ? lower.substring(0, lower.length() - 2) : lower;
    return Types.isScalar(plain) ? plain : TYPES.get(lower);
  }

  /** Returns MLIR's name of a scalar type with a foreign name or its own; null if it is no type. */
  static @Nullable String scalar(String word) {
    return Types.isScalar(word) ? word : meant(word);
  }

  /**
   * Returns MLIR's name of a type, be it that of a vector that other languages have as one word:
   * {@code float4}, {@code f32x4}, {@code __m128}; null as above.
   */
  static @Nullable String any(String word) {
    String scalar = meant(word);
    return scalar == null ? vector(word) : scalar;
  }

  private static @Nullable String vector(String word) {
    String register = REGISTERS.get(word);
    Matcher sized = SIZED.matcher(word);
    if (register != null || !sized.matches()) {
      return register;
    }
    boolean first = sized.group("first") != null;
    String element = first ? sized.group("first") : sized.group("last");
    String lanes = first ? sized.group("behind") : sized.group("before");
    String type = Types.isScalar(element) ? element : TYPES.get(element);
    return type == null || type.equals("index") ? null : "vector<" + lanes + "x" + type + ">";
  }

  private static String bare(String word) {
    int start = word.startsWith("!") ? 1 : 0;
    int dot = word.indexOf('.', start);
    boolean dialect = dot > 0 && DIALECTS.contains(word.substring(start, dot));
    return word.substring(dialect ? dot + 1 : start);
  }
}
