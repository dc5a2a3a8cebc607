package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/** How an operation is printed. */
@SuppressWarnings("ImmutableEnumChecker") // method references to static functions have no state
public enum PrintFlag {
  /** With {@code loc(...)} behind each operation. */
  LOCATIONS(
      CApi.NEUROJIT_PRINT_LOCATIONS(),
      flags -> CApi.mlirOpPrintingFlagsEnableDebugInfo(flags, true, false)),
  /** As {@link #LOCATIONS}, in a form for people that no parser reads. */
  PRETTY_LOCATIONS(0, flags -> CApi.mlirOpPrintingFlagsEnableDebugInfo(flags, true, true)),
  /** The form that all dialects share: {@code "arith.addf"(%0, %1) : ...}. */
  GENERIC(CApi.NEUROJIT_PRINT_GENERIC(), CApi::mlirOpPrintingFlagsPrintGenericOpForm),
  /** Without aliases and with names counted from the operation printed: cheaper for a part. */
  LOCAL_SCOPE(CApi.NEUROJIT_PRINT_LOCAL_SCOPE(), CApi::mlirOpPrintingFlagsUseLocalScope),
  /** Only the operation's own line. */
  SKIP_REGIONS(CApi.NEUROJIT_PRINT_SKIP_REGIONS(), CApi::mlirOpPrintingFlagsSkipRegions),
  /** Values are called as their name locations say. */
  NAMES_FROM_LOCATIONS(0, CApi::mlirOpPrintingFlagsPrintNameLocAsPrefix);

  private final int bit;
  private final Consumer<MemorySegment> set;

  PrintFlag(int bit, Consumer<MemorySegment> set) {
    this.bit = bit;
    this.set = set;
  }

  /** Whether the shim can print so, in one call. */
  boolean isInShim() {
    return bit != 0;
  }

  /** Sets it in an MlirOpPrintingFlags. */
  void set(MemorySegment flags) {
    set.accept(flags);
  }

  static int bits(PrintFlag... flags) {
    int bits = 0;
    for (PrintFlag flag : flags) {
      bits |= flag.bit;
    }
    return bits;
  }
}
