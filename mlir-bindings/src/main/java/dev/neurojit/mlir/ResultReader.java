package dev.neurojit.mlir;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * Reads the struct that compiled code leaves its results in.
 *
 * @param arena how long memrefs among the results can be looked at
 */
record ResultReader(List<JitType> types, MemorySegment struct, Arena arena) {
  private static final long WORD = ValueLayout.JAVA_LONG.byteSize();
  private static final MethodHandle READ = read();

  static ResultReader allocate(List<JitType> types, Arena arena) {
    long size = 0;
    for (JitType type : types) {
      size = align(size, type) + size(type);
    }
    return new ResultReader(types, arena.allocate(Math.max(size, 1), WORD), arena);
  }

  /** The handle, which takes the struct's address and gives nothing, as one that gives results. */
  MethodHandle reading(MethodHandle handle, Class<?> result) {
    MethodHandle bound = handle.bindTo(struct);
    MethodHandle read = READ.bindTo(this).asType(MethodType.methodType(result));
    return MethodHandles.filterReturnValue(bound, read);
  }

  @SuppressWarnings("UnusedMethod") // called through READ
  private Object results() {
    Object[] values = new Object[types.size()];
    long at = 0;
    for (int i = 0; i < values.length; i++) {
      JitType type = types.get(i);
      at = align(at, type);
      values[i] =
          switch (type) {
            case JitScalar scalar -> scalar(scalar, at);
            case JitMemRef memRef -> memRef(memRef, at);
          };
      at += size(type);
    }
    return values.length == 1 ? values[0] : new Results(types, values);
  }

  private Object scalar(JitScalar type, long at) {
    return switch (type) {
      case F32 -> struct.get(ValueLayout.JAVA_FLOAT, at);
      case F64 -> struct.get(ValueLayout.JAVA_DOUBLE, at);
      case I1 -> (struct.get(ValueLayout.JAVA_BYTE, at) & 1) != 0;
      case I8 -> struct.get(ValueLayout.JAVA_BYTE, at);
      case I16 -> struct.get(ValueLayout.JAVA_SHORT, at);
      case I32 -> struct.get(ValueLayout.JAVA_INT, at);
      case I64, INDEX -> struct.get(ValueLayout.JAVA_LONG, at);
    };
  }

  private MemRefDescriptor memRef(JitMemRef type, long at) {
    int rank = type.rank();
    long[] sizes = words(at + 3 * WORD, rank);
    long[] strides = words(at + (3 + rank) * WORD, rank);
    long offset = word(at + 2 * WORD);
    long bytes =
        Math.multiplyExact(
            Extent.of(offset, sizes, strides).end(), type.element().layout().byteSize());
    MemorySegment data = MemorySegment.ofAddress(word(at + WORD)).reinterpret(bytes, arena, null);
    return new MemRefDescriptor(
        type.element(), MemorySegment.ofAddress(word(at)), data, offset, sizes, strides);
  }

  private long[] words(long at, int count) {
    return struct.asSlice(at, count * WORD).toArray(ValueLayout.JAVA_LONG);
  }

  private long word(long at) {
    return struct.get(ValueLayout.JAVA_LONG, at);
  }

  private static long size(JitType type) {
    return switch (type) {
      case JitScalar scalar -> scalar.layout().byteSize();
      case JitMemRef memRef -> (3 + 2L * memRef.rank()) * WORD;
    };
  }

  private static long align(long at, JitType type) {
    long alignment = type instanceof JitScalar scalar ? scalar.layout().byteSize() : WORD;
    return (at + alignment - 1) / alignment * alignment;
  }

  private static MethodHandle read() {
    try {
      return MethodHandles.lookup()
          .findVirtual(ResultReader.class, "results", MethodType.methodType(Object.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
