package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Supplier;

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
      MemorySegment sizes = sizes(arena, shape);
      return checked(() ->
          CApi.mlirVectorTypeGetChecked(
              Raw.HEAP, nowhere(), shape.length, sizes, element.rawIn(context)));
    }
  }

  public Type tensor(Type element, long... shape) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sizes = sizes(arena, shape);
      return checked(() ->
          CApi.mlirRankedTensorTypeGetChecked(
              Raw.HEAP,
              nowhere(),
              shape.length,
              sizes,
              element.rawIn(context),
              CApi.mlirAttributeGetNull(Raw.HEAP)));
    }
  }

  /** {@code tensor<*x...>}. */
  public Type unrankedTensor(Type element) {
    return checked(
        () -> CApi.mlirUnrankedTensorTypeGetChecked(Raw.HEAP, nowhere(), element.rawIn(context)));
  }

  /** A memref with the identity layout in the default memory space. */
  public Type memRef(Type element, long... shape) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sizes = sizes(arena, shape);
      return checked(() ->
          CApi.mlirMemRefTypeContiguousGetChecked(
              Raw.HEAP,
              nowhere(),
              element.rawIn(context),
              shape.length,
              sizes,
              CApi.mlirAttributeGetNull(Raw.HEAP)));
    }
  }

  /** {@code memref<*x...>}. */
  public Type unrankedMemRef(Type element) {
    return checked(() ->
        CApi.mlirUnrankedMemRefTypeGetChecked(
            Raw.HEAP, nowhere(), element.rawIn(context), CApi.mlirAttributeGetNull(Raw.HEAP)));
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

  private MemorySegment nowhere() {
    return LocationAttr.unknown(context).raw();
  }

  private static int checkWidth(int width) {
    if (width < 1 || width > 0xFFFFFF) {
      throw new IllegalArgumentException("No integer type has " + width + " bits.");
    }
    return width;
  }

  private static MemorySegment sizes(Arena arena, long[] shape) {
    long dynamic = CApi.mlirShapedTypeGetDynamicSize();
    MemorySegment sizes = arena.allocate(ValueLayout.JAVA_LONG, Math.max(1, shape.length));
    for (int i = 0; i < shape.length; i++) {
      sizes.setAtIndex(ValueLayout.JAVA_LONG, i, shape[i] == -1 ? dynamic : shape[i]);
    }
    return sizes;
  }
}
