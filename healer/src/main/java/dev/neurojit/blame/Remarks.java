package dev.neurojit.blame;

import dev.neurojit.judge.EntryPoint;
import dev.neurojit.judge.Role;
import dev.neurojit.sim.Scenario;
import dev.neurojit.syntax.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Finds what is conspicuous in a program's answers: saturation, wrong signs, inputs that it does
 * not look at, values that are no numbers.
 */
final class Remarks {
  /** Share of the steps from which on saturation is worth a line. */
  private static final double MUCH = 0.2;

  /** Steps over which an answer is measured: small against any descent, large against f32. */
  private static final double METRE = 1;

  private static final double METRE_PER_SECOND = 0.1;

  private final Probe probe;
  private final EntryPoint entry;
  private final Moment decisive;
  private final List<String> found = new ArrayList<>();

  private Remarks(Probe probe, EntryPoint entry, Moment decisive) {
    this.probe = probe;
    this.entry = entry;
    this.decisive = decisive;
  }

  /** Returns one line for each thing. */
  static List<String> of(
      Probe probe,
      Source program,
      EntryPoint entry,
      Scenario scenario,
      List<Moment> asked,
      Moment decisive) {
    var remarks = new Remarks(probe, entry, decisive);
    remarks.saturation(scenario, asked);
    remarks.signs();
    if (probe.comesBack(decisive)) {
      remarks.numbers();
    } else {
      Culprit.of(program, entry, decisive).ifPresent(remarks.found::add);
    }
    return List.copyOf(remarks.found);
  }

  private void saturation(Scenario scenario, List<Moment> asked) {
    double[] throttles =
        IntStream.range(0, asked.size()).mapToDouble(i -> probe.throttle(asked.get(i))).toArray();
    double above = share(throttles, 1, Double.POSITIVE_INFINITY);
    double below = share(throttles, Double.NEGATIVE_INFINITY, scenario.minThrottle());
    if (above > MUCH) {
      found.add(
          String.format(
              Locale.ROOT,
              "the throttle asked for is above 1 in %.0f %% of the steps: the engine gives no more",
              100 * above));
    }
    if (below > MUCH) {
      found.add(
          String.format(
              Locale.ROOT,
              "the throttle asked for is below %.2f in %.0f %% of the steps: the engine gives no less",
              scenario.minThrottle(),
              100 * below));
    }
  }

  private static double share(double[] throttles, double above, double below) {
    long hits =
        IntStream.range(0, throttles.length)
            .filter(i -> throttles[i] > above && throttles[i] < below)
            .count();
    return (double) hits / Math.max(1, throttles.length);
  }

  private void signs() {
    double byVelocity = slope(at -> probe.throttle(at), Role.VELOCITY);
    double byAltitude = slope(at -> probe.throttle(at), Role.ALTITUDE);
    if (byVelocity > 0) {
      found.add(
          String.format(
              Locale.ROOT,
              "wrong sign: it throttles down when it falls faster (%+.3g for each m/s more upwards;"
                  + " braking needs less than 0)%s",
              byVelocity,
              turned()));
    } else if (byVelocity == 0) {
      found.add("at the decisive step the throttle does not depend on the velocity");
    }
    if (byAltitude > 0) {
      found.add(
          String.format(
              Locale.ROOT,
              "wrong sign: it throttles down as the ground comes near (%+.3g for each m higher)",
              byAltitude));
    }
  }

  /** Subtractions and negations on the way from the velocity: one of them may be the wrong way. */
  private String turned() {
    List<String> suspects =
        IntStream.range(0, probe.values().size())
            .filter(i -> turns(probe.values().get(i)))
            .filter(i -> slope(at -> probe.read(i, at), Role.VELOCITY) > 0)
            .mapToObj(
                i -> probe.values().get(i).name() + " in line " + probe.values().get(i).line())
            .toList();
    return suspects.isEmpty() ? "" : "; look at " + String.join(", ", suspects);
  }

  private static boolean turns(Probe.Value value) {
    return value.operation().equals("arith.subf") || value.operation().equals("arith.negf");
  }

  private double slope(ToDoubleFunction<Moment> answer, Role role) {
    if (entry.parameters().stream().noneMatch(parameter -> parameter.role() == role)) {
      return -1;
    }
    double step = role == Role.ALTITUDE ? METRE : METRE_PER_SECOND;
    return (answer.applyAsDouble(moved(role, step)) - answer.applyAsDouble(moved(role, -step)))
        / (2 * step);
  }

  private Moment moved(Role role, double by) {
    return new Moment(
        decisive.name(),
        decisive.altitude() + (role == Role.ALTITUDE ? by : 0),
        decisive.velocity() + (role == Role.VELOCITY ? by : 0),
        decisive.fuel(),
        decisive.time());
  }

  private void numbers() {
    IntStream.range(0, probe.values().size())
        .filter(i -> Double.isNaN(probe.read(i, decisive)))
        .mapToObj(probe.values()::get)
        .findFirst()
        .ifPresent(value ->
            found.add(
                String.format(
                    Locale.ROOT,
                    "%s in line %d (%s) is the first value that is not a number",
                    value.name(),
                    value.line(),
                    value.operation())));
  }
}
