package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** What memrefs have beyond a shape. */
public record MemRefType(Type type) {
  public MemRefType {
    Shapes.require(type.isMemRef() || type.is(TypeKind.UNRANKED_MEM_REF), type, "a memref");
  }

  /** How indices map to places, an affine map or a strided layout; empty without a rank. */
  public Optional<Attribute> layout() {
    return type.isMemRef()
        ? Attribute.ofNullable(type.context(), CApi.mlirMemRefTypeGetLayout(Raw.HEAP, type.raw()))
        : Optional.empty();
  }

  /** The layout as a map; empty without a rank. */
  public Optional<AffineMap> affineMap() {
    return type.isMemRef()
        ? Optional.of(
            new AffineMap(type.context(), CApi.mlirMemRefTypeGetAffineMap(Raw.HEAP, type.raw())))
        : Optional.empty();
  }

  public Optional<Attribute> memorySpace() {
    return Attribute.ofNullable(
        type.context(),
        type.isMemRef()
            ? CApi.mlirMemRefTypeGetMemorySpace(Raw.HEAP, type.raw())
            : CApi.mlirUnrankedMemrefGetMemorySpace(Raw.HEAP, type.raw()));
  }

  /** The strides, if the layout can be put so. */
  public Optional<StridedLayout> stridedLayout() {
    if (!type.isMemRef()) {
      return Optional.empty();
    }
    int rank = type.shape().size();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment strides = arena.allocate(ValueLayout.JAVA_LONG, Math.max(1, rank));
      MemorySegment offset = arena.allocate(ValueLayout.JAVA_LONG);
      MemorySegment result =
          CApi.mlirMemRefTypeGetStridesAndOffset(arena, type.raw(), strides, offset);
      return !Raw.succeeded(result)
          ? Optional.empty()
          : Optional.of(
              StridedLayout.of(
                  offset.get(ValueLayout.JAVA_LONG, 0),
                  rank,
                  i -> strides.getAtIndex(ValueLayout.JAVA_LONG, i)));
    }
  }
}
