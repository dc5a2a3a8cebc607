package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Changes that MLIR offers by a rewriter only: that of the pattern at work, so that its driver
 * hears of them, else one of the moment. What a rewriter leaves to assertions is checked here.
 */
final class Rewrites {
  private Rewrites() {}

  private static <T> T with(View view, Function<MemorySegment, T> change) {
    MemorySegment driver = view.life().scope().rewriter();
    if (driver != null) {
      return change.apply(driver);
    }
    MemorySegment own = CApi.mlirIRRewriterCreate(Raw.HEAP, view.context().raw());
    try {
      return change.apply(own);
    } finally {
      CApi.mlirIRRewriterDestroy(own);
    }
  }

  private static void run(View view, Consumer<MemorySegment> change) {
    with(
        view,
        rewriter -> {
          change.accept(rewriter);
          return rewriter;
        });
  }

  static Operation clone(Operation operation, InsertionPoint point) {
    return clone(operation, point, CApi::mlirRewriterBaseClone);
  }

  /** With empty regions. */
  static Operation cloneWithoutRegions(Operation operation, InsertionPoint point) {
    return clone(operation, point, CApi::mlirRewriterBaseCloneWithoutRegions);
  }

  private interface Clone {
    MemorySegment apply(SegmentAllocator heap, MemorySegment rewriter, MemorySegment operation);
  }

  private static Operation clone(Operation operation, InsertionPoint point, Clone clone) {
    Block target = point.block();
    MemorySegment original = operation.rawWith(target);
    return with(
        target,
        rewriter -> {
          DriverNotice.moveTo(rewriter, point);
          return new Operation(target.life(), clone.apply(Raw.HEAP, rewriter, original));
        });
  }

  static Block createBlockBefore(Block existing, LocationAttr location, List<Type> arguments) {
    MlirContext context = existing.context();
    MemorySegment place = location.rawIn(context);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment types = Raw.array(arena, arguments, type -> type.rawIn(context));
      MemorySegment places = Raw.array(arena, arguments, _ -> place);
      MemorySegment before = existing.raw();
      return new Block(
          existing.life(),
          with(
              existing,
              rewriter ->
                  CApi.mlirRewriterBaseCreateBlockBefore(
                      Raw.HEAP, rewriter, before, arguments.size(), types, places)));
    }
  }

  static void move(Block block, Block before) {
    MemorySegment target = before.rawWith(block);
    if (block.equals(before)) {
      return;
    }
    requireOutside(before, block);
    Edits.requireOutsideOfRoot(block);
    run(block, rewriter -> CApi.mlirRewriterBaseMoveBlockBefore(rewriter, block.raw(), target));
  }

  static void moveBefore(Operation operation, Operation other) {
    run(
        operation,
        rewriter -> CApi.mlirRewriterBaseMoveOpBefore(rewriter, operation.raw(), other.raw()));
  }

  static void moveAfter(Operation operation, Operation other) {
    run(
        operation,
        rewriter -> CApi.mlirRewriterBaseMoveOpAfter(rewriter, operation.raw(), other.raw()));
  }

  /** The block goes; its operations stay. */
  static void inline(Block source, Operation before, List<Value> arguments) {
    requireOutside(Edits.blockOf(before), source);
    Edits.requireOutsideOfRoot(source);
    List<Value> own = source.arguments();
    requireTypes(own, arguments);
    if (!source.predecessors().isEmpty() || !source.successors().isEmpty()) {
      throw new IllegalArgumentException("A block that branches or is branched to stays as it is.");
    }
    if (arguments.stream().anyMatch(own::contains)) {
      throw new IllegalArgumentException("A value for an argument is an argument of the block.");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = Raw.array(arena, arguments, value -> value.rawWith(source));
      MemorySegment at = before.rawWith(source);
      run(
          source,
          rewriter ->
              CApi.mlirRewriterBaseInlineBlockBefore(
                  rewriter, source.raw(), at, arguments.size(), values));
    }
    own.forEach(argument -> source.life().free(argument.address()));
    source.life().free(source.address());
  }

  static void inline(Region region, Block before) {
    MemorySegment target = requireElsewhere(region, before);
    region.blocks().forEach(Edits::requireOutsideOfRoot);
    run(
        region,
        rewriter -> CApi.mlirRewriterBaseInlineRegionBefore(rewriter, region.raw(), target));
  }

  static void clone(Region region, Block before) {
    MemorySegment target = requireElsewhere(region, before);
    run(region, rewriter -> CApi.mlirRewriterBaseCloneRegionBefore(rewriter, region.raw(), target));
  }

  private static MemorySegment requireElsewhere(Region region, Block before) {
    MemorySegment target = before.rawWith(region);
    if (region.holds(before.region())) {
      throw new IllegalArgumentException("The blocks are to go to another region, outside of it.");
    }
    return target;
  }

  static void replaceUses(Operation operation, List<Value> values) {
    if (requireTypes(operation.results(), values)) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment array = Raw.array(arena, values, value -> value.rawWith(operation));
        run(
            operation,
            rewriter ->
                CApi.mlirRewriterBaseReplaceAllOpUsesWithValueRange(
                    rewriter, operation.raw(), values.size(), array));
      }
    }
  }

  static void replaceUses(Operation operation, Operation other) {
    MemorySegment to = other.rawWith(operation);
    if (requireTypes(operation.results(), other.results())) {
      run(
          operation,
          rewriter ->
              CApi.mlirRewriterBaseReplaceAllOpUsesWithOperation(rewriter, operation.raw(), to));
    }
  }

  static void replaceUsesWithin(Operation operation, List<Value> values, Block block) {
    MemorySegment within = block.rawWith(operation);
    if (requireTypes(operation.results(), values)) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment array = Raw.array(arena, values, value -> value.rawWith(operation));
        run(
            operation,
            rewriter ->
                CApi.mlirRewriterBaseReplaceOpUsesWithinBlock(
                    rewriter, operation.raw(), values.size(), array, within));
      }
    }
  }

  static void replaceUses(List<Value> from, List<Value> to) {
    if (from.isEmpty() || !requireTypes(from, to)) {
      return;
    }
    Value first = from.getFirst();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment of = Raw.array(arena, from, value -> value.rawWith(first));
      MemorySegment with = Raw.array(arena, to, value -> value.rawWith(first));
      run(
          first,
          rewriter ->
              CApi.mlirRewriterBaseReplaceAllValueRangeUsesWith(rewriter, from.size(), of, with));
    }
  }

  /** False if there is nothing to replace. */
  private static boolean requireTypes(List<Value> from, List<Value> to) {
    if (!from.stream().map(Value::type).toList().equals(to.stream().map(Value::type).toList())) {
      throw new IllegalArgumentException(
          "The values are not of the types %s.".formatted(from.stream().map(Value::type).toList()));
    }
    for (int i = 0; i < from.size(); i++) {
      if (from.get(i).equals(to.get(i))) {
        // MLIR would never end.
        throw new IllegalArgumentException("A value cannot replace itself.");
      }
    }
    return !from.isEmpty();
  }

  private static void requireOutside(Block inner, Block outer) {
    inner.rawWith(outer);
    boolean inside =
        inner.equals(outer)
            || outer.operations().stream()
                .anyMatch(operation -> operation.isAncestorOf(inner.parent()));
    if (inside) {
      throw new IllegalArgumentException("The place is in the block itself.");
    }
  }
}
