package dev.neurojit.cli.render;

import dev.neurojit.certify.Quantiles;
import dev.neurojit.certify.Rate;
import dev.neurojit.certify.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The summary of a campaign for people. */
public final class SummaryView {
  private static final Map<String, String> KINDS =
      Map.of(
          "SoftLanding", "soft landing",
          "HardLanding", "hard landing",
          "Crash", "crash",
          "OutOfTime", "out of time",
          "Escaped", "escaped",
          "Fault", "controller fault");

  private final Style style;

  /** Creates a view in a style. */
  public SummaryView(Style style) {
    this.style = style;
  }

  /** Returns the lines for a campaign of a scenario. */
  public List<String> lines(String scenario, Summary summary) {
    var lines = new ArrayList<String>();
    lines.add(
        style.bold(
            String.format(
                Locale.ROOT,
                "%,d flights of %s, seed %d",
                summary.count(),
                scenario,
                summary.seed())));
    Rate rate = summary.softLandings();
    summary
        .outcomes()
        .forEach((kind, flights) -> {
          if (flights > 0 || kind.equals("SoftLanding")) {
            lines.add(
                String.format(
                    Locale.ROOT,
                    "  %-16s %,9d  %6.2f %%",
                    KINDS.getOrDefault(kind, kind),
                    flights,
                    percent(flights, summary)));
          }
        });
    lines.add(
        String.format(
            Locale.ROOT,
            "  soft: %.2f %%, 95 %% confidence %.2f to %.2f %%",
            100 * rate.share(),
            100 * rate.low(),
            100 * rate.high()));
    spread("touchdown speed", "m/s", summary.touchdownSpeed(), lines);
    spread("fuel, soft landings", "kg", summary.fuelUsed(), lines);
    spread("fuel over the least possible", "times", summary.fuelOverBound(), lines);
    if (summary.hopeless() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %,d flights have no soft landing at all, whatever the control",
              summary.hopeless()));
    }
    if (!summary.allSoft()) {
      lines.add("worst flights");
      summary
          .worst()
          .forEach(each ->
              lines.add(
                  "  "
                      + style.place("--seed " + summary.seed() + " --case " + each.index())
                      + ": "
                      + each.outcome()));
    }
    return lines;
  }

  private static void spread(String name, String unit, Quantiles of, List<String> lines) {
    if (of.count() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %s: median %s, 90 %% %s, 99 %% %s, greatest %s %s",
              name,
              number(of.median()),
              number(of.p90()),
              number(of.p99()),
              number(of.greatest()),
              unit));
    }
  }

  private static double percent(int flights, Summary summary) {
    return 100.0 * flights / summary.count();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }
}
