package dev.neurojit.mlir;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The gauge of guarded code. Each turn of a loop and each call of a function that calls others
 * burns one unit of fuel. When it is gone, or an integer division would trap, the code returns zero
 * and notes a {@link Fault}; it then returns at once from every call until {@link #refuel}. A
 * function without loops and calls needs no fuel. After a fault the result is void.
 */
public final class Guard {
  private final MemorySegment fuel;
  private final MemorySegment fault;

  Guard(MemorySegment fuel, MemorySegment fault) {
    this.fuel = fuel;
    this.fault = fault;
  }

  /** Fills the tank and clears the fault. */
  public void refuel(long units) {
    fuel.set(ValueLayout.JAVA_LONG, 0, units);
    fault.set(ValueLayout.JAVA_INT, 0, 0);
  }

  /** The fault since the last {@link #refuel}. */
  public Fault fault() {
    return Fault.of(fault.get(ValueLayout.JAVA_INT, 0));
  }

  /** What is left in the tank; 0 after a fault. */
  public long fuel() {
    return fuel.get(ValueLayout.JAVA_LONG, 0);
  }
}
