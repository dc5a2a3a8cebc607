package dev.neurojit.analytics;

import dev.neurojit.journal.Event;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A run's questions to models, each with what became of its answer. */
final class Calls {
  /** What the proposer says of a candidate that is a model's reply. */
  private static final Pattern REPLY = Pattern.compile("reply (\\d+)");

  private final String run;
  private final Prompts prompts;
  private final List<Call> all = new ArrayList<>();

  Calls(String run, Prompts prompts) {
    this.run = run;
    this.prompts = prompts;
  }

  /** The model that wrote a program, and the version of its prompt; nulls if none did. */
  record Author(@Nullable String model, @Nullable String promptVersion) {}

  private static final class Call {
    final Event.Asked question;
    final @Nullable LocalDateTime time;
    Event.@Nullable Replied reply;
    String outcome = "BROKEN_OFF";
    @Nullable Integer program;

    Call(Event.Asked question, @Nullable LocalDateTime time) {
      this.question = question;
      this.time = time;
    }
  }

  /** Takes the events of a conversation; others are passed over. */
  void take(Event event, @Nullable LocalDateTime time) {
    switch (event) {
      case Event.Asked question -> all.add(new Call(question, time));
      case Event.Replied reply when !all.isEmpty() -> {
        all.getLast().reply = reply;
        all.getLast().outcome = "UNUSED";
      }
      case Event.ReplyUnused unused when !all.isEmpty() -> all.getLast().outcome = unused.reason();
      case Event.ModelFailed failed when !all.isEmpty() -> all.getLast().outcome = failed.kind();
      default -> {}
    }
  }

  /** Takes a judged program and returns who wrote it. */
  Author judged(Event.Judged event) {
    List<Call> ofModel =
        all.stream().filter(call -> event.proposer().equals(call.question.model())).toList();
    Matcher reply = REPLY.matcher(event.detail() == null ? "" : event.detail());
    if (ofModel.isEmpty()) {
      return new Author(null, null);
    }
    int number = reply.matches() ? Integer.parseInt(reply.group(1)) : ofModel.size();
    Call call = ofModel.get(Math.clamp(number, 1, ofModel.size()) - 1);
    call.outcome = "JUDGED";
    call.program = event.candidate();
    return new Author(call.question.model(), prompts.version(call.question.prompt()));
  }

  List<Row.Call> rows() {
    var rows = new ArrayList<Row.Call>();
    for (Call call : all) {
      rows.add(row(call, rows.size() + 1));
    }
    return rows;
  }

  private Row.Call row(Call call, int number) {
    Event.Asked question = call.question;
    Event.Replied reply = call.reply;
    return new Row.Call(
        run,
        number,
        call.time,
        question.model(),
        prompts.version(question.prompt()),
        question.decoding(),
        question.temperature(),
        question.seed(),
        reply == null ? null : reply.reply(),
        reply == null ? null : reply.promptTokens(),
        reply == null ? null : reply.tokens(),
        reply == null ? null : reply.tokensPerSecond(),
        reply == null ? null : reply.firstTokenMillis(),
        reply == null ? null : reply.totalMillis(),
        call.outcome,
        call.program);
  }
}
