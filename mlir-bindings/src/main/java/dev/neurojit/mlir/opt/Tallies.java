package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.PassStatistic;
import dev.neurojit.mlir.PassTiming;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what the pipelines of several programs took and counted. */
final class Tallies {
  private record Counter(String pass, String name) {}

  private final Map<String, PassTiming> timings = new LinkedHashMap<>();
  private final Map<Counter, PassStatistic> statistics = new LinkedHashMap<>();

  void add(List<PassTiming> more, List<PassStatistic> counted) {
    for (PassTiming timing : more) {
      timings.merge(
          timing.pass(),
          timing,
          (a, b) -> new PassTiming(a.pass(), a.runs() + b.runs(), a.total().plus(b.total())));
    }
    for (PassStatistic statistic : counted) {
      statistics.merge(
          new Counter(statistic.pass(), statistic.name()),
          statistic,
          (a, b) -> new PassStatistic(a.pass(), a.name(), a.value() + b.value()));
    }
  }

  List<PassTiming> timings() {
    return List.copyOf(timings.values());
  }

  List<PassStatistic> statistics() {
    return List.copyOf(statistics.values());
  }
}
