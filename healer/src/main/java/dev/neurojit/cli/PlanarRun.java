package dev.neurojit.cli;

import dev.neurojit.cli.render.FlightPlot;
import dev.neurojit.judge.Evidence;
import dev.neurojit.sim.Telemetry;
import dev.neurojit.sim.planar.PlanarFlight;
import dev.neurojit.sim.planar.PlanarSample;
import dev.neurojit.sim.planar.PlanarState;

/**
 * Prints planar flights.
 *
 * @param terminal to print on
 */
record PlanarRun(Terminal terminal) {
  /** Prints a flight in a format. */
  void print(PlanarFlight flight, RunViews.Format format) {
    switch (format) {
      case PLOT -> {
        new FlightPlot(terminal.glyphs(), terminal.outStyle())
            .lines(null, flight.vertical())
            .forEach(terminal.out()::println);
        terminal.out().println("\n" + Telemetry.of(flight.vertical()).facts());
        terminal.out().println("end: " + new Evidence.Planar(flight).where());
      }
      case JSON -> terminal.out().println(HealJson.planar(flight).toPrettyString());
      case CSV -> {
        terminal
            .out()
            .println(
                "time_s,x_m,z_m,vx_m_s,vz_m_s,attitude_rad,rate_rad_s,fuel_kg,throttle,gimbal_rad");
        flight.samples().forEach(sample -> terminal.out().println(row(sample)));
      }
    }
  }

  private static String row(PlanarSample sample) {
    PlanarState at = sample.state();
    return at.time()
        + ","
        + at.x()
        + ","
        + at.z()
        + ","
        + at.vx()
        + ","
        + at.vz()
        + ","
        + at.attitude()
        + ","
        + at.rate()
        + ","
        + at.fuel()
        + ","
        + sample.throttle()
        + ","
        + sample.gimbal();
  }
}
