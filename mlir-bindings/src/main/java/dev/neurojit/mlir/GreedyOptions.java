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
 * @param strictness which operations it rewrites
 * @param simplification what it does to regions in between
 * @param constants whether it makes one of equal constants
 */
public record GreedyOptions(
    int maxRounds,
    long maxRewrites,
    Order order,
    Folding folding,
    Strictness strictness,
    RegionSimplification simplification,
    ConstantCse constants) {
  /** MLIR's own, but from the top, and with an end to patterns without one. */
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

  /** Which operations are rewritten, of those in the scope. */
  public enum Strictness {
    ANY_OP(CApi.MLIR_GREEDY_REWRITE_STRICTNESS_ANY_OP()),
    EXISTING_AND_NEW_OPS(CApi.MLIR_GREEDY_REWRITE_STRICTNESS_EXISTING_AND_NEW_OPS()),
    EXISTING_OPS(CApi.MLIR_GREEDY_REWRITE_STRICTNESS_EXISTING_OPS());

    private final int number;

    Strictness(int number) {
      this.number = number;
    }
  }

  /** What becomes of regions: dead arguments, unreachable and equal blocks. */
  public enum RegionSimplification {
    DISABLED(CApi.MLIR_GREEDY_SIMPLIFY_REGION_LEVEL_DISABLED()),
    NORMAL(CApi.MLIR_GREEDY_SIMPLIFY_REGION_LEVEL_NORMAL()),
    /** Merges equal blocks too. */
    AGGRESSIVE(CApi.MLIR_GREEDY_SIMPLIFY_REGION_LEVEL_AGGRESSIVE());

    private final int number;

    RegionSimplification(int number) {
      this.number = number;
    }
  }

  /** Whether equal constants become one. */
  public enum ConstantCse {
    ON,
    OFF
  }

  /** All else as MLIR has it. */
  public GreedyOptions(int maxRounds, long maxRewrites, Order order, Folding folding) {
    this(
        maxRounds,
        maxRewrites,
        order,
        folding,
        Strictness.ANY_OP,
        RegionSimplification.AGGRESSIVE,
        ConstantCse.ON);
  }

  public GreedyOptions with(Strictness level) {
    return new GreedyOptions(
        maxRounds, maxRewrites, order, folding, level, simplification, constants);
  }

  public GreedyOptions with(RegionSimplification level) {
    return new GreedyOptions(maxRounds, maxRewrites, order, folding, strictness, level, constants);
  }

  public GreedyOptions with(ConstantCse cse) {
    return new GreedyOptions(
        maxRounds, maxRewrites, order, folding, strictness, simplification, cse);
  }

  /** What MLIR does if it is not told. */
  public static GreedyOptions ofMlir() {
    MlirLibrary.load();
    MemorySegment config = CApi.mlirGreedyRewriteDriverConfigCreate(Raw.HEAP);
    try {
      return ofNative(config);
    } finally {
      CApi.mlirGreedyRewriteDriverConfigDestroy(config);
    }
  }

  static GreedyOptions ofNative(MemorySegment config) {
    return new GreedyOptions(
        Math.toIntExact(CApi.mlirGreedyRewriteDriverConfigGetMaxIterations(config)),
        CApi.mlirGreedyRewriteDriverConfigGetMaxNumRewrites(config),
        CApi.mlirGreedyRewriteDriverConfigGetUseTopDownTraversal(config)
            ? Order.TOP_DOWN
            : Order.BOTTOM_UP,
        CApi.mlirGreedyRewriteDriverConfigIsFoldingEnabled(config) ? Folding.ON : Folding.OFF,
        Strictness.values()[CApi.mlirGreedyRewriteDriverConfigGetStrictness(config)],
        RegionSimplification.values()[
            CApi.mlirGreedyRewriteDriverConfigGetRegionSimplificationLevel(config)],
        CApi.mlirGreedyRewriteDriverConfigIsConstantCSEEnabled(config)
            ? ConstantCse.ON
            : ConstantCse.OFF);
  }

  MemorySegment toNative() {
    MemorySegment config = CApi.mlirGreedyRewriteDriverConfigCreate(Raw.HEAP);
    CApi.mlirGreedyRewriteDriverConfigSetMaxIterations(config, maxRounds);
    CApi.mlirGreedyRewriteDriverConfigSetMaxNumRewrites(config, maxRewrites);
    CApi.mlirGreedyRewriteDriverConfigSetUseTopDownTraversal(config, order == Order.TOP_DOWN);
    CApi.mlirGreedyRewriteDriverConfigEnableFolding(config, folding == Folding.ON);
    CApi.mlirGreedyRewriteDriverConfigSetStrictness(config, strictness.number);
    CApi.mlirGreedyRewriteDriverConfigSetRegionSimplificationLevel(config, simplification.number);
    CApi.mlirGreedyRewriteDriverConfigEnableConstantCSE(config, constants == ConstantCse.ON);
    return config;
  }
}
