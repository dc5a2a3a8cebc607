package dev.neurojit.sim;

/**
 * One row of telemetry, taken at the start of a control step; the last row is the flight's end.
 *
 * @param time s since the start
 * @param altitude m above the ground
 * @param velocity m/s, positive upwards
 * @param fuel kg left
 * @param throttle fraction of maximum thrust in force from here on, after clipping; 0 with an empty
 *     tank; in the last row, the one that was in force
 */
public record Sample(double time, double altitude, double velocity, double fuel, double throttle) {}
