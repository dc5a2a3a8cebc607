package dev.neurojit.mlir;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * MLIR's getters that walks over the IR live on. Each only follows a few pointers, without a loop,
 * a lock or a call back, so that it may be called without telling the garbage collector, in 3 ns
 * instead of 20. Objects are given by their addresses, as which C passes its one-pointer structs.
 */
final class Getters {
  private static final MethodHandle OF_ONE = link(ValueLayout.JAVA_LONG);
  private static final MethodHandle OF_INDEX = link(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);

  private static final MemorySegment NAME = find("mlirOperationGetName");
  private static final MemorySegment NUM_OPERANDS = find("mlirOperationGetNumOperands");
  private static final MemorySegment OPERAND = find("mlirOperationGetOperand");
  private static final MemorySegment NUM_RESULTS = find("mlirOperationGetNumResults");
  private static final MemorySegment RESULT = find("mlirOperationGetResult");
  private static final MemorySegment NUM_REGIONS = find("mlirOperationGetNumRegions");
  private static final MemorySegment REGION = find("mlirOperationGetRegion");
  private static final MemorySegment NUM_SUCCESSORS = find("mlirOperationGetNumSuccessors");
  private static final MemorySegment SUCCESSOR = find("mlirOperationGetSuccessor");
  private static final MemorySegment NEXT_OPERATION = find("mlirOperationGetNextInBlock");
  private static final MemorySegment BLOCK = find("mlirOperationGetBlock");
  private static final MemorySegment PARENT = find("mlirOperationGetParentOperation");
  private static final MemorySegment FIRST_BLOCK = find("mlirRegionGetFirstBlock");
  private static final MemorySegment NEXT_BLOCK = find("mlirBlockGetNextInRegion");
  private static final MemorySegment FIRST_OPERATION = find("mlirBlockGetFirstOperation");
  private static final MemorySegment NUM_ARGUMENTS = find("mlirBlockGetNumArguments");
  private static final MemorySegment ARGUMENT = find("mlirBlockGetArgument");
  private static final MemorySegment TYPE = find("mlirValueGetType");

  private Getters() {}

  static long name(long operation) {
    return get(NAME, operation);
  }

  static int numOperands(long operation) {
    return (int) get(NUM_OPERANDS, operation);
  }

  static long operand(long operation, int index) {
    return get(OPERAND, operation, index);
  }

  static int numResults(long operation) {
    return (int) get(NUM_RESULTS, operation);
  }

  static long result(long operation, int index) {
    return get(RESULT, operation, index);
  }

  static int numRegions(long operation) {
    return (int) get(NUM_REGIONS, operation);
  }

  static long region(long operation, int index) {
    return get(REGION, operation, index);
  }

  static int numSuccessors(long operation) {
    return (int) get(NUM_SUCCESSORS, operation);
  }

  static long successor(long operation, int index) {
    return get(SUCCESSOR, operation, index);
  }

  /** 0 for the last. */
  static long nextOperation(long operation) {
    return get(NEXT_OPERATION, operation);
  }

  /** 0 for what is in none. */
  static long block(long operation) {
    return get(BLOCK, operation);
  }

  /** 0 for the top. */
  static long parent(long operation) {
    return get(PARENT, operation);
  }

  /** 0 for an empty region. */
  static long firstBlock(long region) {
    return get(FIRST_BLOCK, region);
  }

  /** 0 for the last. */
  static long nextBlock(long block) {
    return get(NEXT_BLOCK, block);
  }

  /** 0 for an empty block. */
  static long firstOperation(long block) {
    return get(FIRST_OPERATION, block);
  }

  static int numArguments(long block) {
    return (int) get(NUM_ARGUMENTS, block);
  }

  static long argument(long block, int index) {
    return get(ARGUMENT, block, index);
  }

  static long type(long value) {
    return get(TYPE, value);
  }

  private static long get(MemorySegment getter, long of) {
    try {
      return (long) OF_ONE.invokeExact(getter, of);
    } catch (Throwable e) {
      throw new AssertionError(e); // C throws nothing
    }
  }

  private static long get(MemorySegment getter, long of, long index) {
    try {
      return (long) OF_INDEX.invokeExact(getter, of, index);
    } catch (Throwable e) {
      throw new AssertionError(e); // C throws nothing
    }
  }

  private static MethodHandle link(ValueLayout... arguments) {
    FunctionDescriptor descriptor = FunctionDescriptor.of(ValueLayout.JAVA_LONG, arguments);
    return Linker.nativeLinker().downcallHandle(descriptor, Linker.Option.critical(false));
  }

  private static MemorySegment find(String name) {
    return SymbolLookup.loaderLookup().findOrThrow(name);
  }
}
