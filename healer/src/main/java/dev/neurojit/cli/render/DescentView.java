package dev.neurojit.cli.render;

import dev.neurojit.sim.Sample;
import dev.neurojit.sim.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One picture of a flight at one time: the lander over the ground, and its instruments. */
public final class DescentView {
  private static final int ROWS = 16;
  private static final int SKY = 13;
  private static final int FLAME = 3;
  private static final int GAUGE = 20;

  private final Trajectory flight;
  private final Glyphs glyphs;
  private final Style style;
  private final double ceiling;

  /** Creates the view of a flight. */
  public DescentView(Trajectory flight, Glyphs glyphs, Style style) {
    this.flight = flight;
    this.glyphs = glyphs;
    this.style = style;
    this.ceiling = flight.samples().stream().mapToDouble(Sample::altitude).max().orElse(0);
  }

  /** Returns the lines at a time in s since the start, always as many. */
  public List<String> frame(double time) {
    Sample at = at(time);
    int row = row(at.altitude());
    int flame = (int) Math.round(at.throttle() * FLAME);
    List<String> panel = panel(at, time >= end());
    var lines = new ArrayList<String>();
    for (int i = 0; i < ROWS; i++) {
      String label = i == 0 ? String.format(Locale.ROOT, "%6.0f m", ceiling) : "";
      String reading = i < panel.size() ? "  " + panel.get(i) : "";
      lines.add(
          String.format(Locale.ROOT, "%8s ", label)
              + style.faint(glyphs.bar)
              + sky(i, row, flame)
              + reading);
    }
    lines.add("         " + style.faint(glyphs.corner + glyphs.line.repeat(SKY)));
    return lines;
  }

  /** Returns the time at which the flight ends, s. */
  public double end() {
    return flight.samples().getLast().time();
  }

  private Sample at(double time) {
    List<Sample> samples = flight.samples();
    int low = 0;
    int high = samples.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (samples.get(middle).time() <= time) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return samples.get(low);
  }

  private int row(double altitude) {
    return (int) Math.round((1 - altitude / Math.max(ceiling, 1e-9)) * (ROWS - 1));
  }

  private String sky(int line, int row, int flame) {
    if (line == row) {
      return centred(glyphs == Glyphs.ASCII ? "/O\\" : "◢█◣", Style.PLAIN);
    }
    if (line > row && line <= row + flame) {
      return centred(glyphs == Glyphs.ASCII ? "'" : line == row + flame ? "╵" : "┃", style);
    }
    return " ".repeat(SKY);
  }

  private static String centred(String text, Style coloured) {
    int left = (SKY - text.length()) / 2;
    return " ".repeat(left) + coloured.bad(text) + " ".repeat(SKY - text.length() - left);
  }

  private List<String> panel(Sample at, boolean ended) {
    int filled = (int) Math.round(at.throttle() * GAUGE);
    String gauge = (glyphs == Glyphs.ASCII ? "#" : "█").repeat(filled) + ".".repeat(GAUGE - filled);
    var lines = new ArrayList<String>();
    lines.add(style.bold(flight.scenario().name()));
    lines.add(reading("time", "%8.1f s", at.time()));
    lines.add(reading("altitude", "%8.1f m", at.altitude()));
    lines.add(reading("velocity", "%8.1f m/s", at.velocity()));
    lines.add(reading("fuel", "%8.1f kg", at.fuel()));
    lines.add(reading("throttle", "%8.2f ", at.throttle()) + gauge);
    if (ended) {
      lines.add("");
      lines.add(flight.outcome().describe());
    }
    return lines;
  }

  private static String reading(String name, String format, double value) {
    return String.format(Locale.ROOT, "%-9s" + format, name, value);
  }
}
