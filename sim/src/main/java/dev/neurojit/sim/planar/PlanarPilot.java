package dev.neurojit.sim.planar;

import dev.neurojit.sim.ControllerFault;

/** A guidance law for the planar lander: decides once per control step and remembers nothing. */
@FunctionalInterface
public interface PlanarPilot {
  /**
   * What the pilot sets.
   *
   * @param throttle fraction of maximum thrust, clipped by the engine to its range
   * @param gimbal rad, clipped to the engine's range
   */
  record Command(double throttle, double gimbal) {}

  /**
   * Returns the command for the coming control step; NaN in it ends the flight as a fault.
   *
   * @throws ControllerFault when the pilot cannot answer; ends the flight as a fault
   */
  Command command(PlanarState at) throws ControllerFault;
}
