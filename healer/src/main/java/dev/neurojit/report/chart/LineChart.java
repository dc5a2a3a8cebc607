package dev.neurojit.report.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures over time, several lines in one panel. */
public final class LineChart {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 190;
  private static final int LEFT = 46;
  private static final int RIGHT = 350;
  private static final int TOP = 26;
  private static final int BOTTOM = 160;

  private LineChart() {}

  /** A point of a line. */
  public record Point(double x, double y) {}

  /**
   * A line.
   *
   * @param name shown as its tip
   * @param tone its colour: a class of the page's style
   */
  public record Line(String name, Tone tone, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * Returns the chart.
   *
   * @param title for those who cannot see it
   * @param y what is shown and its unit
   * @param x of the horizontal axis, likewise
   */
  public static String of(String title, String y, String x, List<Line> lines) {
    Scale across = scale(lines, Point::x, LEFT, RIGHT);
    Scale up = scale(lines, Point::y, BOTTOM, TOP);
    Svg svg = new Svg(title, WIDTH, HEIGHT);
    svg.text(4, 14, Svg.Anchor.START, "label", y);
    for (double tick : up.ticks(4)) {
      svg.line("grid", LEFT, up.place(tick), RIGHT, up.place(tick));
      svg.text(LEFT - 6, up.place(tick) + 4, Svg.Anchor.END, "tick", Scale.label(tick));
    }
    for (double tick : across.ticks(5)) {
      svg.text(across.place(tick), BOTTOM + 15, Svg.Anchor.MIDDLE, "tick", Scale.label(tick));
    }
    svg.line("axis", LEFT, up.place(0), RIGHT, up.place(0));
    lines.forEach(line -> svg.path("line " + line.tone().style(), path(line, across, up)));
    return svg.text(RIGHT, HEIGHT - 3, Svg.Anchor.END, "label", x).end();
  }

  private static Scale scale(List<Line> lines, ToDoubleFunction<Point> of, double from, double to) {
    var figures =
        lines.stream().flatMap(line -> line.points().stream()).mapToDouble(of).summaryStatistics();
    return figures.getCount() == 0
        ? new Scale(0, 1, from, to)
        : Scale.withZero(figures.getMin(), figures.getMax(), from, to);
  }

  private static String path(Line line, Scale across, Scale up) {
    var data = new StringBuilder();
    for (Point point : line.points()) {
      data.append(data.isEmpty() ? 'M' : 'L')
          .append(Svg.number(across.place(point.x())))
          .append(' ')
          .append(Svg.number(up.place(point.y())));
    }
    return data.toString();
  }
}
