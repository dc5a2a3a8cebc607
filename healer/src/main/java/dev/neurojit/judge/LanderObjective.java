package dev.neurojit.judge;

import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Escaped;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.OutOfTime;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Quantity;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Simulator;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Start;
import dev.neurojit.sim.Touchdown;
import dev.neurojit.sim.Trajectory;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Land softly. The cost of a flight is its touchdown speed in m/s; flights that do not come down
 * cost more than any touchdown, the more the farther they are from the ground.
 *
 * @param start what is flown
 * @param neighbours flights that differ a little, for judging how robust a landing is
 */
public record LanderObjective(Start start, List<Start> neighbours) implements Objective {
  private static final double ALOFT = 100;
  private static final double ESCAPED = 1e4;
  private static final double FAULT = 1e5;
  private static final double[] STARTS = {0.97, 1.03};

  /** Flights drawn from the dispersions of a scenario that has them. */
  private static final int DRAWN = 12;

  /** Their seed: not the 1 that runs have by default, so that no certificate is learnt by heart. */
  private static final long SEED = 0x6E6A;

  public LanderObjective {
    neighbours = List.copyOf(neighbours);
  }

  /**
   * Returns the objective of a scenario; its neighbours start 3 % higher, lower, faster, slower.
   */
  public static LanderObjective of(Scenario scenario) {
    var neighbours = new ArrayList<Start>();
    for (Quantity quantity : List.of(Quantity.INITIAL_ALTITUDE, Quantity.INITIAL_VELOCITY)) {
      for (double factor : STARTS) {
        neighbours.add(Start.of(scenario.with(quantity, quantity.of(scenario) * factor)));
      }
    }
    return new LanderObjective(Start.of(scenario), neighbours);
  }

  /**
   * Returns the objective of a scenario; if it has dispersions, its neighbours are drawn of them.
   */
  public static LanderObjective of(Ensemble ensemble) {
    return ensemble.isDispersed()
        ? new LanderObjective(
            Start.of(ensemble.nominal()),
            LongStream.range(0, DRAWN).mapToObj(index -> ensemble.draw(SEED, index)).toList())
        : of(ensemble.nominal());
  }

  /** Returns the objective of one flight of a run, which has no neighbours. */
  public static LanderObjective of(Start start) {
    return new LanderObjective(start, List.of());
  }

  /** Returns what is flown, without the noise of its sensors. */
  public Scenario scenario() {
    return start.scenario();
  }

  @Override
  public String name() {
    return "lander/" + scenario().name();
  }

  @Override
  public String function() {
    return EntryPoint.NAME;
  }

  @Override
  public String task() {
    Scenario scenario = scenario();
    double weight = (scenario.dryMass() + scenario.fuelMass()) * scenario.gravity();
    return String.format(
        Locale.ROOT,
        "The lander: starts at %.0f m with %.1f m/s; gravity %.2f m/s^2; hovering takes throttle"
            + " %.2f.",
        scenario.initialAltitude(),
        scenario.initialVelocity(),
        scenario.gravity(),
        weight / scenario.maxThrust());
  }

  @Override
  public Audience audience() {
    return Audience.LANDER;
  }

  @Override
  public Verdict judge(Source program) {
    return switch (EntryPoint.find(SyntaxTree.parse(program))) {
      case EntryPoint.Missing(Diagnostic why) -> new Verdict.Rejected(Stage.ENTRY, List.of(why));
      case EntryPoint.Found(EntryPoint entry) ->
          switch (CompiledController.compile(program, entry, List.of())) {
            case Compiled.Failed<CompiledController>(Stage stage, var diagnostics) ->
                new Verdict.Rejected(stage, diagnostics);
            case Compiled.Ok<CompiledController>(CompiledController controller) -> fly(controller);
          };
    };
  }

  private Verdict fly(CompiledController controller) {
    try (controller) {
      Trajectory trajectory = Simulator.fly(controller.flight(), start);
      return new Verdict.Scored(score(trajectory), new Evidence.Flight(trajectory));
    }
  }

  /** {@inheritDoc} The cost is that of the worst flight from the start and its neighbours. */
  @Override
  public Optional<Trial> trial(Source program, Parameterised parameterised) {
    if (EntryPoint.find(SyntaxTree.parse(program)) instanceof EntryPoint.Found(EntryPoint entry)
        && CompiledController.compile(parameterised.program(), entry, parameterised.types())
            instanceof Compiled.Ok<CompiledController>(CompiledController controller)) {
      List<Start> starts = Stream.concat(Stream.of(start), neighbours.stream()).toList();
      return Optional.of(
          new FlightTrial(
              parameterised.program(), entry, parameterised.types(), controller, starts));
    }
    return Optional.empty();
  }

  /** Returns the score of a flight: the negative cost. */
  public Score score(Trajectory trajectory) {
    Outcome outcome = trajectory.outcome();
    return new Score(
        -cost(outcome, scenario()),
        outcome instanceof SoftLanding ? Score.Goal.MET : Score.Goal.MISSED);
  }

  /** Returns the cost of a flight that ended so: lower is better. */
  public static double cost(Outcome outcome, Scenario scenario) {
    return switch (outcome) {
      case Touchdown touchdown -> Math.min(touchdown.speed(), ALOFT);
      case OutOfTime aloft ->
          ALOFT * (1 + Math.min(1, aloft.last().altitude() / scenario.initialAltitude()));
      case Escaped escaped -> ESCAPED + Math.min(ESCAPED, Math.abs(escaped.last().velocity()));
      case Fault fault -> FAULT - Math.min(fault.time(), ESCAPED);
    };
  }
}
