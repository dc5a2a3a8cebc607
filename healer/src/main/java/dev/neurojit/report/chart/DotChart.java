package dev.neurojit.report.chart;

import java.util.Comparator;
import java.util.List;

/** Single figures as dots in rows, with the median of each row. */
public final class DotChart {
  private static final int WIDTH = 360;
  private static final int LEFT = 108;
  private static final int RIGHT = 346;
  private static final int TOP = 6;
  private static final int ROW = 26;
  private static final double SPREAD = 6;

  private DotChart() {}

  /** Figures under one name; NaN are left out. */
  public record Row(String name, List<Double> figures) {
    public Row {
      figures = figures.stream().filter(Double::isFinite).toList();
    }
  }

  /**
   * Returns the chart.
   *
   * @param title what is shown and its unit, for those who cannot see it
   */
  public static String of(String title, List<Row> rows) {
    double greatest =
        rows.stream()
            .flatMap(row -> row.figures().stream())
            .max(Comparator.naturalOrder())
            .orElse(1.0);
    Scale across = Scale.withZero(0, greatest, LEFT, RIGHT);
    int bottom = TOP + rows.size() * ROW;
    Svg svg = new Svg(title, WIDTH, bottom + 20.0);
    for (double tick : across.ticks(4)) {
      double x = across.place(tick);
      svg.line(tick == 0 ? "axis" : "grid", x, TOP, x, bottom);
      svg.text(x, bottom + 14, Svg.Anchor.MIDDLE, "tick", Scale.label(tick));
    }
    for (int i = 0; i < rows.size(); i++) {
      draw(svg, rows.get(i), across, TOP + ROW * (i + 0.5));
    }
    return svg.end();
  }

  private static void draw(Svg svg, Row row, Scale across, double y) {
    List<Double> figures = row.figures();
    svg.name(LEFT - 8, y + 4, row.name());
    for (int i = 0; i < figures.size(); i++) {
      // Dots of one figure would hide each other.
      double aside = figures.size() == 1 ? 0 : SPREAD * (i % 5 - 2) / 2;
      svg.dot(
          "dot",
          across.place(figures.get(i)),
          y + aside,
          3,
          row.name() + ": " + Scale.label(figures.get(i)));
    }
    if (!figures.isEmpty()) {
      double median = across.place(figures.stream().sorted().toList().get(figures.size() / 2));
      svg.line("median", median, y - 9, median, y + 9);
    }
  }
}
