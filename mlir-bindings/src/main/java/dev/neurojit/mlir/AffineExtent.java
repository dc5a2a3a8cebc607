package dev.neurojit.mlir;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * How much of inputs expressions use; MLIR does not check.
 *
 * @param dims one over the last dimension
 * @param symbols one over the last symbol
 * @param operators how many operators there are, an upper bound of how deep they nest
 */
record AffineExtent(int dims, int symbols, int operators) {
  /** MLIR recurses over expressions on the caller's stack. */
  private static final int MAX_OPERATORS = 1000;

  static AffineExtent of(AffineExpr expression) {
    return of(List.of(expression));
  }

  static AffineExtent of(Collection<AffineExpr> expressions) {
    int dims = 0;
    int symbols = 0;
    int operators = 0;
    Deque<AffineExpr> pending = new ArrayDeque<>(expressions);
    while (!pending.isEmpty() && operators <= MAX_OPERATORS) {
      switch (pending.pop()) {
        case AffineExpr.Dim dim -> dims = Math.max(dims, dim.position() + 1);
        case AffineExpr.Symbol symbol -> symbols = Math.max(symbols, symbol.position() + 1);
        case AffineExpr.Constant _ -> {}
        case AffineExpr.Binary binary -> {
          operators++;
          pending.push(binary.lhs());
          pending.push(binary.rhs());
        }
      }
    }
    return new AffineExtent(dims, symbols, operators);
  }

  /**
   * @throws IllegalArgumentException if there are not so many inputs
   */
  AffineExtent requireWithin(int allDims, int allSymbols) {
    requireFew();
    if (dims > allDims || symbols > allSymbols || allDims < 0 || allSymbols < 0) {
      throw new IllegalArgumentException(
          "%d dimensions and %d symbols are used, but there are %d and %d."
              .formatted(dims, symbols, allDims, allSymbols));
    }
    return this;
  }

  static void requireShallow(AffineExpr lhs, AffineExpr rhs) {
    of(List.of(lhs, rhs)).requireFew();
  }

  private void requireFew() {
    if (operators > MAX_OPERATORS) {
      throw new IllegalArgumentException(
          "The affine expression has over %d operators.".formatted(MAX_OPERATORS));
    }
  }
}
