package dev.neurojit.llm.gguf;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Writes GGUF version 3 files, whole or (for shapes too large to store) with sparse weights. */
public final class GgufWriter {

  private static final int ALIGNMENT = 32;

  /** What a tensor's bytes are where no element is given. */
  private enum Filling {
    HOLE,
    RANDOM
  }

  private record Tensor(
      String name,
      GgmlType type,
      List<Long> shape,
      @Nullable IntToDoubleFunction data,
      Filling filling) {

    long bytes() {
      return type.bytes(shape.stream().reduce(1L, Math::multiplyExact));
    }
  }

  private final Bytes keys = new Bytes();
  private final List<Tensor> tensors = new ArrayList<>();
  private int keyCount;

  /** Adds a string. */
  public GgufWriter text(String key, String value) {
    key(key, 8).text(value);
    return this;
  }

  /** Adds an unsigned 32-bit integer. */
  public GgufWriter uint32(String key, int value) {
    key(key, 4).int32(value);
    return this;
  }

  /** Adds a 32-bit float. */
  public GgufWriter float32(String key, float value) {
    key(key, 6).int32(Float.floatToRawIntBits(value));
    return this;
  }

  /** Adds false. */
  public GgufWriter no(String key) {
    key(key, 7).raw(new byte[1]);
    return this;
  }

  /** Adds a list of strings. */
  public GgufWriter texts(String key, List<String> values) {
    Bytes bytes = key(key, 9).int32(8).int64(values.size());
    values.forEach(bytes::text);
    return this;
  }

  /** Adds a list of 32-bit integers. */
  public GgufWriter ints(String key, List<Integer> values) {
    Bytes bytes = key(key, 9).int32(5).int64(values.size());
    values.forEach(bytes::int32);
    return this;
  }

  /** Adds an F32, F16 or Q8_0 tensor; {@code data} gives the element of a flat index, in order. */
  public GgufWriter tensor(String name, GgmlType type, IntToDoubleFunction data, long... shape) {
    tensors.add(new Tensor(name, type, extents(shape), data, Filling.HOLE));
    return this;
  }

  /** Adds a tensor of any type whose bytes are a hole in the file. */
  public GgufWriter hole(String name, GgmlType type, long... shape) {
    tensors.add(new Tensor(name, type, extents(shape), null, Filling.HOLE));
    return this;
  }

  /** Adds a tensor of random numbers, small ones, that repeat every few thousand blocks. */
  public GgufWriter random(String name, GgmlType type, long... shape) {
    tensors.add(new Tensor(name, type, extents(shape), null, Filling.RANDOM));
    return this;
  }

  /** Returns the header: everything before the tensor data, padded. */
  public byte[] header() {
    Bytes out = new Bytes();
    out.raw("GGUF".getBytes(StandardCharsets.US_ASCII)).int32(3);
    out.int64(tensors.size()).int64(keyCount).raw(keys.toArray());
    long offset = 0;
    for (Tensor tensor : tensors) {
      out.text(tensor.name).int32(tensor.shape.size());
      for (long extent : tensor.shape) {
        out.int64(extent);
      }
      out.int32(tensor.type.id()).int64(offset);
      offset += padded(tensor.bytes());
    }
    byte[] header = out.toArray();
    return Arrays.copyOf(header, (int) padded(header.length));
  }

  /** Writes the file. */
  public Path write(Path path) throws IOException {
    Files.deleteIfExists(path);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(header());
      for (Tensor tensor : tensors) {
        long next = file.getFilePointer() + padded(tensor.bytes());
        if (tensor.data != null) {
          file.write(encode(tensor, Objects.requireNonNull(tensor.data)));
        } else if (tensor.filling == Filling.RANDOM) {
          byte[] blocks = RandomBlocks.of(tensor.type);
          for (long left = tensor.bytes(); left > 0; left -= blocks.length) {
            file.write(blocks, 0, (int) Math.min(left, blocks.length));
          }
        }
        file.seek(next);
        file.setLength(next);
      }
    }
    return path;
  }

  private Bytes key(String key, int type) {
    keyCount++;
    return keys.text(key).int32(type);
  }

  private static byte[] encode(Tensor tensor, IntToDoubleFunction data) {
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(tensor.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    int block = tensor.type.blockSize();
    for (int start = 0; out.hasRemaining(); start += block) {
      switch (tensor.type) {
        case F32 -> out.putFloat((float) data.applyAsDouble(start));
        case F16 -> out.putShort(Float.floatToFloat16((float) data.applyAsDouble(start)));
        case Q8_0 -> quantise(out, data, start);
        default -> throw new IllegalArgumentException("no encoder for " + tensor.type);
      }
    }
    return out.array();
  }

  /** Writes a block of 32 numbers as ggml does: an f16 scale, then 32 signed bytes. */
  private static void quantise(ByteBuffer out, IntToDoubleFunction data, int start) {
    double[] values = new double[32];
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = data.applyAsDouble(start + i);
      largest = Math.max(largest, Math.abs(values[i]));
    }
    double scale = largest / 127;
    out.putShort(Float.floatToFloat16((float) scale));
    for (double value : values) {
      out.put((byte) (scale == 0 ? 0 : Math.round(value / scale)));
    }
  }

  private static List<Long> extents(long... shape) {
    return Arrays.stream(shape).boxed().toList();
  }

  private static long padded(long bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }
}
