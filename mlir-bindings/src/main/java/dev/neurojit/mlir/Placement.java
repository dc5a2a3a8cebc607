package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;

/** Moves and copies operations within a module. */
final class Placement {
  private Placement() {}

  static void move(Operation operation, InsertionPoint point) {
    Edits.requireMovable(operation);
    Block target = point.block();
    target.rawWith(operation);
    if (operation.isAncestorOf(target.parent())) {
      throw new IllegalArgumentException("An operation cannot move into or beside itself.");
    }
    if (isAt(operation, point)) {
      return;
    }
    Edits.modify(operation, () -> moveApart(operation, point));
  }

  private static boolean isAt(Operation operation, InsertionPoint point) {
    return switch (point) {
      case InsertionPoint.Before(Operation at) -> at.equals(operation);
      case InsertionPoint.After(Operation at) -> at.equals(operation);
      case InsertionPoint.Start(Block block) ->
          block.operations().stream().findFirst().filter(operation::equals).isPresent();
      case InsertionPoint.End(Block block) ->
          operation.next().isEmpty() && Edits.blockOf(operation).equals(block);
    };
  }

  private static void moveApart(Operation operation, InsertionPoint point) {
    MemorySegment raw = operation.raw();
    switch (point) {
      case InsertionPoint.Before(Operation at) -> CApi.mlirOperationMoveBefore(raw, at.raw());
      case InsertionPoint.After(Operation at) -> CApi.mlirOperationMoveAfter(raw, at.raw());
      case InsertionPoint.Start(Block _), InsertionPoint.End(Block _) -> {
        CApi.mlirOperationRemoveFromParent(raw);
        Edits.insert(raw, point);
      }
    }
  }

  static Operation clone(Operation operation, InsertionPoint point) {
    Block target = point.block();
    MemorySegment copy = CApi.mlirOperationClone(Raw.HEAP, operation.rawWith(target));
    MemorySegment rewriter = target.life().scope().rewriter();
    if (rewriter == null) {
      Edits.insert(copy, point);
    } else {
      DriverNotice.insert(rewriter, copy, point);
    }
    return new Operation(target.life(), copy);
  }
}
