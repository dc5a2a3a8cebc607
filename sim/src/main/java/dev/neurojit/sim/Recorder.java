package dev.neurojit.sim;

/** Takes the samples of a flight, as plain numbers so that taking none costs nothing. */
@FunctionalInterface
interface Recorder {
  /** Keeps nothing. */
  Recorder NONE = (time, altitude, velocity, fuel, throttle) -> {};

  void sample(double time, double altitude, double velocity, double fuel, double throttle);
}
