package dev.neurojit.cli;

import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Sample;
import dev.neurojit.sim.Touchdown;
import dev.neurojit.sim.Trajectory;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Flights as comma-separated values, SI units, every number as exact as it is. */
final class FlightCsv {
  private FlightCsv() {}

  /** Returns a header and a row for each control step of a flight. */
  static Stream<String> rows(Trajectory flight) {
    return Stream.concat(
        Stream.of("time_s,altitude_m,velocity_m_s,fuel_kg,throttle"),
        flight.samples().stream().map(FlightCsv::row));
  }

  /** Returns a header and a row for each flight of a campaign. */
  static Stream<String> rows(List<Outcome> outcomes) {
    return Stream.concat(
        Stream.of("case,outcome,time_s,touchdown_m_s,fuel_left_kg"),
        IntStream.range(0, outcomes.size()).mapToObj(i -> row(i, outcomes.get(i))));
  }

  private static String row(Sample at) {
    return at.time()
        + ","
        + at.altitude()
        + ","
        + at.velocity()
        + ","
        + at.fuel()
        + ","
        + at.throttle();
  }

  private static String row(int index, Outcome end) {
    String speed = end instanceof Touchdown touchdown ? Double.toString(touchdown.speed()) : "";
    String kind = end.getClass().getSimpleName();
    return index + "," + kind + "," + end.time() + "," + speed + "," + end.fuelLeft();
  }
}
