package dev.neurojit.cli;

import dev.neurojit.cli.render.DescentView;
import dev.neurojit.cli.render.FlightSvg;
import dev.neurojit.sim.Trajectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how flights are shown. */
final class RunViews {
  /** What is printed of a flight. */
  enum Format {
    PLOT,
    CSV,
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "plot, csv (telemetry of every step in SI units; with --scenarios a row for each flight)"
              + " or json. Default: plot.")
  private @Nullable Format format;

  @Option(names = "--csv", description = "The same as --format csv.")
  private boolean csv;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Also write altitude, velocity and thrust over time as an SVG.")
  private @Nullable Path plot;

  @Option(names = "--watch", description = "First show the descent, animated; needs a terminal.")
  private boolean watch;

  /** Returns what is asked for. */
  Format format() {
    Format asked = format;
    return asked != null ? asked : csv ? Format.CSV : json ? Format.JSON : Format.PLOT;
  }

  /** Returns whether one flight is to be shown in a way that many cannot. */
  boolean showsOne() {
    return watch || plot != null;
  }

  /**
   * Refuses what does not fit together.
   *
   * @param given files that are read
   */
  void check(BatchOptions batch, Terminal terminal, String... given)
      throws InputException, IOException {
    long formats = java.util.stream.Stream.of(format != null, csv, json).filter(is -> is).count();
    if (formats > 1) {
      throw new InputException("more than one of --format, --csv and --json", "give one");
    }
    if (batch.isBatch() && showsOne()) {
      throw new InputException(
          (watch ? "--watch" : "--plot") + " shows one flight and --scenarios flies many",
          "name one of them: --case I");
    }
    if (watch && terminal.live() == Terminal.Live.NO) {
      throw new InputException(
          "--watch needs a terminal on standard error",
          "write a picture with --plot FILE.svg, or the telemetry with --format csv");
    }
    OutFile.check("--plot", plot, given);
  }

  /** Shows a flight as it was asked for. */
  void show(String file, Trajectory flight, Terminal terminal) throws IOException {
    if (watch) {
      var view = new DescentView(flight, terminal.glyphs(), terminal.errStyle());
      new Replay(terminal.err(), InstantSource.system(), Thread::sleep).play(view);
    }
    Path target = plot;
    if (target != null) {
      OutFile.write(target, FlightSvg.of(file + " on " + flight.scenario().name(), flight));
      terminal.err().println("plot: " + terminal.errStyle().place(target.toString()));
    }
  }
}
