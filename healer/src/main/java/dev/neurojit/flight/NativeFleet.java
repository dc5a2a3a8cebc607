package dev.neurojit.flight;

import dev.neurojit.sim.Fleet;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Start;
import java.util.List;

/** Flies campaigns in machine code. Its starts must be {@linkplain Starts#know known}. */
public final class NativeFleet implements Fleet {
  /** Keeps all lanes of many cores busy; a fraction of a second's work for one core. */
  private static final int SHARE = 8192;

  private final NativeFlight flight;
  private final int threads;

  /**
   * Creates a fleet.
   *
   * @param flight without constants; closed with the fleet
   * @param threads at least 1; does not change the result
   */
  public NativeFleet(NativeFlight flight, int threads) {
    this.flight = flight;
    this.threads = threads;
  }

  @Override
  public List<Outcome> fly(List<Start> starts) {
    Starts scenarios = Starts.of(starts.stream().map(Start::scenario).toList());
    return flight.fly(scenarios, threads).outcomes();
  }

  @Override
  public int share() {
    return SHARE;
  }

  @Override
  public void close() {
    flight.close();
  }
}
