package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;

/** How an operation is printed. */
public enum PrintFlag {
  /** With {@code loc(...)} behind each operation. */
  LOCATIONS(CApi.NEUROJIT_PRINT_LOCATIONS()),
  /** The form that all dialects share: {@code "arith.addf"(%0, %1) : ...}. */
  GENERIC(CApi.NEUROJIT_PRINT_GENERIC()),
  /** Without aliases and with names counted from the operation printed: cheaper for a part. */
  LOCAL_SCOPE(CApi.NEUROJIT_PRINT_LOCAL_SCOPE()),
  /** Only the operation's own line. */
  SKIP_REGIONS(CApi.NEUROJIT_PRINT_SKIP_REGIONS());

  private final int bit;

  PrintFlag(int bit) {
    this.bit = bit;
  }

  static int bits(PrintFlag... flags) {
    int bits = 0;
    for (PrintFlag flag : flags) {
      bits |= flag.bit;
    }
    return bits;
  }
}
