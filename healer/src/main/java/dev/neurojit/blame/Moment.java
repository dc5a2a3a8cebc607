package dev.neurojit.blame;

/**
 * What the program was asked with in one control step.
 *
 * @param name of the step in the story: start, decisive, end
 * @param altitude as its altimeter showed it, m
 * @param velocity as its sensor showed it, m/s
 * @param fuel kg
 * @param time s
 */
public record Moment(String name, double altitude, double velocity, double fuel, double time) {
  Moment named(String other) {
    return new Moment(other, altitude, velocity, fuel, time);
  }
}
