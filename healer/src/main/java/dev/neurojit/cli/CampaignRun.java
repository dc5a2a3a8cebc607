package dev.neurojit.cli;

import dev.neurojit.certify.Campaign;
import dev.neurojit.certify.Certificate;
import dev.neurojit.certify.PlanarCampaign;
import dev.neurojit.certify.Summary;
import dev.neurojit.cli.render.SummaryView;
import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Loaded;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.planar.PlanarEnsemble;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Flies many scenarios and prints what came of it.
 *
 * @param terminal to print on
 * @param batch how many, and which
 * @param format of what is printed
 * @param scenario what the user called it
 */
record CampaignRun(Terminal terminal, BatchOptions batch, RunViews.Format format, String scenario) {
  /** Flies a vertical scenario with a program that is known to fly; returns the exit code. */
  int vertical(Source program, Loaded.Ok loaded) throws IOException {
    Ensemble ensemble = loaded.ensemble();
    note(ensemble.isDispersed(), ensemble.name());
    var campaign = new Campaign(ensemble, batch.seed(), batch.count());
    List<Outcome> outcomes = flights().fly(program, campaign);
    return finish(program, loaded, outcomes, Summary.of(campaign, outcomes));
  }

  /** Flies a planar scenario with a program that is known to fly; returns the exit code. */
  int planar(Source program, Loaded.Ok loaded) throws IOException {
    PlanarEnsemble ensemble = PlanarEnsemble.of(loaded);
    note(ensemble.isDispersed(), ensemble.name());
    var campaign = new PlanarCampaign(ensemble, batch.seed(), batch.count());
    List<Outcome> outcomes = flights().fly(program, campaign);
    return finish(program, loaded, outcomes, Summary.of(campaign, outcomes));
  }

  private FlightBatch flights() {
    return new FlightBatch(terminal, batch.threads());
  }

  private void note(boolean dispersed, String name) {
    if (!dispersed) {
      terminal
          .err()
          .println(
              "note: scenario "
                  + name
                  + " has no dispersions: its flights differ in sensor noise at most");
    }
  }

  private int finish(Source program, Loaded.Ok loaded, List<Outcome> outcomes, Summary summary)
      throws IOException {
    var text = Certificate.Text.of(scenario, loaded.text());
    Certificate certificate = FlightBatch.certificate(program, text, summary);
    switch (format) {
      case PLOT ->
          new SummaryView(terminal.outStyle())
              .lines(loaded.ensemble().name(), summary)
              .forEach(terminal.out()::println);
      case JSON -> terminal.out().print(certificate.json());
      case CSV -> FlightCsv.rows(outcomes).forEach(terminal.out()::println);
    }
    Path target = batch.certificate();
    if (target != null) {
      OutFile.write(target, certificate.json());
      terminal.err().println("certificate: " + terminal.errStyle().place(target.toString()));
    }
    return summary.allSoft() ? ExitCode.OK : ExitCode.FINDINGS;
  }
}
