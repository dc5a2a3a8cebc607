package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;

/** Puts new operations in place through a pattern driver, so that it looks at them too. */
final class DriverNotice {
  private DriverNotice() {}

  static void insert(MemorySegment rewriter, MemorySegment operation, InsertionPoint point) {
    moveTo(rewriter, point);
    CApi.mlirRewriterBaseInsert(Raw.HEAP, rewriter, operation);
  }

  static void moveTo(MemorySegment rewriter, InsertionPoint point) {
    switch (point) {
      case InsertionPoint.Before(Operation at) ->
          CApi.mlirRewriterBaseSetInsertionPointBefore(rewriter, at.raw());
      case InsertionPoint.After(Operation at) ->
          CApi.mlirRewriterBaseSetInsertionPointAfter(rewriter, at.raw());
      case InsertionPoint.Start(Block block) ->
          CApi.mlirRewriterBaseSetInsertionPointToStart(rewriter, block.raw());
      case InsertionPoint.End(Block block) ->
          CApi.mlirRewriterBaseSetInsertionPointToEnd(rewriter, block.raw());
    }
  }
}
