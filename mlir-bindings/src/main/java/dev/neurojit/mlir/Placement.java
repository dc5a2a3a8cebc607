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
    moveApart(operation, point);
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
    boolean driven = operation.life().scope().rewriter() != null;
    switch (point) {
      case InsertionPoint.Before(Operation at) when driven -> Rewrites.moveBefore(operation, at);
      case InsertionPoint.Before(Operation at) -> CApi.mlirOperationMoveBefore(raw, at.raw());
      case InsertionPoint.After(Operation at) when driven -> Rewrites.moveAfter(operation, at);
      case InsertionPoint.After(Operation at) -> CApi.mlirOperationMoveAfter(raw, at.raw());
      case InsertionPoint.Start(Block _), InsertionPoint.End(Block _) ->
          Edits.modify(
              operation,
              () -> {
                CApi.mlirOperationRemoveFromParent(raw);
                Edits.insert(raw, point);
              });
    }
  }
}
