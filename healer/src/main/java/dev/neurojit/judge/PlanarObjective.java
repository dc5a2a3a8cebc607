package dev.neurojit.judge;

import dev.neurojit.sim.Escaped;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.OutOfTime;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Touchdown;
import dev.neurojit.sim.planar.PlanarFlight;
import dev.neurojit.sim.planar.PlanarScenario;
import dev.neurojit.sim.planar.PlanarSimulator;
import dev.neurojit.sim.planar.PlanarState;
import dev.neurojit.syntax.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Land softly in a plane: on the pad, slowly, upright. The cost of a touchdown is the worst of five
 * figures (descent, drift, lean, turn, distance from the pad's centre), each as a part of what a
 * soft landing allows: at most 1 is soft. Flights that do not come down cost more.
 *
 * @param scenario what is flown
 * @param neighbours flights that differ a little, for judging how robust a landing is
 */
public record PlanarObjective(PlanarScenario scenario, List<PlanarScenario> neighbours)
    implements Objective {
  private static final double WORST_TOUCHDOWN = 1e3;
  private static final double ALOFT = 1e4;
  private static final double ESCAPED = 1e5;
  private static final double FAULT = 1e6;

  public PlanarObjective {
    neighbours = List.copyOf(neighbours);
  }

  /** Returns the objective of a scenario; its neighbours start 10 % nearer and farther. */
  public static PlanarObjective of(PlanarScenario scenario) {
    return new PlanarObjective(
        scenario, Stream.of(0.9, 1.1).map(factor -> moved(scenario, factor)).toList());
  }

  private static PlanarScenario moved(PlanarScenario scenario, double factor) {
    PlanarState start = scenario.start();
    return scenario.from(
        new PlanarState(
            start.time(),
            start.x() * factor,
            start.z(),
            start.vx() * factor,
            start.vz(),
            start.attitude(),
            start.rate(),
            start.fuel()));
  }

  @Override
  public String name() {
    return "lander/" + PlanarScenario.NAME;
  }

  @Override
  public String function() {
    return EntryPoint.NAME;
  }

  @Override
  public String task() {
    PlanarState start = scenario.start();
    return String.format(
        Locale.ROOT,
        "A lander in a vertical plane, flown by `%s`: SI units, z and vz upwards, x from the pad's"
            + " centre, attitude and gimbal in rad, positive to the right; results: throttle (0 to"
            + " 1), gimbal (at most %.2f either way; a positive one turns the lander to the left)."
            + " It starts at x = %.0f, z = %.0f, vx = %.1f, vz = %.1f, attitude = %.2f. It must come"
            + " down within %.0f m of x = 0 at no more than %.1f m/s, drifting at no more than %.1f"
            + " m/s, within %.2f rad of upright. Gravity %.2f m/s^2; hovering takes throttle %.2f.",
        PlanarEntry.SIGNATURE,
        scenario.maxGimbal(),
        start.x(),
        start.z(),
        start.vx(),
        start.vz(),
        start.attitude(),
        scenario.pad(),
        scenario.vertical().softTouchdown(),
        scenario.soft().drift(),
        scenario.soft().lean(),
        scenario.vertical().gravity(),
        (scenario.vertical().dryMass() + start.fuel())
            * scenario.vertical().gravity()
            / scenario.vertical().maxThrust());
  }

  /** {@inheritDoc} Known laws for the vertical lander do not fit it. */
  @Override
  public Audience audience() {
    return Audience.FUNCTION;
  }

  @Override
  public Verdict judge(Source program) {
    return switch (PlanarController.compile(program)) {
      case Compiled.Failed<PlanarController>(Stage stage, var diagnostics) ->
          new Verdict.Rejected(stage, diagnostics);
      case Compiled.Ok<PlanarController>(PlanarController controller) -> {
        try (controller) {
          PlanarFlight flight = PlanarSimulator.fly(controller.flight(), scenario);
          yield new Verdict.Scored(score(flight), new Evidence.Planar(flight));
        }
      }
    };
  }

  private static Score score(PlanarFlight flight) {
    return new Score(
        -cost(flight),
        flight.outcome() instanceof SoftLanding ? Score.Goal.MET : Score.Goal.MISSED);
  }

  @Override
  public Optional<Trial> trial(Source program, Parameterised parameterised) {
    return PlanarController.compile(parameterised)
            instanceof Compiled.Ok<PlanarController>(PlanarController controller)
        ? Optional.of(new PlanarTrial(controller, this))
        : Optional.empty();
  }

  /** Returns the cost of a flight: lower is better, at most 1 is a soft landing. */
  static double cost(PlanarFlight flight) {
    PlanarScenario scenario = flight.scenario();
    PlanarState end = flight.end();
    return switch (flight.outcome()) {
      case Touchdown touchdown -> {
        double worst =
            DoubleStream.of(
                    touchdown.speed() / scenario.vertical().softTouchdown(),
                    Math.abs(end.vx()) / scenario.soft().drift(),
                    Math.abs(end.attitude()) / scenario.soft().lean(),
                    Math.abs(end.rate()) / scenario.soft().turn(),
                    Math.abs(end.x()) / scenario.pad())
                .max()
                .orElseThrow();
        yield Math.min(WORST_TOUCHDOWN, worst);
      }
      case OutOfTime _ -> ALOFT + Math.min(ALOFT, end.z() + Math.abs(end.x()));
      case Escaped _ -> ESCAPED + Math.min(ESCAPED, Math.hypot(end.vx(), end.vz()));
      case Fault fault -> FAULT - Math.min(fault.time(), ESCAPED);
    };
  }
}
