package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.Pipeline;
import java.util.List;

/** What runs say and count on the way, over all programs of a request. */
final class OptLog {
  private final StringBuilder text = new StringBuilder();
  private final Tallies tallies = new Tallies();

  void add(String more) {
    text.append(more);
  }

  /** Takes what the passes took and counted. */
  void count(Pipeline pipeline, OptRequest request) {
    tallies.add(
        request.has(OptOption.TIMING) ? pipeline.timings() : List.of(), pipeline.statistics());
  }

  String text() {
    return text.toString();
  }

  Tallies tallies() {
    return tallies;
  }
}
