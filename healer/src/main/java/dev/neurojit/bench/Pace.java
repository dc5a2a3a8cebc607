package dev.neurojit.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a run is and how long it will take: each trial left as long as its arm's took so far on
 * average, or all arms' where it has none yet.
 *
 * @param done trials on disk
 * @param left the arms of the trials to come
 * @param taken seconds of the trials of this run, by arm
 */
public record Pace(int done, List<ModelCard> left, Map<ModelCard, List<Double>> taken) {
  public Pace {
    left = List.copyOf(left);
    taken = Map.copyOf(taken);
  }

  Pace(int done, List<ModelCard> left) {
    this(done, left, Map.of());
  }

  /** Returns how many trials there are in all. */
  public int total() {
    return done + left.size();
  }

  /** Returns the time left; empty before the first trial is over. */
  public Optional<Duration> remaining() {
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    double any =
        taken.values().stream().flatMap(List::stream).mapToDouble(s -> s).average().orElse(0);
    double seconds =
        left.stream()
            .mapToDouble(arm ->
                taken.getOrDefault(arm, List.of()).stream()
                    .mapToDouble(each -> each)
                    .average()
                    .orElse(any))
            .sum();
    return Optional.of(Duration.ofMillis((long) (seconds * 1e3)));
  }

  Pace with(ModelCard arm, double seconds) {
    var more = new HashMap<>(taken);
    var all = new ArrayList<>(more.getOrDefault(arm, List.of()));
    all.add(seconds);
    more.put(arm, List.copyOf(all));
    return new Pace(done + 1, without(arm), more);
  }

  Pace skipped(ModelCard arm) {
    return new Pace(done, without(arm), taken);
  }

  private List<ModelCard> without(ModelCard arm) {
    var rest = new ArrayList<>(left);
    rest.remove(arm);
    return rest;
  }
}
