package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.bench.MemoryGrowth;
import org.junit.jupiter.api.Test;

/** The small form of the benchmark's 10,000 cycles. */
final class MemoryGrowthTest {
  /** Compiled code that leaks takes a few pages and ORC's session more; the JVM's noise is less. */
  private static final double MOST_KIB = 10;

  @Test
  void cyclesLeaveNothingBehind() {
    assertThat(MemoryGrowth.over(600).perCycle()).isLessThan(MOST_KIB);
  }
}
