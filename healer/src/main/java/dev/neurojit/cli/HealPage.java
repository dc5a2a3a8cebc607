package dev.neurojit.cli;

import dev.neurojit.certify.Campaign;
import dev.neurojit.certify.Certificate;
import dev.neurojit.certify.Summary;
import dev.neurojit.heal.Healing;
import dev.neurojit.journal.Event;
import dev.neurojit.report.HealingReport;
import dev.neurojit.report.Report;
import dev.neurojit.report.Timeline;
import dev.neurojit.sim.Loaded;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * The page of {@code heal --report}: watches the run, then writes it as HTML, or as Markdown where
 * the file is named so.
 */
final class HealPage {
  private static final int FLIGHTS = 1000;

  private final Path file;
  private final Optional<Loaded.Ok> scenario;
  private final long seed;
  private final Timeline timeline = new Timeline(InstantSource.system());

  /**
   * Creates a page.
   *
   * @param scenario that a healed program is certified in; empty where it flies none
   */
  HealPage(Path file, Optional<Loaded.Ok> scenario, long seed) {
    this.file = file;
    this.scenario = scenario;
    this.seed = seed;
  }

  /** Notes an event of the run. */
  void note(Event event) {
    timeline.note(event);
  }

  /** Writes the page and returns its file. */
  Path write(Terminal terminal, Source program, Healing healing) throws IOException {
    Optional<Certificate> certificate =
        healing instanceof Healing.Healed
            ? scenario.map(flown -> certificate(terminal, healing.best().program(), flown))
            : Optional.empty();
    Report report = HealingReport.of(program, healing, timeline, certificate);
    boolean markdown = file.toString().toLowerCase(Locale.ROOT).endsWith(".md");
    return OutFile.write(file, markdown ? report.markdown() : report.html());
  }

  /** Without dispersions all flights are the same: one says it all. */
  private Certificate certificate(Terminal terminal, Source healed, Loaded.Ok flown) {
    int count = flown.ensemble().isDispersed() ? FLIGHTS : 1;
    var campaign = new Campaign(flown.ensemble(), seed, count);
    var batch = new FlightBatch(terminal, Runtime.getRuntime().availableProcessors());
    Summary summary = Summary.of(campaign, batch.fly(healed, campaign));
    String name = flown.ensemble().nominal().name();
    return FlightBatch.certificate(healed, Certificate.Text.of(name, flown.text()), summary);
  }
}
