package dev.neurojit.mlir;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Method handles on compiled code. */
final class Downcalls {
  private static final MethodHandle LOWEST_BIT = find("isLowestBitSet", boolean.class, byte.class);

  private Downcalls() {}

  /** The handle checks at each call that the address is alive and of this thread. */
  static MethodHandle handle(MemorySegment address, MethodType type) {
    MethodHandle raw = Linker.nativeLinker().downcallHandle(descriptor(type)).bindTo(address);
    // LLVM leaves the upper bits of an i1 result undefined.
    return type.returnType() == boolean.class
        ? MethodHandles.filterReturnValue(raw, LOWEST_BIT)
        : raw;
  }

  private static FunctionDescriptor descriptor(MethodType type) {
    MemoryLayout[] inputs =
        type.parameterList().stream().map(Downcalls::layout).toArray(MemoryLayout[]::new);
    Class<?> result = type.returnType();
    if (result == void.class) {
      return FunctionDescriptor.ofVoid(inputs);
    }
    return FunctionDescriptor.of(
        result == boolean.class ? ValueLayout.JAVA_BYTE : layout(result), inputs);
  }

  private static ValueLayout layout(Class<?> type) {
    return switch (type.descriptorString()) {
      case "F" -> ValueLayout.JAVA_FLOAT;
      case "D" -> ValueLayout.JAVA_DOUBLE;
      case "Z" -> ValueLayout.JAVA_BOOLEAN;
      case "B" -> ValueLayout.JAVA_BYTE;
      case "S" -> ValueLayout.JAVA_SHORT;
      case "I" -> ValueLayout.JAVA_INT;
      case "J" -> ValueLayout.JAVA_LONG;
      default -> throw new IllegalArgumentException("Compiled code has no type " + type + ".");
    };
  }

  @SuppressWarnings("UnusedMethod") // called through LOWEST_BIT
  private static boolean isLowestBitSet(byte value) {
    return (value & 1) != 0;
  }

  private static MethodHandle find(String name, Class<?> result, Class<?> input) {
    try {
      return MethodHandles.lookup()
          .findStatic(Downcalls.class, name, MethodType.methodType(result, input));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
