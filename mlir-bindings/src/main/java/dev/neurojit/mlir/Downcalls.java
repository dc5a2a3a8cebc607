package dev.neurojit.mlir;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** Method handles on compiled code. */
final class Downcalls {
  private static final MethodHandle LOWEST_BIT = find("isLowestBitSet", boolean.class, byte.class);

  private Downcalls() {}

  /** The handle checks at each call that the address is alive and of this thread. */
  static MethodHandle handle(EntryPoint entry, MethodType type) {
    List<MemoryLayout> inputs =
        type.parameterList().stream().<MemoryLayout>map(Downcalls::layout).toList();
    return link(entry, type.returnType(), inputs);
  }

  /**
   * As above for code with memrefs or several results.
   *
   * @param entry of a function that takes the address of its results in front if they are a struct
   * @param arena how long the code can be called
   */
  static MethodHandle handle(EntryPoint entry, FunctionType type, Arena arena) {
    List<MemoryLayout> inputs = Spread.layouts(type.inputs());
    if (!type.returnsStruct()) {
      MethodHandle raw = link(entry, type.methodType().returnType(), inputs);
      return Spread.collect(raw, type.inputs());
    }
    inputs.addFirst(ValueLayout.ADDRESS);
    MethodHandle raw = link(entry, void.class, inputs);
    MethodHandle reading =
        ResultReader.allocate(type.results(), arena).reading(raw, type.methodType().returnType());
    return Spread.collect(reading, type.inputs());
  }

  private static MethodHandle link(EntryPoint entry, Class<?> result, List<MemoryLayout> inputs) {
    FunctionDescriptor descriptor = descriptor(result, inputs.toArray(MemoryLayout[]::new));
    MethodHandle raw =
        Linker.nativeLinker().downcallHandle(entry.address(), descriptor, entry.options());
    // LLVM leaves the upper bits of an i1 result undefined.
    return result == boolean.class ? MethodHandles.filterReturnValue(raw, LOWEST_BIT) : raw;
  }

  private static FunctionDescriptor descriptor(Class<?> result, MemoryLayout[] inputs) {
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
