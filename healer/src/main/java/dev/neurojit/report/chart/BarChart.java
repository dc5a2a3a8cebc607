package dev.neurojit.report.chart;

import java.util.List;
import java.util.Locale;

/** Shares as bars that lie, in groups, each with its interval. */
public final class BarChart {
  private static final int WIDTH = 360;
  private static final int LEFT = 108;
  private static final int RIGHT = 318;
  private static final int TOP = 8;
  private static final int THICK = 11;
  private static final int GAP = 10;

  private BarChart() {}

  /**
   * A bar.
   *
   * @param share 0 to 1
   * @param low lower end of its interval
   * @param high upper end
   * @param tip what it stands for
   */
  public record Bar(Tone tone, double share, double low, double high, String tip) {}

  /** Bars under one name. */
  public record Group(String name, List<Bar> bars) {
    public Group {
      bars = List.copyOf(bars);
    }
  }

  /** Returns the chart. */
  public static String of(String title, List<Group> groups) {
    int height =
        TOP + groups.stream().mapToInt(group -> group.bars().size() * THICK + GAP).sum() + 22;
    Scale across = new Scale(0, 1, LEFT, RIGHT);
    Svg svg = new Svg(title, WIDTH, height);
    for (double tick : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      double x = across.place(tick);
      svg.line(tick == 0 ? "axis" : "grid", x, TOP, x, height - 22);
      svg.text(x, height - 8, Svg.Anchor.MIDDLE, "tick", Math.round(100 * tick) + " %");
    }
    double y = TOP + GAP / 2.0;
    for (Group group : groups) {
      double middle = y + group.bars().size() * THICK / 2.0 + 4;
      svg.name(LEFT - 8, middle, group.name());
      for (Bar bar : group.bars()) {
        draw(svg, bar, across, y);
        y += THICK;
      }
      y += GAP;
    }
    return svg.end();
  }

  private static void draw(Svg svg, Bar bar, Scale across, double y) {
    double end = across.place(bar.share());
    svg.bar("bar " + bar.tone().style(), LEFT, y + 0.5, end - LEFT, THICK - 1.5, bar.tip());
    double middle = y + THICK / 2.0 - 0.25;
    svg.line("whisker", across.place(bar.low()), middle, across.place(bar.high()), middle);
    svg.text(
        RIGHT + 6,
        middle + 3,
        Svg.Anchor.START,
        "value",
        String.format(Locale.ROOT, "%.0f %%", 100 * bar.share()));
  }
}
