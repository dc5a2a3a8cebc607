package dev.neurojit.certify;

import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.PlanarController;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.ParallelFleet;
import dev.neurojit.sim.Squadron;
import dev.neurojit.sim.planar.PlanarEnsemble;
import dev.neurojit.sim.planar.PlanarScenario;
import dev.neurojit.sim.planar.PlanarSimulator;
import dev.neurojit.syntax.Source;
import java.util.List;

/**
 * Many flights of one planar scenario file, in the Java loop: the planar plant is not written in
 * machine code.
 *
 * @param ensemble what the file says
 * @param seed of all random numbers
 * @param count of flights, at most {@link Campaign#MOST}; flight i is {@code ensemble.draw(seed,
 *     i)}
 */
public record PlanarCampaign(PlanarEnsemble ensemble, long seed, int count) {
  public PlanarCampaign {
    Campaign.check(count);
  }

  /** Returns a flight. */
  public PlanarScenario start(int index) {
    return ensemble.draw(seed, index);
  }

  /**
   * Flies all of it.
   *
   * @param program that the judge has let fly
   * @param threads at least 1; does not change the result
   */
  public List<Outcome> fly(Source program, int threads, Campaign.Watcher watcher) {
    try (var squadron = new Squadron<PlanarScenario>(threads, () -> Wing.of(program))) {
      return Campaign.inBatches(
          count, ParallelFleet.SHARE, this::start, squadron::fly, PlanarCampaign::steps, watcher);
    }
  }

  /** Returns the control steps begun in a flight. */
  static long steps(PlanarScenario start, Outcome outcome) {
    return Campaign.steps(start.vertical(), outcome);
  }

  /** A program compiled for one thread. */
  private record Wing(PlanarController controller) implements Squadron.Wing<PlanarScenario> {
    static Wing of(Source program) {
      return switch (PlanarController.compile(program)) {
        case Compiled.Ok<PlanarController>(PlanarController controller) -> new Wing(controller);
        case Compiled.Failed<PlanarController> _ ->
            throw new IllegalArgumentException(program.name() + " does not compile");
      };
    }

    @Override
    public Outcome fly(PlanarScenario start) {
      return PlanarSimulator.fly(controller.flight(), start).outcome();
    }

    @Override
    public void close() {
      controller.close();
    }
  }
}
