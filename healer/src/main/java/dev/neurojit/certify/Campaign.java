package dev.neurojit.certify;

import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Fleet;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Quantity;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongBiFunction;
import java.util.stream.IntStream;

/**
 * Many flights of one scenario file.
 *
 * @param ensemble what the file says
 * @param seed of all random numbers
 * @param count of flights; flight i is {@code ensemble.draw(seed, i)}
 */
public record Campaign(Ensemble ensemble, long seed, int count) {
  /** Most flights of a campaign: all that is known of them is kept in memory. */
  public static final int MOST = 10_000_000;

  public Campaign {
    check(count);
  }

  static void check(int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("a campaign has 1 to " + MOST + " flights, not " + count);
    }
  }

  /** Is told of progress, from the thread that asked for the flights. */
  @FunctionalInterface
  public interface Watcher {
    /** So many flights and control steps have been flown. */
    void flown(int flights, long steps);
  }

  /** Returns a flight. */
  public Start start(int index) {
    return ensemble.draw(seed, index);
  }

  /** Flies all of it. */
  public List<Outcome> fly(Fleet fleet, Watcher watcher) {
    return fly(fleet, fleet.share(), watcher);
  }

  /**
   * Flies all of it.
   *
   * @param batch flights handed to the fleet at once; does not change the result
   */
  List<Outcome> fly(Fleet fleet, int batch, Watcher watcher) {
    return inBatches(
        count,
        batch,
        this::start,
        fleet::fly,
        (start, outcome) -> steps(start.scenario(), outcome),
        watcher);
  }

  /** Draws, flies and counts batch after batch. */
  static <S> List<Outcome> inBatches(
      int count,
      int batch,
      IntFunction<S> draw,
      Function<List<S>, List<Outcome>> fleet,
      ToLongBiFunction<S, Outcome> stepsOf,
      Watcher watcher) {
    var outcomes = new ArrayList<Outcome>(count);
    long steps = 0;
    while (outcomes.size() < count) {
      int from = outcomes.size();
      List<S> starts =
          IntStream.range(from, Math.min(count, from + batch)).parallel().mapToObj(draw).toList();
      List<Outcome> flown = fleet.apply(starts);
      outcomes.addAll(flown);
      for (int i = 0; i < flown.size(); i++) {
        steps += stepsOf.applyAsLong(starts.get(i), flown.get(i));
      }
      watcher.flown(outcomes.size(), steps);
    }
    return outcomes;
  }

  /** Returns the most control steps that one of its flights can take. */
  long longest() {
    double limit = Objects.requireNonNull(ensemble.figures().get(Quantity.TIME_LIMIT)).high();
    double step = Objects.requireNonNull(ensemble.figures().get(Quantity.CONTROL_STEP)).low();
    return (long) Math.ceil(limit / step);
  }

  /** Returns the control steps begun in a flight. */
  static long steps(Scenario scenario, Outcome outcome) {
    return (long) Math.ceil(outcome.time() / scenario.controlStep() - 1e-9);
  }
}
