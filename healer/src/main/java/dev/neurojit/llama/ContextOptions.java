package dev.neurojit.llama;

/**
 * The size of a context.
 *
 * @param positions that all sequences share (n_ctx)
 * @param batch the most tokens of one evaluation
 * @param threads CPU threads
 * @param sequences the most sequences at a time
 */
public record ContextOptions(int positions, int batch, int threads, int sequences) {
  /** Checks that all are positive. */
  public ContextOptions {
    if (Math.min(Math.min(positions, batch), Math.min(threads, sequences)) < 1) {
      throw new IllegalArgumentException(
          "a context needs positions, batch, threads and sequences, not %d, %d, %d, %d"
              .formatted(positions, batch, threads, sequences));
    }
  }
}
