package dev.neurojit.sim.planar;

import dev.neurojit.sim.Sample;

/**
 * One row of telemetry, at the start of a control step; the last row is the flight's end.
 *
 * @param state of the lander
 * @param throttle in force from here on, after clipping
 * @param gimbal in force from here on, after clipping
 */
public record PlanarSample(PlanarState state, double throttle, double gimbal) {
  /** Returns its vertical part. */
  Sample vertical() {
    return new Sample(state.time(), state.z(), state.vz(), state.fuel(), throttle);
  }
}
