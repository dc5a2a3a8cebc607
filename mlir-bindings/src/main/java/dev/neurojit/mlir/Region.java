package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list of blocks that belongs to an operation, such as a function's body. */
public final class Region extends View {
  Region(Lifetime life, MemorySegment raw) {
    super(life, raw);
  }

  /** In the order of the text; the first is the entry. Empty for a declaration. */
  public List<Block> blocks() {
    List<Block> all = new ArrayList<>();
    MemorySegment next = CApi.mlirRegionGetFirstBlock(Raw.HEAP, raw());
    while (!Raw.isNull(next)) {
      all.add(new Block(life(), next));
      next = CApi.mlirBlockGetNextInRegion(Raw.HEAP, next);
    }
    return Collections.unmodifiableList(all);
  }
}
