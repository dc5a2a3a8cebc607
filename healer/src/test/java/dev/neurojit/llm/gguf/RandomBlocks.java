package dev.neurojit.llm.gguf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Blocks of random numbers of a storage type, finite and small, as ggml lays them out. */
final class RandomBlocks {
  private static final int COUNT = 8192;
  private static final short SCALE = Float.floatToFloat16(1e-4f);

  private RandomBlocks() {}

  static byte[] of(GgmlType type) {
    Random random = new Random(type.id());
    int size = (int) type.bytes(type.blockSize());
    ByteBuffer blocks = ByteBuffer.allocate(COUNT * size).order(ByteOrder.LITTLE_ENDIAN);
    random.nextBytes(blocks.array());
    for (int at = 0; at < blocks.capacity(); at += size) {
      switch (type) {
        case F32 -> blocks.putFloat(at, (float) random.nextGaussian());
        case Q4_K -> blocks.putShort(at, SCALE).putShort(at + 2, SCALE);
        case Q6_K -> blocks.putShort(at + size - 2, SCALE);
        case Q5_0, Q8_0 -> blocks.putShort(at, SCALE);
        default -> throw new IllegalArgumentException("no random blocks of " + type);
      }
    }
    return blocks.array();
  }
}
