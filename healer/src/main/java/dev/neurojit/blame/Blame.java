package dev.neurojit.blame;

import dev.neurojit.judge.EntryPoint;
import dev.neurojit.sim.Controller;
import dev.neurojit.sim.Simulator;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Start;
import dev.neurojit.sim.Trajectory;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Why a flight failed.
 *
 * @param phase that went wrong
 * @param moments at which values are shown: start, decisive step, last step
 * @param trace the program's values at those moments, in the order of the text
 * @param remarks what is conspicuous, one line each
 * @param sensitivities of the flight's end, the strongest first
 */
public record Blame(
    Phase phase,
    List<Moment> moments,
    List<Traced> trace,
    List<String> remarks,
    List<Sensitivity> sensitivities) {
  public Blame {
    moments = List.copyOf(moments);
    trace = List.copyOf(trace);
    remarks = List.copyOf(remarks);
    sensitivities = List.copyOf(sensitivities);
  }

  /**
   * Returns why a flight failed; nothing for a soft landing.
   *
   * @param program that flew, valid and admitted
   * @param start what it flew
   * @param flight how it went
   */
  public static Optional<Blame> of(Source program, Start start, Trajectory flight) {
    if (flight.outcome() instanceof SoftLanding) {
      return Optional.empty();
    }
    Phase phase = Phase.of(flight);
    if (!(EntryPoint.find(SyntaxTree.parse(program))
        instanceof EntryPoint.Found(EntryPoint entry))) {
      return Optional.empty();
    }
    return Optional.of(
        Probe.of(program, entry)
            .map(probe -> closing(probe, program, entry, start, phase))
            .orElseGet(() -> new Blame(phase, List.of(), List.of(), List.of(), List.of())));
  }

  private static Blame closing(
      Probe open, Source program, EntryPoint entry, Start start, Phase phase) {
    try (Probe probe = open) {
      List<Moment> asked = asked(probe.flight(), start);
      Moment decisive = asked.get(Math.min(phase.step(), asked.size() - 1)).named("decisive");
      List<Moment> moments =
          List.of(asked.getFirst().named("start"), decisive, asked.getLast().named("end"));
      return new Blame(
          phase,
          moments,
          trace(probe, moments),
          Remarks.of(probe, program, entry, start.scenario(), asked, decisive),
          new Sensitivities(probe, start).of(program, entry, decisive));
    }
  }

  /** What the program was asked with, step by step. */
  private static List<Moment> asked(Controller controller, Start start) {
    var asked = new ArrayList<Moment>();
    var ignored =
        Simulator.outcome(
            (altitude, velocity, fuel, time) -> {
              asked.add(new Moment("", altitude, velocity, fuel, time));
              return controller.throttle(altitude, velocity, fuel, time);
            },
            start);
    return asked;
  }

  private static List<Traced> trace(Probe probe, List<Moment> moments) {
    // Where it never comes back, no value can be read.
    if (moments.stream().noneMatch(probe::comesBack)) {
      return List.of();
    }
    return IntStream.range(0, probe.values().size())
        .mapToObj(i -> {
          Probe.Value value = probe.values().get(i);
          List<Double> values = moments.stream().map(at -> probe.read(i, at)).toList();
          return new Traced(value.name(), value.operation(), value.line(), values);
        })
        .toList();
  }
}
