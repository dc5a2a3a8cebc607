package dev.neurojit.mlir;

import java.time.Duration;

/**
 * How long a pass took, over all runs of its pipeline; nested passes are counted for themselves.
 */
public record PassTiming(String pass, long runs, Duration total) {
  /** From "nanoseconds runs name". */
  static PassTiming read(String line) {
    String[] parts = line.split(" ", 3);
    return new PassTiming(
        parts[2], Long.parseLong(parts[1]), Duration.ofNanos(Long.parseLong(parts[0])));
  }
}
