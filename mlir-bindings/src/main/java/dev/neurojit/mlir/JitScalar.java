package dev.neurojit.mlir;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Numbers that Java and compiled code share; memory holds them in the machine's byte order. */
public enum JitScalar implements JitType {
  F32("f32", ValueLayout.JAVA_FLOAT),
  F64("f64", ValueLayout.JAVA_DOUBLE),
  I1("i1", ValueLayout.JAVA_BOOLEAN),
  I8("i8", ValueLayout.JAVA_BYTE),
  I16("i16", ValueLayout.JAVA_SHORT),
  I32("i32", ValueLayout.JAVA_INT),
  I64("i64", ValueLayout.JAVA_LONG),
  INDEX("index", ValueLayout.JAVA_LONG);

  private final String mlir;

  @SuppressWarnings("ImmutableEnumChecker") // layouts are value-based
  private final ValueLayout layout;

  JitScalar(String mlir, ValueLayout layout) {
    this.mlir = mlir;
    this.layout = layout;
  }

  static JitScalar of(Type type) {
    String text = type.toString();
    return Arrays.stream(values())
        .filter(scalar -> scalar.mlir.equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Java cannot call code with a " + text + "."));
  }

  /** How one lies in memory. */
  public ValueLayout layout() {
    return layout;
  }

  @Override
  public Class<?> carrier() {
    return layout.carrier();
  }

  @Override
  public String llvm() {
    return this == INDEX ? "i64" : mlir;
  }

  /** As MLIR writes it. */
  @Override
  public String toString() {
    return mlir;
  }
}
