package dev.neurojit.sim;

/** A guidance law: decides the throttle once per control step and remembers nothing. */
@FunctionalInterface
public interface Controller {
  /**
   * Throttle for the coming control step.
   *
   * @param altitude m above the ground
   * @param velocity m/s, positive upwards
   * @param fuel kg left
   * @param time s since the start
   * @return fraction of maximum thrust; the engine clips it to its range, infinities included; NaN
   *     ends the flight as a {@link Fault}
   * @throws ControllerFault when the controller cannot answer; ends the flight as a {@link Fault}
   */
  double throttle(double altitude, double velocity, double fuel, double time)
      throws ControllerFault;
}
