package dev.neurojit.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.CompiledController;
import dev.neurojit.judge.Compiler;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Quantity;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Simulator;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Compares native flights with those of the Java loop. */
final class Oracle {
  private Oracle() {}

  /** Returns the outcomes of both, after making sure that they are the same to the last bit. */
  static List<Outcome> agree(String controller, List<Scenario> scenarios) {
    var program = Source.of("p.mlir", controller);
    List<double[]> none = scenarios.stream().map(_ -> new double[0]).toList();
    return agree(program, entry(program), List.of(), scenarios, none);
  }

  /**
   * The same for a controller with further parameters in front, its constants.
   *
   * @param entry without the constants
   * @param types of the constants
   * @param constants of each flight
   */
  static List<Outcome> agree(
      Source program,
      EntryPoint entry,
      List<String> types,
      List<Scenario> scenarios,
      List<double[]> constants) {
    var expected = new ArrayList<Outcome>();
    try (CompiledController compiled = ok(CompiledController.compile(program, entry, types))) {
      for (int i = 0; i < scenarios.size(); i++) {
        expected.add(Simulator.outcome(compiled.flight(constants.get(i)), scenarios.get(i)));
      }
    }
    long longest = scenarios.stream().mapToLong(Scenario::steps).max().orElse(1);
    try (NativeFlight flight = ok(Compiler.compileFlight(program, entry, types, longest))) {
      Batch batch = flight.fly(Starts.of(scenarios, constants));
      assertThat(batch.outcomes()).isEqualTo(expected);
    }
    return expected;
  }

  static <C extends AutoCloseable> C ok(Compiled<C> compiled) {
    return switch (compiled) {
      case Compiled.Ok<C>(C code) -> code;
      case Compiled.Failed<C> failed -> throw new AssertionError(failed);
    };
  }

  static EntryPoint entry(Source program) {
    return ((EntryPoint.Found) EntryPoint.find(SyntaxTree.parse(program))).entry();
  }

  /** Scenarios around a bundled one: each figure but a few up to {@code spread} off. */
  static List<Scenario> around(String name, int count, double spread) {
    var random = new Random(count);
    return IntStream.range(0, count)
        .mapToObj(_ -> near(Scenario.named(name), spread, random))
        .toList();
  }

  private static Scenario near(Scenario base, double spread, Random random) {
    Map<Quantity, Double> figures = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      double factor = 1 + spread * (2 * random.nextDouble() - 1);
      figures.put(quantity, quantity.of(base) * factor);
    }
    figures.put(Quantity.CEILING, base.ceiling());
    figures.put(Quantity.SOFT_TOUCHDOWN, base.softTouchdown());
    figures.put(Quantity.HARD_TOUCHDOWN, base.hardTouchdown());
    figures.put(Quantity.THROTTLE_RATE, base.throttling().rate());
    figures.put(Quantity.MIN_THROTTLE, random.nextBoolean() ? 0 : 0.1 * random.nextDouble());
    Scenario scenario = base;
    for (Map.Entry<Quantity, Double> entry : figures.entrySet()) {
      scenario = scenario.with(entry.getKey(), entry.getValue());
    }
    return scenario;
  }
}
