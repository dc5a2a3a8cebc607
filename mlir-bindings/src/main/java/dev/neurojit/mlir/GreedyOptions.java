package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;

/**
 * How the greedy driver works.
 *
 * @param maxRounds how often it goes over the scope; -1 for no limit
 * @param maxRewrites how many rewrites a round may do, which ends patterns that undo each other; -1
 *     for no limit
 * @param order in which it visits operations first
 * @param folding whether it folds constants and operations
 */
public record GreedyOptions(int maxRounds, long maxRewrites, Order order, Folding folding) {
  /** MLIR's own, but for an end to patterns without one. */
  public static final GreedyOptions DEFAULT =
      new GreedyOptions(10, 100_000, Order.TOP_DOWN, Folding.ON);

  /** The order of the first visit. */
  public enum Order {
    TOP_DOWN,
    BOTTOM_UP
  }

  /** Whether operations are folded. */
  public enum Folding {
    ON,
    OFF
  }

  MemorySegment toNative() {
    MemorySegment config = CApi.mlirGreedyRewriteDriverConfigCreate(Raw.HEAP);
    CApi.mlirGreedyRewriteDriverConfigSetMaxIterations(config, maxRounds);
    CApi.mlirGreedyRewriteDriverConfigSetMaxNumRewrites(config, maxRewrites);
    CApi.mlirGreedyRewriteDriverConfigSetUseTopDownTraversal(config, order == Order.TOP_DOWN);
    CApi.mlirGreedyRewriteDriverConfigEnableFolding(config, folding == Folding.ON);
    return config;
  }
}
