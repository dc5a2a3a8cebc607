package dev.neurojit.cli;

import dev.neurojit.certify.Campaign;
import dev.neurojit.certify.Certificate;
import dev.neurojit.certify.Fleets;
import dev.neurojit.certify.PlanarCampaign;
import dev.neurojit.certify.Summary;
import dev.neurojit.mlir.MlirLibrary;
import dev.neurojit.sim.Fleet;
import dev.neurojit.sim.Outcome;
import dev.neurojit.syntax.Source;
import java.time.InstantSource;
import java.util.List;

/**
 * Flies a campaign in front of the user.
 *
 * @param terminal shows the progress
 * @param threads to fly on
 */
record FlightBatch(Terminal terminal, int threads) {
  /** Returns how the flights of a campaign ended; {@code program} is known to fly. */
  List<Outcome> fly(Source program, Campaign campaign) {
    var progress = new BatchProgress(terminal, campaign.count(), InstantSource.system());
    try (Fleet fleet = Fleets.of(program, campaign, threads)) {
      return campaign.fly(fleet, progress);
    } finally {
      progress.clear();
    }
  }

  /** Returns how the flights of a planar campaign ended; {@code program} is known to fly. */
  List<Outcome> fly(Source program, PlanarCampaign campaign) {
    var progress = new BatchProgress(terminal, campaign.count(), InstantSource.system());
    try {
      return campaign.fly(program, threads, progress);
    } finally {
      progress.clear();
    }
  }

  /** Returns the certificate of a campaign that was flown here. */
  static Certificate certificate(Source program, Certificate.Text scenario, Summary summary) {
    return Certificate.of(
        Certificate.Text.of(program.name(), program.text()), scenario, toolchain(), summary);
  }

  private static Certificate.Toolchain toolchain() {
    return new Certificate.Toolchain(
        Version.current(),
        MlirLibrary.version(),
        Runtime.version().toString(),
        System.getProperty("os.arch", ""));
  }
}
