package dev.neurojit.sim;

import java.util.List;

/**
 * Flies many flights with one controller. Whatever does the flying, Java on all cores or machine
 * code, gives the bits that {@link Simulator#outcome} gives.
 */
public interface Fleet extends AutoCloseable {
  /**
   * Flies.
   *
   * @return how each flight ended, in the order of {@code starts}
   */
  List<Outcome> fly(List<Start> starts);

  /** How many flights to hand over at once to keep it busy; does not change how any ends. */
  int share();

  @Override
  void close();
}
