package dev.neurojit.llm.gguf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads metadata values. Type numbers are those of ggml's {@code enum gguf_type}. */
final class GgufValues {

  private static final int TEXT = 8;
  private static final int ARRAY = 9;
  private static final long MOST_ELEMENTS = 1 << 22;
  private static final long MOST_KEPT = 1024;

  private final GgufCursor in;

  GgufValues(GgufCursor in) {
    this.in = in;
  }

  GgufValue read(String key) throws IOException {
    long at = in.position();
    int type = in.int32("the type of " + key);
    return type == ARRAY ? array(key) : scalar(type, key, at);
  }

  private GgufValue scalar(int type, String key, long at) throws IOException {
    return switch (type) {
      case 0 -> new GgufValue.Int(Byte.toUnsignedLong(in.int8(key)));
      case 1 -> new GgufValue.Int(in.int8(key));
      case 2 -> new GgufValue.Int(Short.toUnsignedLong(in.int16(key)));
      case 3 -> new GgufValue.Int(in.int16(key));
      case 4 -> new GgufValue.Int(Integer.toUnsignedLong(in.int32(key)));
      case 5 -> new GgufValue.Int(in.int32(key));
      case 6 -> new GgufValue.Real(Float.intBitsToFloat(in.int32(key)));
      case 7 -> new GgufValue.Bool(in.int8(key) != 0);
      case TEXT -> new GgufValue.Text(in.text(key));
      case 10, 11 -> new GgufValue.Int(in.int64(key));
      case 12 -> new GgufValue.Real(Double.longBitsToDouble(in.int64(key)));
      default ->
          throw GgufDefect.malformed(
              at,
              "%s has value type %d, expected 0 to 12"
                  .formatted(key, Integer.toUnsignedLong(type)));
    };
  }

  private GgufValue array(String key) throws IOException {
    long at = in.position();
    int type = in.int32("the element type of " + key);
    int width = width(type);
    if (width == 0) {
      throw GgufDefect.malformed(at, "%s is an array of type %d".formatted(key, type));
    }
    String what = "the element count of " + key;
    // A string takes at least its length field.
    long count = in.count(width, type == TEXT ? MOST_ELEMENTS : Integer.MAX_VALUE, what);
    if (type == TEXT) {
      for (long i = 0; i < count; i++) {
        in.skip(in.count(1, Integer.MAX_VALUE, "the length of a string in " + key), key);
      }
      return new GgufValue.Array(count, List.of());
    }
    if (count > MOST_KEPT || type == 6 || type == 12) {
      in.skip(count * width, key);
      return new GgufValue.Array(count, List.of());
    }
    List<Long> ints = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      if (scalar(type, key, at) instanceof GgufValue.Int(long value)) {
        ints.add(value);
      }
    }
    return new GgufValue.Array(count, List.copyOf(ints));
  }

  /** Returns the least bytes of an element; 0 for what cannot be one. */
  private static int width(int type) {
    return switch (type) {
      case 0, 1, 7 -> 1;
      case 2, 3 -> 2;
      case 4, 5, 6 -> 4;
      case TEXT, 10, 11, 12 -> 8;
      default -> 0;
    };
  }
}
