package dev.neurojit.sim.planar;

import dev.neurojit.sim.State;

/**
 * Where the planar lander is at an instant.
 *
 * @param time s since the start
 * @param x m to the right of the pad's centre
 * @param z m above the ground
 * @param vx m/s to the right
 * @param vz m/s upwards
 * @param attitude rad, 0 upright, positive leaning to the right
 * @param rate rad/s
 * @param fuel kg left
 */
public record PlanarState(
    double time,
    double x,
    double z,
    double vx,
    double vz,
    double attitude,
    double rate,
    double fuel) {
  PlanarState at(double other) {
    return new PlanarState(other, x, z, vx, vz, attitude, rate, fuel);
  }

  /** Returns its vertical part. */
  public State vertical() {
    return new State(time, z, vz, fuel);
  }
}
