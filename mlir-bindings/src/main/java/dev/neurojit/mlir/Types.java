package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the types of a context. Sizes of shapes count elements; -1 stands for {@code ?}. What MLIR
 * does not allow raises {@link IllegalArgumentException} with MLIR's own words.
 */
public final class Types {
  private final MlirContext context;

  Types(MlirContext context) {
    this.context = context;
  }

  public Type f32() {
    return of(FloatFormat.F32);
  }

  public Type f64() {
    return of(FloatFormat.F64);
  }

  public Type of(FloatFormat format) {
    return format.in(context);
  }

  /** {@code iN}, of 1 to 16777215 bits. */
  public Type integer(int width) {
    return type(CApi.mlirIntegerTypeGet(Raw.HEAP, context.raw(), checkWidth(width)));
  }

  /** {@code siN}. */
  public Type signedInteger(int width) {
    return type(CApi.mlirIntegerTypeSignedGet(Raw.HEAP, context.raw(), checkWidth(width)));
  }

  /** {@code uiN}. */
  public Type unsignedInteger(int width) {
    return type(CApi.mlirIntegerTypeUnsignedGet(Raw.HEAP, context.raw(), checkWidth(width)));
  }

  public Type index() {
    return type(CApi.mlirIndexTypeGet(Raw.HEAP, context.raw()));
  }

  public Type none() {
    return type(CApi.mlirNoneTypeGet(Raw.HEAP, context.raw()));
  }

  public Type complex(Type element) {
    if (!element.isFloat() && !element.isInteger()) {
      throw new IllegalArgumentException("No complex numbers of " + element + ".");
    }
    return type(CApi.mlirComplexTypeGet(Raw.HEAP, element.rawIn(context)));
  }

  public Type function(List<Type> inputs, List<Type> results) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment in = Raw.array(arena, inputs, type -> type.rawIn(context));
      MemorySegment out = Raw.array(arena, results, type -> type.rawIn(context));
      return type(
          CApi.mlirFunctionTypeGet(
              Raw.HEAP, context.raw(), inputs.size(), in, results.size(), out));
    }
  }

  public Type tuple(List<Type> elements) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = Raw.array(arena, elements, type -> type.rawIn(context));
      return type(CApi.mlirTupleTypeGet(Raw.HEAP, context.raw(), elements.size(), all));
    }
  }

  public Type vector(Type element, long... shape) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sizes = Shapes.toNative(arena, shape);
      return checked(() ->
          CApi.mlirVectorTypeGetChecked(
              Raw.HEAP, nowhere(), shape.length, sizes, element.rawIn(context)));
    }
  }

  /**
   * {@code vector<[4]x2xf32>}: some sizes are multiples, by a number known at run time, of those
   * given.
   *
   * @param scalable the dimensions that are so
   */
  public Type scalableVector(Type element, BitSet scalable, long... shape) {
    Objects.checkFromToIndex(0, scalable.length(), shape.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sizes = Shapes.toNative(arena, shape);
      MemorySegment flags = arena.allocate(Math.max(1, shape.length));
      scalable.stream().forEach(i -> flags.setAtIndex(ValueLayout.JAVA_BOOLEAN, i, true));
      return checked(() ->
          CApi.mlirVectorTypeGetScalableChecked(
              Raw.HEAP, nowhere(), shape.length, sizes, flags, element.rawIn(context)));
    }
  }

  public Type tensor(Type element, long... shape) {
    return tensor(element, CApi.mlirAttributeGetNull(Raw.HEAP), shape);
  }

  /** With what a dialect says of the elements' storage. */
  public Type tensor(Type element, Attribute encoding, long... shape) {
    return tensor(element, encoding.rawIn(context), shape);
  }

  private Type tensor(Type element, MemorySegment encoding, long... shape) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sizes = Shapes.toNative(arena, shape);
      return checked(() ->
          CApi.mlirRankedTensorTypeGetChecked(
              Raw.HEAP, nowhere(), shape.length, sizes, element.rawIn(context), encoding));
    }
  }

  /** {@code tensor<*x...>}. */
  public Type unrankedTensor(Type element) {
    return checked(
        () -> CApi.mlirUnrankedTensorTypeGetChecked(Raw.HEAP, nowhere(), element.rawIn(context)));
  }

  /** A memref with the identity layout in the default memory space. */
  public Type memRef(Type element, long... shape) {
    return contiguous(CApi.mlirAttributeGetNull(Raw.HEAP), element, shape);
  }

  /** A memref with the identity layout in a memory space. */
  public Type memRefIn(Attribute memorySpace, Type element, long... shape) {
    return contiguous(memorySpace.rawIn(context), element, shape);
  }

  private Type contiguous(MemorySegment memorySpace, Type element, long... shape) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sizes = Shapes.toNative(arena, shape);
      return checked(() ->
          CApi.mlirMemRefTypeContiguousGetChecked(
              Raw.HEAP, nowhere(), element.rawIn(context), shape.length, sizes, memorySpace));
    }
  }

  /**
   * A memref with a layout.
   *
   * @param layout an affine map or strided layout
   * @param memorySpace null for the default one
   */
  public Type memRef(
      Type element, Attribute layout, @Nullable Attribute memorySpace, long... shape) {
    if (!layout.is(AttributeKind.AFFINE_MAP) && !layout.is(AttributeKind.STRIDED_LAYOUT)) {
      throw new IllegalArgumentException(layout + " is no layout of a memref.");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sizes = Shapes.toNative(arena, shape);
      return checked(() ->
          CApi.mlirMemRefTypeGetChecked(
              Raw.HEAP,
              nowhere(),
              element.rawIn(context),
              shape.length,
              sizes,
              layout.rawIn(context),
              rawOrNull(memorySpace)));
    }
  }

  /** {@code memref<*x...>}. */
  public Type unrankedMemRef(Type element) {
    return unrankedMemRef(element, null);
  }

  /** {@code memref<*x..., space>}. */
  public Type unrankedMemRef(Type element, @Nullable Attribute memorySpace) {
    return checked(() ->
        CApi.mlirUnrankedMemRefTypeGetChecked(
            Raw.HEAP, nowhere(), element.rawIn(context), rawOrNull(memorySpace)));
  }

  /** A type of a dialect that the context does not know. */
  public Type opaque(OpaqueType content) {
    try (Arena arena = Arena.ofConfined()) {
      return type(
          CApi.mlirOpaqueTypeGet(
              Raw.HEAP,
              context.raw(),
              Raw.stringRef(arena, OpaqueType.requireNamespace(content.dialect())),
              Raw.stringRef(arena, content.data())));
    }
  }

  /** {@code !llvm.ptr}. */
  public Type llvmPointer() {
    context.requireOperation("llvm.load");
    return type(CApi.mlirLLVMPointerTypeGet(Raw.HEAP, context.raw(), 0));
  }

  /** A type as MLIR writes it, such as {@code memref<4x?xf32, strided<[?, 1]>>}. */
  public Type parse(String text) {
    try (Arena arena = Arena.ofConfined()) {
      NativeFailure.requireHarmless("type", text);
      MemorySegment utf8 = arena.allocateFrom(text);
      NativeResult result =
          context.settle(CApi.neurojitParseType(context.raw(), utf8, utf8.byteSize() - 1));
      return type(NativeFailure.handle(result, "the type '" + text + "'"));
    }
  }

  private Type checked(Supplier<MemorySegment> make) {
    return type(NativeFailure.checked(context, make));
  }

  private Type type(MemorySegment raw) {
    return new Type(context, raw);
  }

  private MemorySegment rawOrNull(@Nullable Attribute attribute) {
    return attribute == null ? CApi.mlirAttributeGetNull(Raw.HEAP) : attribute.rawIn(context);
  }

  private MemorySegment nowhere() {
    return LocationAttr.unknown(context).raw();
  }

  private static int checkWidth(int width) {
    if (width < 1 || width > 0xFFFFFF) {
      throw new IllegalArgumentException("No integer type has " + width + " bits.");
    }
    return width;
  }
}
