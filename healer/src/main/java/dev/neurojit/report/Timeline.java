package dev.neurojit.report;

import dev.neurojit.journal.Event;
import dev.neurojit.report.chart.TimelineChart;
import dev.neurojit.report.chart.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Notes when the events of a run came, and tells from it what its time went to. */
public final class Timeline {
  private final InstantSource clock;
  private final Instant start;
  private final List<Step> steps = new ArrayList<>();

  /** Starts now. */
  public Timeline(InstantSource clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Kinds of work. */
  enum Work {
    JUDGING("judging", Tone.SECOND),
    TUNING("tuner", Tone.THIRD),
    EDITING("edits", Tone.FIRST),
    ASKING("model", Tone.WARN);

    private final String label;
    private final Tone tone;

    Work(String label, Tone tone) {
      this.label = label;
      this.tone = tone;
    }

    String label() {
      return label;
    }
  }

  /** An event, and when it came since the start. */
  private record Step(Event event, Duration at) {}

  /** Notes an event that just came. */
  public void note(Event event) {
    steps.add(new Step(event, Duration.between(start, clock.instant())));
  }

  List<Event> events() {
    return steps.stream().map(Step::event).toList();
  }

  /** Returns the work between events: each piece ends with the event that tells of it. */
  Map<Work, List<TimelineChart.Span>> work() {
    Map<Work, List<TimelineChart.Span>> work = new EnumMap<>(Work.class);
    Duration before = Duration.ZERO;
    for (Step step : steps) {
      Work kind = kind(step.event());
      if (kind != null) {
        work.computeIfAbsent(kind, each -> new ArrayList<>())
            .add(
                new TimelineChart.Span(
                    before.toMillis() / 1e3, step.at().toMillis() / 1e3, tip(step.event())));
      }
      before = step.at();
    }
    return work;
  }

  String chart() {
    return TimelineChart.of(
        "What was done when",
        work().entrySet().stream()
            .map(entry ->
                new TimelineChart.Row(entry.getKey().label, entry.getKey().tone, entry.getValue()))
            .toList());
  }

  private static @org.jspecify.annotations.Nullable Work kind(Event event) {
    return switch (event) {
      case Event.Judged judged -> Work.JUDGING;
      case Event.Tuned tuned -> Work.TUNING;
      case Event.Searched searched -> Work.EDITING;
      case Event.Replied replied -> Work.ASKING;
      case Event.ModelFailed failed -> Work.ASKING;
      default -> null;
    };
  }

  private static String tip(Event event) {
    return switch (event) {
      case Event.Judged judged ->
          judged.candidate() + " " + judged.proposer() + ": " + judged.verdict();
      case Event.Tuned tuned -> tuned.evaluations() + " sets of constants";
      case Event.Searched searched -> searched.tried() + " edits";
      case Event.Replied replied -> replied.model() + ": " + replied.tokens() + " tokens";
      case Event.ModelFailed failed -> failed.model() + ": " + failed.message();
      default -> "";
    };
  }
}
