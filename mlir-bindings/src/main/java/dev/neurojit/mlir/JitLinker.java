package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loads an object into the process, where it sees what the options name and nothing else. */
final class JitLinker {
  private JitLinker() {}

  static NativeResult link(ByteBuffer object, JitOptions options) {
    Map<String, MemorySegment> visible = new LinkedHashMap<>(options.symbols().addresses());
    options.libraries().forEach(library -> visible.putAll(library.symbols()));
    try (Arena arena = Arena.ofConfined()) {
      List<String> names = new ArrayList<>(visible.keySet());
      MemorySegment rawNames = arena.allocate(ValueLayout.ADDRESS, Math.max(1, names.size()));
      MemorySegment addresses = arena.allocate(ValueLayout.JAVA_LONG, Math.max(1, names.size()));
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        rawNames.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(name));
        addresses.setAtIndex(ValueLayout.JAVA_LONG, i, address(name, visible));
      }
      MemorySegment bytes = arena.allocate(object.remaining());
      bytes.copyFrom(MemorySegment.ofBuffer(object));
      return NativeResult.take(
          CApi.neurojitJitLink(bytes, bytes.byteSize(), rawNames, addresses, names.size()));
    }
  }

  private static long address(String name, Map<String, MemorySegment> visible) {
    MemorySegment segment = visible.getOrDefault(name, MemorySegment.NULL);
    if (!segment.isNative() || !segment.scope().isAlive()) {
      throw new IllegalArgumentException(
          "The symbol " + name + " lies on the heap or in an arena that is closed.");
    }
    return segment.address();
  }
}
