package dev.neurojit.llm.gguf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One pass over a GGUF header: magic, metadata, tensor infos, and the bounds of the data. */
final class GgufParser {

  private static final int MAGIC = 0x46554747;
  private static final long MOST_KEYS = 1 << 16;
  private static final long MOST_TENSORS = 1 << 16;
  private static final int MOST_DIMENSIONS = 4;
  // Length, type and one byte; name length, dimensions, one extent, type and offset.
  private static final long SMALLEST_KEY = 8 + 4 + 1;
  private static final long SMALLEST_TENSOR = 8 + 4 + 8 + 4 + 8;

  private final Path path;
  private final GgufCursor in;
  private final Map<String, GgufValue> metadata = new LinkedHashMap<>();
  private final List<TensorInfo> tensors = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  GgufParser(Path path, GgufCursor in) {
    this.path = path;
    this.in = in;
  }

  GgufRead parse() throws IOException {
    int version = version();
    long tensorCount = in.count(SMALLEST_TENSOR, MOST_TENSORS, "the tensor count");
    long keyCount = in.count(SMALLEST_KEY, MOST_KEYS, "the metadata count");
    GgufValues values = new GgufValues(in);
    for (long i = 0; i < keyCount; i++) {
      long at = in.position();
      String key = in.text("metadata key " + i);
      if (key.isEmpty() || metadata.put(key, values.read(key)) != null) {
        throw GgufDefect.malformed(at, "metadata key '%s' is empty or there twice".formatted(key));
      }
    }
    long alignment = alignment();
    long end = 0;
    for (long i = 0; i < tensorCount; i++) {
      long at = in.position();
      TensorInfo tensor = tensor(i);
      if (tensor.offset() != end) {
        throw GgufDefect.malformed(
            at,
            "tensor %s has offset %d, expected %d".formatted(tensor.name(), tensor.offset(), end));
      }
      end = pad(at, end, tensor.bytes(), alignment);
      tensors.add(tensor);
    }
    return file(version, alignment);
  }

  private GgufRead file(int version, long alignment) throws GgufDefect {
    if (tensors.isEmpty()) {
      throw GgufDefect.malformed(in.position(), "the file has no tensors (a vocabulary only)");
    }
    long dataOffset = pad(in.position(), in.position(), 0, alignment);
    TensorInfo last = tensors.getLast();
    long end = dataOffset + last.offset() + last.bytes();
    if (end > in.length()) {
      throw GgufDefect.malformed(
          in.length(),
          "the file ends here, but its tensors reach to byte %d: %d bytes are missing, so the download or copy is incomplete"
              .formatted(end, end - in.length()));
    }
    return new GgufRead.Ok(
        new GgufFile(
            path,
            version,
            in.length(),
            Collections.unmodifiableMap(metadata),
            List.copyOf(tensors),
            dataOffset));
  }

  private int version() throws IOException {
    if (in.length() == 0) {
      throw GgufDefect.malformed(0, "the file is empty");
    }
    int magic = in.int32("the magic number");
    if (magic != MAGIC) {
      throw GgufDefect.malformed(0, "expected the magic 'GGUF', found 0x%08x".formatted(magic));
    }
    int version = in.int32("the version");
    if (version != 0 && (version & 0xffff) == 0) {
      throw GgufDefect.malformed(
          4, "the file is big-endian; use the little-endian model for this machine");
    }
    if (version < 2 || version > 3) {
      throw GgufDefect.unsupported(
          "%s is GGUF version %d; versions 2 and 3 are read: convert the model again"
              .formatted(path, version));
    }
    return version;
  }

  private long alignment() throws GgufDefect {
    if (!(metadata.get("general.alignment") instanceof GgufValue.Int(long value))) {
      return 32;
    }
    if (value < 1 || value > 1 << 20 || Long.bitCount(value) != 1) {
      throw GgufDefect.malformed(
          in.position(), "general.alignment is " + value + ", no power of two");
    }
    return value;
  }

  private String name(long index) throws IOException {
    long at = in.position();
    String name = in.text("the name of tensor " + index);
    // ggml's GGML_MAX_NAME, its final zero included, is 64.
    if (name.isEmpty() || name.length() > 63 || !names.add(name)) {
      throw GgufDefect.malformed(
          at,
          "the name of tensor %d is empty, longer than 63 bytes or there twice".formatted(index));
    }
    return name;
  }

  private List<Long> shape(String name) throws IOException {
    long at = in.position();
    int dimensions = in.int32("the dimensions of tensor " + name);
    if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
      throw GgufDefect.malformed(
          at, "tensor %s has %d dimensions, expected 1 to 4".formatted(name, dimensions));
    }
    List<Long> shape = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      long extent = in.int64("the shape of tensor " + name);
      if (extent < 1) {
        throw GgufDefect.malformed(at, "tensor %s has an extent of %d".formatted(name, extent));
      }
      shape.add(extent);
    }
    return List.copyOf(shape);
  }

  private GgmlType type(String name) throws IOException {
    int id = in.int32("the type of tensor " + name);
    return GgmlType.of(id)
        .orElseThrow(() ->
            GgufDefect.unsupported(
                "tensor %s of %s has storage type %d, which the bundled llama.cpp (b4916) lacks: use another quantisation, such as Q4_K_M"
                    .formatted(name, path, id)));
  }

  private TensorInfo tensor(long index) throws IOException {
    long at = in.position();
    String name = name(index);
    List<Long> shape = shape(name);
    GgmlType type = type(name);
    if (shape.getFirst() % type.blockSize() != 0) {
      throw GgufDefect.malformed(
          at,
          "tensor %s has rows of %d numbers, but %s needs a multiple of %d"
              .formatted(name, shape.getFirst(), type, type.blockSize()));
    }
    long offset = in.int64("the offset of tensor " + name);
    try {
      long elements = shape.stream().reduce(1L, Math::multiplyExact);
      return new TensorInfo(name, type, shape, offset, type.bytes(elements));
    } catch (ArithmeticException e) {
      throw GgufDefect.malformed(at, "tensor %s of shape %s overflows".formatted(name, shape));
    }
  }

  private static long pad(long at, long start, long bytes, long alignment) throws GgufDefect {
    try {
      return Math.addExact(Math.addExact(start, bytes), alignment - 1) & -alignment;
    } catch (ArithmeticException e) {
      throw GgufDefect.malformed(at, "the tensors' sizes overflow 64 bits");
    }
  }
}
