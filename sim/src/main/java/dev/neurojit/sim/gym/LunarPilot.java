package dev.neurojit.sim.gym;

import dev.neurojit.sim.ControllerFault;

/** Decides once a step and remembers nothing. */
@FunctionalInterface
public interface LunarPilot {
  /**
   * What the pilot sets, each clipped to -1 to 1.
   *
   * @param main main engine: off up to 0, then from half to full power
   * @param lateral side engines: left below -0.5, right above 0.5, off between
   */
  record Action(double main, double lateral) {}

  /**
   * Returns the action for the coming step; NaN in it ends the episode.
   *
   * @throws ControllerFault when the pilot cannot answer; ends the episode
   */
  Action act(Observation seen) throws ControllerFault;
}
