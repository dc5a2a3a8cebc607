package dev.neurojit.sim;

import java.util.Map;

/** What became of a scenario that a user asked for. */
public sealed interface Loaded {
  /**
   * It is good.
   *
   * @param ensemble ready to fly, or the vertical figures of a scenario in a plane
   * @param plane all its figures of the plane, or none if it is vertical
   * @param text of its file
   */
  record Ok(Ensemble ensemble, Map<PlanarQuantity, Distribution> plane, String text)
      implements Loaded {
    public Ok {
      plane = Map.copyOf(plane);
    }

    /** Returns whether the scenario is in a plane. */
    public boolean isPlanar() {
      return !plane.isEmpty();
    }
  }

  /**
   * It is not.
   *
   * @param defect the first thing wrong with it
   */
  record Rejected(Defect defect) implements Loaded {}
}
