package dev.neurojit.blame;

import dev.neurojit.judge.EntryPoint;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Role;
import dev.neurojit.sim.Controller;
import dev.neurojit.sim.Simulator;
import dev.neurojit.sim.Start;
import dev.neurojit.syntax.FloatConstant;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/** Measures what the end of a flight depends on, by flying it again and again. */
final class Sensitivities {
  private static final double PERCENT = 0.01;

  private final Probe probe;
  private final Start start;

  Sensitivities(Probe probe, Start start) {
    this.probe = probe;
    this.start = start;
  }

  /** Returns them all, the strongest first; {@code at} is where inputs are read. */
  List<Sensitivity> of(Source program, EntryPoint entry, Moment at) {
    var found = new ArrayList<Sensitivity>();
    List<FloatConstant> constants =
        SyntaxTree.parse(program).floatConstants(EntryPoint.NAME).stream()
            .filter(each -> !each.result().isEmpty())
            .toList();
    for (int i = 0; i < constants.size(); i++) {
      int constant = i;
      FloatConstant site = constants.get(i);
      int line = program.positionAt(site.operation().start()).line();
      double value = Double.parseDouble(site.literal());
      found.add(
          new Sensitivity(
              site.result(), line, value, change(factor -> probe.flight(constant, factor))));
    }
    for (EntryPoint.Parameter parameter : entry.parameters()) {
      Role role = parameter.role();
      found.add(
          new Sensitivity(
              role.word(),
              0,
              input(role, at),
              change(factor -> scaled(probe.flight(), role, factor))));
    }
    found.sort(
        Comparator.comparingDouble((Sensitivity each) -> Math.abs(each.change())).reversed());
    return found;
  }

  private double change(DoubleFunction<Controller> moved) {
    return 0.5 * (cost(moved.apply(1 + PERCENT)) - cost(moved.apply(1 - PERCENT)));
  }

  private double cost(Controller controller) {
    return LanderObjective.cost(Simulator.outcome(controller, start), start.scenario());
  }

  private static Controller scaled(Controller controller, Role role, double factor) {
    return switch (role) {
      case ALTITUDE -> (h, v, fuel, time) -> controller.throttle(h * factor, v, fuel, time);
      case VELOCITY -> (h, v, fuel, time) -> controller.throttle(h, v * factor, fuel, time);
      case FUEL -> (h, v, fuel, time) -> controller.throttle(h, v, fuel * factor, time);
      case TIME -> (h, v, fuel, time) -> controller.throttle(h, v, fuel, time * factor);
    };
  }

  private static double input(Role role, Moment at) {
    return switch (role) {
      case ALTITUDE -> at.altitude();
      case VELOCITY -> at.velocity();
      case FUEL -> at.fuel();
      case TIME -> at.time();
    };
  }
}
