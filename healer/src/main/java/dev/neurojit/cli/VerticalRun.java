package dev.neurojit.cli;

import dev.neurojit.blame.Blame;
import dev.neurojit.blame.BlameText;
import dev.neurojit.cli.render.FlightPlot;
import dev.neurojit.sim.Telemetry;
import dev.neurojit.sim.Trajectory;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Prints vertical flights.
 *
 * @param terminal to print on
 */
record VerticalRun(Terminal terminal) {
  /** Blame flies the program again many times: it is asked for only where it is shown. */
  void print(Trajectory flight, Supplier<Optional<Blame>> blame, RunViews.Format format) {
    switch (format) {
      case PLOT -> {
        new FlightPlot(terminal.glyphs(), terminal.outStyle())
            .lines(null, flight)
            .forEach(terminal.out()::println);
        terminal.out().println("\n" + Telemetry.of(flight).facts());
        blame.get().map(BlameText::full).ifPresent(lines -> lines.forEach(terminal.out()::println));
      }
      case JSON ->
          terminal.out().println(HealJson.flight(flight.outcome(), blame.get()).toPrettyString());
      case CSV -> FlightCsv.rows(flight).forEach(terminal.out()::println);
    }
  }
}
