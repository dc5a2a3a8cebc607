package dev.neurojit.sim;

/** Gives controllers to one thread. Opened, asked and closed by that thread alone. */
public interface Crew extends AutoCloseable {
  /** The controller for one flight. */
  Controller next();

  @Override
  void close();
}
