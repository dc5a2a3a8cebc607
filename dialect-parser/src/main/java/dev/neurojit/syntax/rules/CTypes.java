package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.scope.Types;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
          Map.entry("uint32_t", "i32"),
          Map.entry("uint64_t", "i64"),
          Map.entry("s32", "i32"),
          Map.entry("s64", "i64"),
          Map.entry("u8", "i8"),
          Map.entry("u32", "i32"),
          Map.entry("u64", "i64"),
          Map.entry("int", "i32"),
          Map.entry("integer", "i32"),
          Map.entry("long", "i64"),
          Map.entry("size_t", "index"),
          Map.entry("ssize_t", "index"),
          Map.entry("usize", "index"),
          Map.entry("isize", "index"));

  private static final Set<String> DIALECTS = Set.of("std", "builtin", "mlir", "llvm");

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

  private static String bare(String word) {
    int start = word.startsWith("!") ? 1 : 0;
    int dot = word.indexOf('.', start);
    boolean dialect = dot > 0 && DIALECTS.contains(word.substring(start, dot));
    return word.substring(dialect ? dot + 1 : start);
  }
}
