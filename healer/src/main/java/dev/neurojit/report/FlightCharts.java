package dev.neurojit.report;

import dev.neurojit.report.chart.LineChart;
import dev.neurojit.report.chart.Tone;
import dev.neurojit.sim.Sample;
import dev.neurojit.sim.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Altitude, velocity and thrust of a flight, and of the one before. */
final class FlightCharts {
  /** More points than this on a line cannot be told apart. */
  private static final int MOST_POINTS = 400;

  private FlightCharts() {}

  static Block of(Optional<Trajectory> before, Trajectory after) {
    double kilonewtons = after.scenario().maxThrust() / 1e3;
    return new Block.Charts(
        List.of(
            chart("Altitude", "altitude, m", before, after, Sample::altitude),
            chart("Velocity", "velocity, m/s", before, after, Sample::velocity),
            chart(
                "Thrust", "thrust, kN", before, after, sample -> sample.throttle() * kilonewtons)),
        before.isPresent()
            ? List.of(
                new Block.Legend(Tone.BEFORE.style(), "before (dashed)"),
                new Block.Legend(Tone.GOOD.style(), "after"))
            : List.of());
  }

  private static Block.Chart chart(
      String caption,
      String y,
      Optional<Trajectory> before,
      Trajectory after,
      ToDoubleFunction<Sample> of) {
    var lines = new ArrayList<LineChart.Line>();
    before.ifPresent(
        flight -> lines.add(new LineChart.Line("before", Tone.BEFORE, points(flight, of))));
    lines.add(new LineChart.Line("after", Tone.GOOD, points(after, of)));
    return new Block.Chart(
        caption, LineChart.of(caption + " before and after", y, "time, s", lines));
  }

  private static List<LineChart.Point> points(Trajectory flight, ToDoubleFunction<Sample> of) {
    List<Sample> samples = flight.samples();
    int stride = Math.max(1, samples.size() / MOST_POINTS);
    var points = new ArrayList<LineChart.Point>();
    for (int i = 0; i < samples.size(); i++) {
      if (i % stride == 0 || i == samples.size() - 1) {
        points.add(new LineChart.Point(samples.get(i).time(), of.applyAsDouble(samples.get(i))));
      }
    }
    return points;
  }
}
