package dev.neurojit.cli.render;

import dev.neurojit.sim.Sample;
import dev.neurojit.sim.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Altitude and velocity over time as small terminal plots, before and after side by side. */
public final class FlightPlot {
  private static final int COLUMNS = 28;
  private static final int ROWS = 5;
  private static final int LABEL = 7;

  private final Glyphs glyphs;
  private final Style style;

  /** Creates a plotter for a terminal's characters and colours. */
  public FlightPlot(Glyphs glyphs, Style style) {
    this.glyphs = glyphs;
    this.style = style;
  }

  /** Returns the lines of one flight's plot, or of two beside each other. */
  public List<String> lines(@Nullable Trajectory before, Trajectory after) {
    List<Trajectory> flights =
        before == null || before.equals(after) ? List.of(after) : List.of(before, after);
    var lines = new ArrayList<String>();
    if (flights.size() == 2) {
      lines.add(" ".repeat(LABEL + 2) + style.bold(pad("before")) + style.bold("after"));
    }
    lines.addAll(panel("m", flights, Sample::altitude));
    lines.addAll(panel("m/s", flights, Sample::velocity));
    lines.add(timeAxis(flights));
    return lines;
  }

  private List<String> panel(String unit, List<Trajectory> flights, ToDoubleFunction<Sample> y) {
    double low = Math.min(0, values(flights, y).min(Double::compare).orElse(0.0));
    double high = Math.max(0, values(flights, y).max(Double::compare).orElse(0.0));
    double bottom = low;
    double range = high > low ? high - low : 1;
    List<List<String>> canvases =
        flights.stream().map(flight -> draw(flight, y, bottom, range)).toList();
    var lines = new ArrayList<String>();
    for (int row = 0; row < ROWS; row++) {
      String label = row == 0 ? number(high) + " " + unit : row == ROWS - 1 ? number(low) : "";
      var line = new StringBuilder(String.format(Locale.ROOT, "%" + LABEL + "s ", label));
      for (List<String> canvas : canvases) {
        line.append(style.faint(glyphs.bar)).append(canvas.get(row)).append(' ');
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private List<String> draw(
      Trajectory flight, ToDoubleFunction<Sample> y, double low, double range) {
    var canvas = new Canvas(COLUMNS, ROWS, glyphs);
    double end = Math.max(end(flight), 1e-9);
    for (Sample sample : flight.samples()) {
      canvas.dot(sample.time() / end, (y.applyAsDouble(sample) - low) / range);
    }
    return canvas.lines();
  }

  private String timeAxis(List<Trajectory> flights) {
    var axis = new StringBuilder(" ".repeat(LABEL + 1));
    for (Trajectory flight : flights) {
      String end = number(end(flight)) + " s";
      axis.append(style.faint(glyphs.corner + glyphs.line.repeat(COLUMNS - end.length() - 1)))
          .append(' ')
          .append(end)
          .append(' ');
    }
    return axis.toString().stripTrailing();
  }

  private static Stream<Double> values(List<Trajectory> flights, ToDoubleFunction<Sample> y) {
    return flights.stream()
        .flatMap(flight -> flight.samples().stream())
        .map(y::applyAsDouble)
        .filter(Double::isFinite);
  }

  private static double end(Trajectory flight) {
    return flight.samples().isEmpty() ? 0 : flight.samples().getLast().time();
  }

  private static String pad(String text) {
    return text + " ".repeat(COLUMNS + 2 - text.length());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.1f" : "%.0f", value);
  }
}
