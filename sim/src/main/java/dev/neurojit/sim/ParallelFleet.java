package dev.neurojit.sim;

import java.util.List;
import java.util.function.Supplier;

/** Flies in Java, with one thread and one crew for each of so many cores. */
public final class ParallelFleet implements Fleet {
  /** A fraction of a second's work. */
  public static final int SHARE = 256;

  private final Squadron<Start> squadron;

  /**
   * Creates a fleet; crews are opened by their threads when they are first needed.
   *
   * @param threads at least 1
   * @param crews called once on each thread
   */
  public ParallelFleet(int threads, Supplier<? extends Crew> crews) {
    squadron = new Squadron<>(threads, () -> new Manned(crews.get()));
  }

  @Override
  public List<Outcome> fly(List<Start> starts) {
    return squadron.fly(starts);
  }

  @Override
  public int share() {
    return SHARE;
  }

  @Override
  public void close() {
    squadron.close();
  }

  /** Flies with the controllers of a crew. */
  private record Manned(Crew crew) implements Squadron.Wing<Start> {
    @Override
    public Outcome fly(Start start) {
      return Simulator.outcome(crew.next(), start);
    }

    @Override
    public void close() {
      crew.close();
    }
  }
}
