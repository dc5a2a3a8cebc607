package dev.neurojit.mlir;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** Hands each memref to compiled code as the many parameters that MLIR makes of it. */
final class Spread {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodHandle ALLOCATED =
      accessor("allocated", MethodType.methodType(MemorySegment.class));
  private static final MethodHandle DATA =
      accessor("data", MethodType.methodType(MemorySegment.class));
  private static final MethodHandle OFFSET = accessor("offset", MethodType.methodType(long.class));
  private static final MethodHandle SIZE =
      accessor("size", MethodType.methodType(long.class, int.class));
  private static final MethodHandle STRIDE =
      accessor("stride", MethodType.methodType(long.class, int.class));
  private static final MethodHandle REQUIRE_FIT = requireFit();

  private Spread() {}

  /** The parameters of the native function. */
  static List<MemoryLayout> layouts(List<JitType> inputs) {
    List<MemoryLayout> all = new ArrayList<>();
    for (JitType input : inputs) {
      switch (input) {
        case JitScalar scalar -> all.add(scalar.layout());
        case JitMemRef memRef -> {
          all.add(ValueLayout.ADDRESS);
          all.add(ValueLayout.ADDRESS);
          for (int i = 0; i < 1 + 2 * memRef.rank(); i++) {
            all.add(ValueLayout.JAVA_LONG);
          }
        }
      }
    }
    return all;
  }

  /**
   * The handle with one parameter for each input, each memref checked to be what the code needs.
   */
  static MethodHandle collect(MethodHandle spread, List<JitType> inputs) {
    MethodHandle handle = spread;
    List<Class<?>> carriers = new ArrayList<>();
    List<Integer> origin = new ArrayList<>();
    for (JitType input : inputs) {
      switch (input) {
        case JitScalar _ -> origin.add(carriers.size());
        case JitMemRef memRef -> {
          for (MethodHandle part : parts(memRef.rank())) {
            handle = MethodHandles.filterArguments(handle, origin.size(), part);
            origin.add(carriers.size());
          }
        }
      }
      carriers.add(input.carrier());
    }
    MethodType type = MethodType.methodType(spread.type().returnType(), carriers);
    handle =
        MethodHandles.permuteArguments(
            handle, type, origin.stream().mapToInt(index -> index).toArray());
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i) instanceof JitMemRef memRef) {
        MethodHandle check = MethodHandles.insertArguments(REQUIRE_FIT, 0, memRef);
        handle = MethodHandles.filterArguments(handle, i, check);
      }
    }
    return handle;
  }

  private static List<MethodHandle> parts(int rank) {
    List<MethodHandle> all = new ArrayList<>(List.of(ALLOCATED, DATA, OFFSET));
    for (MethodHandle numbers : List.of(SIZE, STRIDE)) {
      for (int i = 0; i < rank; i++) {
        all.add(MethodHandles.insertArguments(numbers, 1, i));
      }
    }
    return all;
  }

  @SuppressWarnings("UnusedMethod") // called through REQUIRE_FIT
  private static MemRefDescriptor requireFit(JitMemRef type, MemRefDescriptor given) {
    if (!given.fits(type)) {
      throw new IllegalArgumentException("The code takes %s, not %s.".formatted(type, given));
    }
    return given;
  }

  private static MethodHandle requireFit() {
    try {
      return LOOKUP.findStatic(
          Spread.class,
          "requireFit",
          MethodType.methodType(MemRefDescriptor.class, JitMemRef.class, MemRefDescriptor.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static MethodHandle accessor(String name, MethodType type) {
    try {
      return LOOKUP.findVirtual(MemRefDescriptor.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
