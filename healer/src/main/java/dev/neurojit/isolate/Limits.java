package dev.neurojit.isolate;

import java.time.Duration;

/**
 * What an isolated program may use.
 *
 * @param cpu CPU time, start of its JVM included, in whole seconds
 * @param time from start to end of the flight
 * @param memory address space in MiB, about 1,500 of it for the JVM and MLIR
 */
public record Limits(Duration cpu, Duration time, int memory) {
  /** Enough for any controller that behaves. */
  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60), 4096);
}
