package dev.neurojit.report;

import dev.neurojit.journal.Event;
import dev.neurojit.report.chart.TimelineChart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where time and tokens went. */
final class EffortSection {
  private final Timeline timeline;
  private final Duration took;

  EffortSection(Timeline timeline, Duration took) {
    this.timeline = timeline;
    this.took = took;
  }

  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(2, "Time and tokens"));
    blocks.add(time());
    List<Event.Replied> replies = events(Event.Replied.class);
    if (!replies.isEmpty()) {
      blocks.add(tokens(replies));
    }
    events(Event.ModelFailed.class)
        .forEach(failed ->
            blocks.add(new Block.Prose("[[" + failed.kind() + "|bad]] " + failed.message())));
    return blocks;
  }

  private Block time() {
    var rows = new ArrayList<List<String>>();
    double left = took.toMillis() / 1e3;
    for (var work : timeline.work().entrySet()) {
      double seconds =
          work.getValue().stream()
              .mapToDouble((TimelineChart.Span span) -> span.to() - span.from())
              .sum();
      left -= seconds;
      rows.add(
          List.of(
              work.getKey().label(),
              Integer.toString(work.getValue().size()),
              Wording.number(seconds)));
    }
    rows.add(List.of("everything else", "–", Wording.number(Math.max(0, left))));
    return new Block.Table(
        "",
        List.of(
            Block.Column.words("Work"),
            Block.Column.figures("Times"),
            Block.Column.figures("Seconds")),
        rows);
  }

  private static Block tokens(List<Event.Replied> replies) {
    return new Block.Table(
        "Replies",
        List.of(
            Block.Column.words("Model"),
            Block.Column.figures("Prompt tokens"),
            Block.Column.figures("Tokens"),
            Block.Column.figures("Tokens/s"),
            Block.Column.figures("First token s"),
            Block.Column.figures("Whole s"),
            Block.Column.words("End")),
        replies.stream()
            .map(reply ->
                List.of(
                    "`" + reply.model() + "`",
                    Integer.toString(reply.promptTokens()),
                    Integer.toString(reply.tokens()),
                    Wording.number(reply.tokensPerSecond()),
                    Wording.number(reply.firstTokenMillis() / 1e3),
                    Wording.number(reply.totalMillis() / 1e3),
                    reply.stop()))
            .toList());
  }

  private <E extends Event> List<E> events(Class<E> kind) {
    return timeline.events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
