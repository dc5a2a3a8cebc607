package dev.neurojit.sim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A flight in few words, for people and for language models.
 *
 * @param trajectory the flight
 * @param fastest the first sample of highest speed, up or down
 * @param highest the first sample of greatest altitude
 * @param dry the first sample with an empty tank, if it ran empty
 * @param fullShare share of the powered control steps at full throttle, 0 to 1
 * @param idleShare share of the powered control steps at the engine's lowest throttle, 0 to 1
 */
public record Telemetry(
    Trajectory trajectory,
    Sample fastest,
    Sample highest,
    Optional<Sample> dry,
    double fullShare,
    double idleShare) {

  /** Looks through all samples of {@code trajectory}. */
  public static Telemetry of(Trajectory trajectory) {
    List<Sample> samples = trajectory.samples();
    Sample fastest = samples.getFirst();
    Sample highest = fastest;
    for (Sample sample : samples) {
      fastest = Math.abs(sample.velocity()) > Math.abs(fastest.velocity()) ? sample : fastest;
      highest = sample.altitude() > highest.altitude() ? sample : highest;
    }
    double idle = trajectory.scenario().minThrottle();
    return new Telemetry(
        trajectory,
        fastest,
        highest,
        samples.stream().filter(sample -> sample.fuel() <= 0).findFirst(),
        share(samples, sample -> sample.throttle() >= 1),
        share(samples, sample -> sample.throttle() <= idle));
  }

  /** Share of the control steps flown with fuel that are {@code such}; 0 if there was none. */
  private static double share(List<Sample> samples, Predicate<Sample> such) {
    // The last sample begins no control step.
    List<Sample> powered =
        samples.subList(0, samples.size() - 1).stream().filter(each -> each.fuel() > 0).toList();
    long hits = powered.stream().filter(such).count();
    return powered.isEmpty() ? 0 : (double) hits / powered.size();
  }

  /**
   * At most {@code count} samples in one line, evenly spread over the flight, first and last always
   * among them.
   *
   * @throws IllegalArgumentException if {@code count} is less than 2
   */
  public String course(int count) {
    if (count < 2) {
      throw new IllegalArgumentException("a course has at least 2 samples, not " + count);
    }
    List<Sample> samples = trajectory.samples();
    int shown = Math.min(count, samples.size());
    // In longs: their number times samples may pass the range of int.
    return IntStream.range(0, shown)
        .map(place -> shown == 1 ? 0 : (int) ((long) place * (samples.size() - 1) / (shown - 1)))
        .mapToObj(index -> told(samples.get(index)))
        .collect(Collectors.joining("; "));
  }

  /** What matters most, one fact a line, the outcome first. */
  public String facts() {
    return Stream.of(
            trajectory.outcome().describe(), speed(), fuel(), throttle(), climb().orElse(""))
        .filter(fact -> !fact.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /**
   * The outcome, and what else happened that is worth it, in as few words as a language model
   * needs.
   */
  public String brief() {
    return Stream.of(
            trajectory.outcome().describe(), dry.isPresent() ? fuel() : "", climb().orElse(""))
        .filter(fact -> !fact.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private String speed() {
    return String.format(
        Locale.ROOT,
        "peak speed %.1f m/s %s at %.0f m, %.1f s",
        Math.abs(fastest.velocity()),
        fastest.velocity() > 0 ? "upwards" : "downwards",
        fastest.altitude(),
        fastest.time());
  }

  private String fuel() {
    return dry.map(at ->
            String.format(Locale.ROOT, "fuel ran out at %.0f m, %.1f s", at.altitude(), at.time()))
        .orElse("fuel did not run out");
  }

  private String throttle() {
    return String.format(
        Locale.ROOT,
        "throttle at its maximum 1.00 in %.0f%% of the powered flight, at its minimum %.2f in %.0f%%",
        100 * fullShare,
        trajectory.scenario().minThrottle(),
        100 * idleShare);
  }

  private Optional<String> climb() {
    return highest.equals(trajectory.samples().getFirst())
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "climbed to %.0f m at %.1f s", highest.altitude(), highest.time()));
  }

  private static String told(Sample at) {
    return String.format(
        Locale.ROOT,
        "%.1f s: %.0f m, %.1f m/s, throttle %.2f",
        at.time(),
        at.altitude(),
        at.velocity(),
        at.throttle());
  }
}
