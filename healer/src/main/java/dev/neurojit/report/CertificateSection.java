package dev.neurojit.report;

import dev.neurojit.certify.Certificate;
import dev.neurojit.certify.Quantiles;
import dev.neurojit.certify.Summary;
import java.util.ArrayList;
import java.util.List;

/** A landing certificate, its figures in front. */
final class CertificateSection {
  private CertificateSection() {}

  static List<Block> of(Certificate certificate) {
    Summary run = certificate.run();
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("Flights", run.count() + ", seed " + run.seed()));
    rows.add(List.of("Soft landings", Wording.rate(run.softLandings())));
    spread("Touchdown speed, m/s", run.touchdownSpeed(), rows);
    spread("Fuel used, kg", run.fuelUsed(), rows);
    spread("Fuel over the least possible", run.fuelOverBound(), rows);
    rows.add(List.of("Digest", "`" + run.digest() + "`"));
    return List.of(
        new Block.Heading(2, "Certificate"),
        new Block.Prose(
            "It holds all that its flights are a function of. Save the text below as a file, and"
                + " `neurojitc verify-certificate FILE` flies them again and compares every bit."),
        new Block.Table(
            "", List.of(Block.Column.words("Figure"), Block.Column.words("Value")), rows),
        new Block.Fold("The certificate", List.of(new Block.Code("json", certificate.json()))));
  }

  private static void spread(String name, Quantiles of, List<List<String>> rows) {
    if (of.count() > 0) {
      rows.add(
          List.of(
              name,
              "median %s, 99 %% %s, greatest %s"
                  .formatted(
                      Wording.number(of.median()),
                      Wording.number(of.p99()),
                      Wording.number(of.greatest()))));
    }
  }
}
