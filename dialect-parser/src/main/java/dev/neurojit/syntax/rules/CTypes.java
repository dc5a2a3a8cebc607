package dev.neurojit.syntax.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types as C, LLVM, Rust or numpy call them. */
final class CTypes {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("float", "f32"),
          Map.entry("double", "f64"),
          Map.entry("float32", "f32"),
          Map.entry("float64", "f64"),
          Map.entry("half", "f16"),
          Map.entry("float16", "f16"),
          Map.entry("bool", "i1"),
          Map.entry("boolean", "i1"),
          Map.entry("int32", "i32"),
          Map.entry("int64", "i64"),
          Map.entry("int32_t", "i32"),
          Map.entry("int64_t", "i64"),
          Map.entry("int", "i32"));

  private CTypes() {}

  /** Returns MLIR's name of a type with a foreign name, or null. */
  static @Nullable String meant(String word) {
    return TYPES.get(word);
  }
}
