package dev.neurojit.flight;

import dev.neurojit.mlir.Value;

/** The engine: what it makes of what the controller asks for. */
final class Throttle {
  private Throttle() {}

  /**
   * Clips to the engine's range, 0 with an empty tank. The selects give the bits of {@code
   * Math.max(least, Math.min(1, asked))} for all but NaN, as {@code least} is never -0.
   */
  static Value of(Build code, Value asked, Value least, Value fuel) {
    Value one = code.number(1);
    Value zero = code.number(0);
    Value capped = code.select(code.compare(Predicate.FLOAT_LESS, asked, one), asked, one);
    Value clipped =
        code.select(code.compare(Predicate.FLOAT_GREATER, capped, least), capped, least);
    return code.select(code.compare(Predicate.FLOAT_GREATER, fuel, zero), clipped, zero);
  }
}
