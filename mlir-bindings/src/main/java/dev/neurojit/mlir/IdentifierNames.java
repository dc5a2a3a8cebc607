package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a context's MlirIdentifiers by their addresses. They are unique and live as long as
 * the context, so that each is read once; asking again costs a look into an array or two.
 */
final class IdentifierNames {
  private static final int SMALLEST = 64;

  /** 0 where there is none; of a power of 2, at most half full. */
  private long[] keys = new long[SMALLEST];

  private @Nullable String[] names = new String[SMALLEST];
  private int size;

  String of(long identifier) {
    int place = place(identifier);
    String name = names[place];
    return name == null ? add(identifier) : name;
  }

  private String add(long identifier) {
    MemorySegment text = CApi.mlirIdentifierStr(Raw.HEAP, Raw.struct(identifier));
    String name = Raw.string(text);
    if (++size > keys.length / 2) {
      grow();
    }
    put(identifier, name);
    return name;
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable String[] oldNames = names;
    keys = new long[2 * oldKeys.length];
    names = new String[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      String name = oldNames[i];
      if (name != null) {
        put(oldKeys[i], name);
      }
    }
  }

  private void put(long identifier, String name) {
    int place = place(identifier);
    keys[place] = identifier;
    names[place] = name;
  }

  /** Where it is or would be put. */
  private int place(long identifier) {
    int mask = keys.length - 1;
    int place = Long.hashCode(identifier * 0x9E3779B97F4A7C15L) & mask;
    while (keys[place] != identifier && keys[place] != 0) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
