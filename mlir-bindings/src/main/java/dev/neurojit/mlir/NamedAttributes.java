package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.MlirNamedAttribute;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** Reads attributes and their names, in MLIR's order. */
final class NamedAttributes {
  private static final long SIZE = MlirNamedAttribute.sizeof();

  private NamedAttributes() {}

  /** All of an operation, inherent ones included. */
  static Map<String, Attribute> of(Operation operation) {
    MlirContext context = operation.context();
    MemorySegment self = operation.raw();
    MemorySegment scratch = context.scratch();
    long room = scratch.byteSize() / SIZE;
    long count = CApi.neurojitAttributes(self, room, scratch);
    if (count <= room) {
      return read(context, count, i -> MlirNamedAttribute.asSlice(scratch, i));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = MlirNamedAttribute.allocateArray(count, arena);
      CApi.neurojitAttributes(self, count, all);
      return read(context, count, i -> MlirNamedAttribute.asSlice(all, i));
    }
  }

  /** From MlirNamedAttributes. */
  static Map<String, Attribute> read(
      MlirContext context, long count, LongFunction<MemorySegment> at) {
    if (count == 0) {
      return Map.of();
    }
    if (count == 1) {
      MemorySegment only = at.apply(0);
      return Map.of(name(context, only), attribute(context, only));
    }
    Map<String, Attribute> all = LinkedHashMap.newLinkedHashMap((int) count);
    for (long i = 0; i < count; i++) {
      MemorySegment named = at.apply(i);
      all.put(name(context, named), attribute(context, named));
    }
    return Collections.unmodifiableMap(all);
  }

  private static String name(MlirContext context, MemorySegment named) {
    return context.name(Raw.address(MlirNamedAttribute.name(named)));
  }

  /** The struct is in memory that will be written again. */
  private static Attribute attribute(MlirContext context, MemorySegment named) {
    return new Attribute(context, Raw.struct(Raw.address(MlirNamedAttribute.attribute(named))));
  }
}
