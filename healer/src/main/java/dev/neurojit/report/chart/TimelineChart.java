package dev.neurojit.report.chart;

import java.util.List;

/** What was done when: a row for each kind of work, a bar for each time it was done. */
public final class TimelineChart {
  private static final int WIDTH = 360;
  private static final int LEFT = 74;
  private static final int RIGHT = 350;
  private static final int TOP = 6;
  private static final int ROW = 24;
  private static final int THICK = 14;

  /** A bar is seen however short its time was. */
  private static final double LEAST = 1.5;

  private TimelineChart() {}

  /**
   * A piece of work.
   *
   * @param from seconds since the start
   * @param to seconds since the start
   * @param tip what was done
   */
  public record Span(double from, double to, String tip) {}

  /** Work of one kind. */
  public record Row(String name, Tone tone, List<Span> spans) {
    public Row {
      spans = List.copyOf(spans);
    }
  }

  /** Returns the chart. */
  public static String of(String title, List<Row> rows) {
    double end =
        rows.stream().flatMap(row -> row.spans().stream()).mapToDouble(Span::to).max().orElse(1);
    Scale across = Scale.withZero(0, end, LEFT, RIGHT);
    int bottom = TOP + rows.size() * ROW;
    Svg svg = new Svg(title, WIDTH, bottom + 32.0);
    for (double tick : across.ticks(5)) {
      double x = across.place(tick);
      svg.line(tick == 0 ? "axis" : "grid", x, TOP, x, bottom);
      svg.text(x, bottom + 14, Svg.Anchor.MIDDLE, "tick", Scale.label(tick));
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double y = TOP + i * ROW + (ROW - THICK) / 2.0;
      svg.text(LEFT - 8, y + THICK - 3, Svg.Anchor.END, "name", row.name());
      for (Span span : row.spans()) {
        double from = across.place(span.from());
        double width = Math.max(LEAST, across.place(span.to()) - from);
        svg.bar("bar " + row.tone().style(), from, y, width, THICK, span.tip());
      }
    }
    return svg.text(RIGHT, bottom + 28, Svg.Anchor.END, "label", "time, s").end();
  }
}
