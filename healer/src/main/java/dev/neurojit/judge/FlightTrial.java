package dev.neurojit.judge;

import dev.neurojit.flight.Batch;
import dev.neurojit.flight.NativeFlight;
import dev.neurojit.flight.Starts;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Simulator;
import dev.neurojit.sim.Start;
import dev.neurojit.syntax.Source;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Tries constants of a controller: the cost is that of the worst of several flights. A search that
 * goes on is flown in machine code, plant and all, from some point on; the bits are the same.
 */
final class FlightTrial implements Trial {
  /** Part of the soft limit at which a search is content with the worst of the flights. */
  private static final double MARGIN = 0.75;

  /** Costs this close to each other (m/s) count as equal when literals are shortened. */
  private static final double EQUAL = 0.05;

  /**
   * Trials that take the Java loop as long as it takes to compile controller and plant at first.
   */
  private static final int MANY = 256;

  private final Source program;
  private final EntryPoint entry;
  private final List<String> types;
  private final CompiledController controller;
  private final List<Start> starts;
  private Optional<NativeFlight> faster = Optional.empty();
  private int trials;

  /**
   * Creates a trial.
   *
   * @param program with a parameter for each constant
   * @param entry its entry point without those
   * @param types of the constants
   * @param controller the program compiled; closed with the trial
   * @param starts the flights; the first is the nominal one
   */
  FlightTrial(
      Source program,
      EntryPoint entry,
      List<String> types,
      CompiledController controller,
      List<Start> starts) {
    this.program = program;
    this.entry = entry;
    this.types = List.copyOf(types);
    this.controller = controller;
    this.starts = List.copyOf(starts);
  }

  @Override
  public double cost(double... constants) {
    trials++;
    if (trials == MANY && starts.stream().map(Start::scenario).allMatch(Starts::know)) {
      faster = compile();
    }
    return faster
        .map(flight -> costInMachineCode(flight, constants))
        .orElseGet(() -> costInJava(constants));
  }

  private Optional<NativeFlight> compile() {
    long longest = starts.stream().mapToLong(start -> start.scenario().steps()).max().orElseThrow();
    return Compiler.compileFlight(program, entry, types, longest)
            instanceof Compiled.Ok<NativeFlight>(NativeFlight flight)
        ? Optional.of(flight)
        : Optional.empty();
  }

  private double costInJava(double[] constants) {
    return starts.stream()
        .mapToDouble(start ->
            LanderObjective.cost(
                Simulator.outcome(controller.flight(constants), start), start.scenario()))
        .max()
        .orElseThrow();
  }

  private double costInMachineCode(NativeFlight flight, double[] constants) {
    List<Scenario> scenarios = starts.stream().map(Start::scenario).toList();
    Batch batch =
        flight.fly(Starts.of(scenarios, Collections.nCopies(scenarios.size(), constants)));
    double worst = 0;
    for (int i = 0; i < scenarios.size(); i++) {
      worst = Math.max(worst, LanderObjective.cost(batch.outcome(i), scenarios.get(i)));
    }
    return worst;
  }

  @Override
  public double accepted() {
    return starts.getFirst().scenario().softTouchdown();
  }

  @Override
  public double content() {
    return accepted() * MARGIN;
  }

  @Override
  public double slack() {
    return EQUAL;
  }

  @Override
  public void close() {
    faster.ifPresent(NativeFlight::close);
    controller.close();
  }
}
