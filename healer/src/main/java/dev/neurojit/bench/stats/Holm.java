package dev.neurojit.bench.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction for several tests at once (Scand. J. Statist. 6, 1979): the chance that any of
 * them finds a difference where none is stays within the level.
 */
public final class Holm {
  private Holm() {}

  /** Returns the adjusted probabilities, in the order of the given ones. */
  public static double[] adjusted(double[] probabilities) {
    int count = probabilities.length;
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = Arrays.copyOf(probabilities, count);
    double least = 0;
    for (int rank = 0; rank < count; rank++) {
      least = Math.max(least, Math.min(1, (count - rank) * probabilities[order[rank]]));
      adjusted[order[rank]] = least;
    }
    return adjusted;
  }
}
