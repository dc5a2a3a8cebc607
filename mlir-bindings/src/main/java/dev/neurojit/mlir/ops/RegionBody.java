package dev.neurojit.mlir.ops;

import dev.neurojit.mlir.Region;

/** Fills a region of a new operation. */
@FunctionalInterface
public interface RegionBody {
  /** Leaves the region without blocks. */
  RegionBody EMPTY = _ -> {};

  /**
   * Adds the blocks.
   *
   * @param region without blocks
   */
  void build(Region region);
}
