package dev.neurojit.llm;

import dev.neurojit.llm.Reply.Stop;
import dev.neurojit.llm.worker.WorkerEvent;
import dev.neurojit.llm.worker.WorkerEvent.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the replies to a prompt that a worker makes, as far as it has come. */
final class LocalSample {
  private final Progress progress;
  private final Stopwatch watch;
  private final StringBuilder text = new StringBuilder();
  private int tokens;
  private @Nullable Stop asked;
  private @Nullable Reply reply;

  LocalSample(Progress progress, Stopwatch watch) {
    this.progress = progress;
    this.watch = watch;
  }

  Progress progress() {
    return progress;
  }

  int tokens() {
    return tokens;
  }

  void add(WorkerEvent.Token token) {
    if (tokens == 0) {
      watch.first();
      progress.stage(Progress.Stage.GENERATING);
    }
    text.append(token.text());
    tokens += token.count();
    progress.token(token.text(), tokens, watch.rate(tokens));
  }

  /** Returns why the sample should end now, unless that was said before. */
  Optional<Stop> unwanted() {
    if (asked != null || reply != null) {
      return Optional.empty();
    }
    if (progress.cancelled()) {
      return Optional.of(Stop.CANCELLED);
    }
    return tokens > 0 && progress.enough() ? Optional.of(Stop.ENOUGH) : Optional.empty();
  }

  /** Notes that the worker was asked to end the sample, and why. */
  void ask(Stop why) {
    asked = why;
  }

  /** Returns why the worker was asked to end the sample. */
  Optional<Stop> asked() {
    return Optional.ofNullable(asked);
  }

  void end(WorkerEvent.Done done, int promptTokens) {
    var work = new Reply.Work(done.read(), done.guessed(), done.held());
    reply = reply(stop(done.reason()), promptTokens, work);
  }

  private Stop stop(Reason reason) {
    return switch (reason) {
      case END -> Stop.END;
      case LENGTH -> Stop.LENGTH;
      case CANCELLED -> asked == null ? Stop.CANCELLED : asked;
    };
  }

  /** Returns the reply; empty while it grows. */
  Optional<Reply> reply() {
    return Optional.ofNullable(reply);
  }

  Reply reply(Stop stop, int promptTokens, Reply.Work work) {
    return new Reply(
        text.toString(), promptTokens, tokens, watch.toFirst(), watch.elapsed(), stop, work);
  }
}
