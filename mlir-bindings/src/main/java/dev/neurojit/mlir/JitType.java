package dev.neurojit.mlir;

/** The type of an argument or result of compiled code, as Java calls it. */
public sealed interface JitType permits JitScalar, JitMemRef {
  /** The Java class that carries it: a primitive, or {@link MemRefDescriptor}. */
  Class<?> carrier();

  /** What the type is called inside of a type of the llvm dialect. */
  String llvm();

  /**
   * Reads MLIR's type.
   *
   * @throws IllegalArgumentException if Java cannot call code with such a value
   */
  static JitType of(Type type) {
    return type.isMemRef() ? JitMemRef.of(type) : JitScalar.of(type);
  }
}
