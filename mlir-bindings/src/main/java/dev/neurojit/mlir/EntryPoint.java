package dev.neurojit.mlir;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/**
 * Where a compiled function starts.
 *
 * @param address dead once the code is
 */
record EntryPoint(MemorySegment address, Stay stay) {
  /** How long a call may last. */
  enum Stay {
    /**
     * It ends at once, without a loop or a call, as the shim found: the garbage collector can wait
     * for it, which makes a call three times as fast.
     */
    BRIEF,
    ANY
  }

  Linker.Option[] options() {
    return switch (stay) {
      case BRIEF -> new Linker.Option[] {Linker.Option.critical(false)};
      case ANY -> new Linker.Option[0];
    };
  }
}
