package dev.neurojit.flight;

import dev.neurojit.mlir.NativeDoubles;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Shares a batch out among crews. Who flies what does not show in the results. */
final class Formation {
  /** Flights that a crew takes at a time: enough to keep all lanes filled most of the time. */
  private static final int SHARE = 512;

  private Formation() {}

  /** Returns how many crews can share so many flights. */
  static int shares(int flights) {
    return Math.ceilDiv(flights, SHARE);
  }

  /** Returns the rows of {@link Result}. */
  static double[][] fly(Starts starts, List<Crew> crews) {
    int flights = starts.count();
    int rows = Row.ALL.size() + starts.constants();
    try (NativeDoubles in = new NativeDoubles((long) rows * flights);
        NativeDoubles out = new NativeDoubles((long) Result.ALL.size() * flights)) {
      for (int row = 0; row < rows; row++) {
        in.set((long) row * flights, starts.row(row));
      }
      fly(in, out, flights, crews);
      var results = new double[Result.ALL.size()][];
      for (int row = 0; row < results.length; row++) {
        results[row] = out.get((long) row * flights, flights);
      }
      return results;
    }
  }

  private static void fly(NativeDoubles in, NativeDoubles out, int flights, List<Crew> crews) {
    if (crews.size() == 1) {
      crews.getFirst().fly(in, out, flights, 0, flights);
      return;
    }
    var next = new AtomicInteger();
    List<ForkJoinTask<?>> tasks =
        IntStream.range(1, crews.size())
            .<ForkJoinTask<?>>mapToObj(i ->
                ForkJoinPool.commonPool().submit(() -> work(crews.get(i), next, in, out, flights)))
            .toList();
    work(crews.getFirst(), next, in, out, flights);
    tasks.forEach(ForkJoinTask::join);
  }

  private static void work(
      Crew crew, AtomicInteger next, NativeDoubles in, NativeDoubles out, int flights) {
    for (int at = next.getAndAdd(SHARE); at < flights; at = next.getAndAdd(SHARE)) {
      crew.fly(in, out, flights, at, Math.min(flights, at + SHARE));
    }
  }
}
