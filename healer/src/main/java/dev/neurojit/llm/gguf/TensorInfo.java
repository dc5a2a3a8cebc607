package dev.neurojit.llm.gguf;

import java.util.List;

/**
 * Where a tensor lies.
 *
 * @param name for example {@code blk.0.attn_q.weight}
 * @param type the storage type
 * @param shape 1 to 4 extents, the row length first
 * @param offset bytes from the start of the tensor data
 * @param bytes the size in bytes
 */
public record TensorInfo(String name, GgmlType type, List<Long> shape, long offset, long bytes) {

  /** Returns the number of elements. */
  public long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }
}
