package dev.neurojit.cli.render;

import dev.neurojit.report.chart.Scale;
import dev.neurojit.sim.Sample;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Trajectory;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A flight as one self-contained SVG: altitude, velocity and thrust over time. */
public final class FlightSvg {
  private static final int WIDTH = 720;
  private static final int PANEL = 170;
  private static final int LEFT = 80;
  private static final int RIGHT = 20;
  private static final int TOP = 76;
  private static final int GAP = 52;
  private static final int TICKS = 5;

  /** Follows the reader's choice of light or dark. */
  private static final String STYLE =
      """
      <style>
      svg{background:#fff}text{font:12px sans-serif;fill:#333}.head{font-weight:bold}
      .axis{stroke:#999;fill:none}.grid{stroke:#e4e4e4}
      .data{stroke:#1f5fbf;stroke-width:1.6;fill:none}.soft{fill:#1a7f37}.rough{fill:#c62828}
      @media(prefers-color-scheme:dark){svg{background:#16181d}.page{fill:#16181d}text{fill:#ddd}
      .axis{stroke:#888}.grid{stroke:#33363d}.data{stroke:#7db0ff}.soft{fill:#56c271}
      .rough{fill:#ff7b72}}
      </style>\
      """;

  /** More points than this on a line cannot be told apart. */
  private static final int MOST_POINTS = 1500;

  private final Trajectory flight;
  private final double end;
  private final StringBuilder svg = new StringBuilder();

  private FlightSvg(Trajectory flight) {
    this.flight = flight;
    this.end = Math.max(flight.samples().getLast().time(), 1e-9);
  }

  /**
   * Returns the document.
   *
   * @param title what flew where, any text
   */
  public static String of(String title, Trajectory flight) {
    return new FlightSvg(flight).draw(title);
  }

  private String draw(String title) {
    int height = TOP + 3 * PANEL + 2 * GAP + 48;
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\">"
            .formatted(WIDTH, height, WIDTH, height));
    line("<title>%s</title>".formatted(escaped(title)));
    line(STYLE);
    line(
        "<rect class=\"page\" width=\"%s\" height=\"%s\" fill=\"#fff\"/>".formatted(WIDTH, height));
    line("<text class=\"head\" x=\"%s\" y=\"22\">%s</text>".formatted(LEFT, escaped(title)));
    line("<text x=\"%s\" y=\"40\">%s</text>".formatted(LEFT, escaped(flight.outcome().describe())));
    double kilonewtons = flight.scenario().maxThrust() / 1e3;
    panel(0, "altitude, m", Sample::altitude);
    panel(1, "velocity, m/s", Sample::velocity);
    panel(2, "thrust, kN", sample -> sample.throttle() * kilonewtons);
    line(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">time, s</text>"
            .formatted((LEFT + WIDTH - RIGHT) / 2, height - 8));
    return svg.append("</svg>\n").toString();
  }

  private void panel(int index, String label, ToDoubleFunction<Sample> y) {
    int top = TOP + index * (PANEL + GAP);
    List<Sample> samples = flight.samples();
    var range = samples.stream().mapToDouble(y).summaryStatistics();
    Scale values = Scale.withZero(range.getMin(), range.getMax(), top + PANEL, top).widened(TICKS);
    Scale times = new Scale(0, end, LEFT, WIDTH - RIGHT);
    line("<text x=\"%s\" y=\"%s\">%s</text>".formatted(LEFT, top - 10, label));
    for (double tick : values.ticks(TICKS)) {
      String at = number(values.place(tick));
      line("<path class=\"grid\" d=\"M%s %sH%s\"/>".formatted(LEFT, at, WIDTH - RIGHT));
      line(
          "<text x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>"
              .formatted(LEFT - 6, number(values.place(tick) + 4), Scale.label(tick)));
    }
    for (double tick : times.ticks(TICKS)) {
      line(
          "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>"
              .formatted(number(times.place(tick)), top + PANEL + 15, Scale.label(tick)));
    }
    line(
        "<path class=\"axis\" d=\"M%s %sV%sH%s\"/>"
            .formatted(LEFT, top, top + PANEL, WIDTH - RIGHT));
    line("<path class=\"data\" d=\"%s\"/>".formatted(path(times, values, y)));
    Sample last = samples.getLast();
    line(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"4\"/>"
            .formatted(
                flight.outcome() instanceof SoftLanding ? "soft" : "rough",
                number(times.place(last.time())),
                number(values.place(y.applyAsDouble(last)))));
  }

  private String path(Scale times, Scale values, ToDoubleFunction<Sample> y) {
    List<Sample> samples = flight.samples();
    int stride = Math.max(1, samples.size() / MOST_POINTS);
    var path = new StringBuilder();
    for (int i = 0; i < samples.size(); i++) {
      if (i % stride == 0 || i == samples.size() - 1) {
        Sample at = samples.get(i);
        path.append(path.isEmpty() ? "M" : "L")
            .append(number(times.place(at.time())))
            .append(' ')
            .append(number(values.place(y.applyAsDouble(at))));
      }
    }
    return path.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("\\p{Cntrl}", "?");
  }

  private void line(String line) {
    svg.append(line).append('\n');
  }
}
