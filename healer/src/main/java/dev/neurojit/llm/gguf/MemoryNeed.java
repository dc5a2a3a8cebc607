package dev.neurojit.llm.gguf;

import java.util.OptionalInt;

/**
 * The memory that llama.cpp takes to run a model on the CPU, in bytes, without flash attention and
 * with an f16 cache. The formulas were checked against 23 measured configurations; cache and output
 * are exact, the compute buffers within 1 %.
 *
 * @param weights the tensors, mapped from the file
 * @param resident those of them that must stay in memory: all, as a token reads each of them, save
 *     of a mixture of experts, where it reads those of a few
 * @param repacked a second copy of the Q4_0 tensors, laid out for the CPU
 * @param cache keys and values for each position of the context
 * @param compute scratch buffers for one micro batch
 * @param output logits
 */
public record MemoryNeed(
    long weights, long resident, long repacked, long cache, long compute, long output) {

  /** Part of a mixture's weights that is kept in memory: a token reads those of a few experts. */
  private static final double EXPERTS_RESIDENT = 0.8;

  /** A worker's JVM, llama.cpp's own tables and the vocabulary. */
  private static final long PROCESS = 200L << 20;

  private static final int CACHE_PAD = 32;
  private static final int F16_BYTES = 2;
  private static final int CONTEXT_STEP = 256;

  /** Replies that may grow at a time, each with a row of logits. */
  private static final int SEQUENCES = 8;

  /**
   * Computes the need.
   *
   * @param context positions of the context (n_ctx)
   * @param microBatch tokens evaluated at once (n_ubatch)
   */
  public static MemoryNeed of(GgufFile file, int context, int microBatch) {
    ModelShape shape = ModelShape.of(file);
    long padded = (context + CACHE_PAD - 1L) / CACHE_PAD * CACHE_PAD;
    long u = Math.min(microBatch, context);
    long logits = shape.vocabulary() + 2 * shape.width();
    long attention = (shape.heads() + 1) * context + 4 * shape.width();
    long repacked =
        file.tensors().stream()
            .filter(tensor -> tensor.type() == GgmlType.Q4_0)
            .mapToLong(TensorInfo::bytes)
            .sum();
    boolean isMixture = file.integer(file.architecture() + ".expert_count").orElse(0) > 0;
    return new MemoryNeed(
        file.weights(),
        isMixture ? (long) (EXPERTS_RESIDENT * file.weights()) : file.weights(),
        repacked,
        F16_BYTES * padded * shape.cachedPerPosition(),
        Float.BYTES * u * Math.max(logits, attention),
        SEQUENCES * Float.BYTES * shape.vocabulary());
  }

  /** Returns what must be free for the model to run without reading weights again from disk. */
  public long required() {
    return resident + repacked + cache + compute + output + PROCESS;
  }

  /**
   * Returns the largest context, a multiple of 256, that fits into {@code available} bytes, or
   * empty if none of at least 512 positions below {@code context} does.
   */
  public static OptionalInt largestContext(
      GgufFile file, int context, int microBatch, long available) {
    int low = 1;
    int high = (context - 1) / CONTEXT_STEP;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      boolean fits = of(file, middle * CONTEXT_STEP, microBatch).required() <= available;
      low = fits ? middle : low;
      high = fits ? high : middle - 1;
    }
    return low > 1 ? OptionalInt.of(low * CONTEXT_STEP) : OptionalInt.empty();
  }

  /**
   * Returns the bytes that weights may have to stay resident as a whole. Negative if nothing is
   * left for them.
   */
  public long weightBudget(long available) {
    return available - cache - compute - output - PROCESS;
  }
}
