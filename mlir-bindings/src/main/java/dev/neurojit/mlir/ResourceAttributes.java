package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Makes {@code dense_resource<name> : tensor<2xf32>}, whose data are not unique in the context and
 * are printed behind the program. The data are copied and kept as long as the context; MLIR changes
 * a name that is taken. Types and counts as for {@link DenseAttributes}.
 */
public final class ResourceAttributes {
  private final MlirContext context;

  ResourceAttributes(MlirContext context) {
    this.context = context;
  }

  public Attribute elements(Type type, String name, byte... values) {
    return elements(type, name, JavaArray.of(values));
  }

  public Attribute elements(Type type, String name, short... values) {
    return elements(type, name, JavaArray.of(values));
  }

  public Attribute elements(Type type, String name, int... values) {
    return elements(type, name, JavaArray.of(values));
  }

  public Attribute elements(Type type, String name, long... values) {
    return elements(type, name, JavaArray.of(values));
  }

  public Attribute elements(Type type, String name, float... values) {
    return elements(type, name, JavaArray.of(values));
  }

  public Attribute elements(Type type, String name, double... values) {
    return elements(type, name, JavaArray.of(values));
  }

  /**
   * Of bytes that MLIR does not look at.
   *
   * @param alignment of the data in bytes, a power of 2 up to 4096
   */
  public Attribute blob(Type type, String name, byte[] data, int alignment) {
    JavaArray.requireStatic(type);
    if (Integer.bitCount(alignment) != 1 || alignment > 4096 || alignment < 0) {
      throw new IllegalArgumentException("No alignment of data: " + alignment);
    }
    MemorySegment kept = context.memory().allocate(Math.max(1, data.length), alignment);
    MemorySegment.copy(data, 0, kept, ValueLayout.JAVA_BYTE, 0, data.length);
    MemorySegment none = MemorySegment.NULL;
    try (Arena arena = Arena.ofConfined()) {
      return new Attribute(
          context,
          CApi.mlirUnmanagedDenseResourceElementsAttrGet(
              Raw.HEAP,
              type.rawIn(context),
              Raw.stringRef(arena, requireName(name)),
              kept,
              data.length,
              alignment,
              false,
              none,
              none));
    }
  }

  private Attribute elements(Type type, String name, JavaArray values) {
    ElementFormat.ResourceMaker maker =
        values
            .formatFor(type)
            .resource()
            .map(ElementFormat.Resource::make)
            .orElseThrow(
                () -> new IllegalArgumentException("No resource has elements of " + type + "."));
    MemorySegment kept = values.toNative(context.memory());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = Raw.stringRef(arena, requireName(name));
      MemorySegment made = maker.of(Raw.HEAP, type.rawIn(context), key, values.length(), kept);
      context.noteResource(made);
      return new Attribute(context, made);
    }
  }

  private static String requireName(String name) {
    if (!name.matches("[A-Za-z_][\\w$.]*")) {
      throw new IllegalArgumentException("'%s' is no name of a resource.".formatted(name));
    }
    return name;
  }
}
