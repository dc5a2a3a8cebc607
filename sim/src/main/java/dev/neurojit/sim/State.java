package dev.neurojit.sim;

/**
 * Where the lander is at an instant.
 *
 * @param time s since the start
 * @param altitude m above the ground
 * @param velocity m/s, positive upwards
 * @param fuel kg left
 */
public record State(double time, double altitude, double velocity, double fuel) {}
