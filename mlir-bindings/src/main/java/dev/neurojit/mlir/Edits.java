package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Changes to a module that keep its views honest and a pattern driver informed. */
final class Edits {
  private static final MemorySegment NO_REWRITER = Raw.struct(0);

  private Edits() {}

  /** Changes an operation in place. */
  static void modify(Operation operation, Runnable change) {
    MemorySegment raw = operation.raw();
    MemorySegment rewriter = operation.life().scope().rewriter();
    if (rewriter == null) {
      change.run();
      return;
    }
    CApi.mlirRewriterBaseStartOpModification(rewriter, raw);
    try {
      change.run();
    } catch (RuntimeException e) {
      CApi.mlirRewriterBaseCancelOpModification(rewriter, raw);
      throw e;
    }
    CApi.mlirRewriterBaseFinalizeOpModification(rewriter, raw);
  }

  static void erase(Operation operation) {
    requireMovable(operation);
    MemorySegment raw = operation.raw();
    settle(operation, CApi.neurojitEraseOperation(rewriter(operation), raw), "erase");
  }

  static void replace(Operation operation, List<Value> values) {
    requireMovable(operation);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment array = Raw.array(arena, values, value -> value.rawWith(operation));
      MemorySegment raw = operation.raw();
      settle(
          operation,
          CApi.neurojitReplaceOperation(rewriter(operation), raw, values.size(), array),
          "replace");
    }
  }

  static void erase(Block block) {
    MemorySegment raw = block.raw();
    requireOutsideOfRoot(block);
    settle(block, CApi.neurojitEraseBlock(rewriter(block), raw), "erase");
  }

  static void merge(Block source, Block target, List<Value> arguments) {
    requireOutsideOfRoot(source);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment array = Raw.array(arena, arguments, value -> value.rawWith(source));
      MemorySegment into = target.rawWith(source);
      requireWithin(target.parent());
      settle(
          source,
          CApi.neurojitMergeBlocks(rewriter(source), source.raw(), into, arguments.size(), array),
          "merge");
    }
  }

  /** Moves the operation, or puts a new one, where the point says. */
  static void insert(MemorySegment operation, InsertionPoint point) {
    switch (point) {
      case InsertionPoint.Before(Operation at) ->
          CApi.mlirBlockInsertOwnedOperationBefore(blockOf(at).raw(), at.raw(), operation);
      case InsertionPoint.After(Operation at) ->
          CApi.mlirBlockInsertOwnedOperationAfter(blockOf(at).raw(), at.raw(), operation);
      case InsertionPoint.Start(Block block) ->
          CApi.mlirBlockInsertOwnedOperation(block.raw(), 0, operation);
      case InsertionPoint.End(Block block) ->
          CApi.mlirBlockAppendOwnedOperation(block.raw(), operation);
    }
  }

  static Block blockOf(Operation operation) {
    return operation
        .block()
        .orElseThrow(() -> new IllegalArgumentException("A module has no place in a block."));
  }

  /** The module, and what a pass or driver works on, must stay where it is. */
  static void requireMovable(Operation operation) {
    if (operation.parent().isEmpty()) {
      throw new IllegalArgumentException("The module itself cannot be moved, replaced or erased.");
    }
    requireNotHolding(operation.address(), operation.life(), operation);
    requireWithin(operation.parent().orElseThrow());
  }

  /** A pass or pattern changes what lies in its operation, not what the native code goes over. */
  private static void requireWithin(Operation holder) {
    long root = holder.life().scope().root();
    MemorySegment at = holder.raw();
    while (root != 0 && Raw.address(at) != root) {
      if (Raw.isNull(at)) {
        throw new IllegalArgumentException(
            "A pass or pattern cannot change what lies outside of the operation it runs on.");
      }
      at = CApi.mlirOperationGetParentOperation(Raw.HEAP, at);
    }
  }

  static void requireOutsideOfRoot(Block block) {
    requireWithin(block.parent());
    for (Operation inside : block.operations()) {
      requireNotHolding(inside.address(), block.life(), inside);
    }
  }

  private static void requireNotHolding(long address, Lifetime life, View any) {
    long root = life.scope().root();
    MemorySegment at = Raw.struct(root);
    any.raw();
    while (!Raw.isNull(at)) {
      if (Raw.address(at) == address) {
        throw new IllegalArgumentException(
            "A pass or pattern cannot move, replace or erase the operation it runs on,"
                + " nor what holds it.");
      }
      at = CApi.mlirOperationGetParentOperation(Raw.HEAP, at);
    }
  }

  private static MemorySegment rewriter(View view) {
    MemorySegment rewriter = view.life().scope().rewriter();
    return rewriter == null ? NO_REWRITER : rewriter;
  }

  private static void settle(View view, MemorySegment pointer, String what) {
    NativeResult result = view.context().settle(pointer);
    if (!result.isOk()) {
      throw new IllegalStateException(
          "Cannot %s this: %s.".formatted(what, result.diagnostics().getFirst().message()));
    }
    view.life().free(result.text());
  }
}
