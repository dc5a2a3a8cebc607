package dev.neurojit.sim;

/** A value for each {@link Quantity}: a scenario in the making. */
@FunctionalInterface
interface Figures {
  double value(Quantity quantity);
}
