package dev.neurojit.llm;

import dev.neurojit.llm.Reply.Stop;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text of a remote reply while it grows, with its counts. */
final class ReplyText {

  private final Progress progress;
  private final Stopwatch watch;
  private final StringBuilder text = new StringBuilder();
  private int pieces;
  private int promptTokens;
  private int reported;
  private @Nullable Stop end;

  ReplyText(Progress progress, Stopwatch watch) {
    this.progress = progress;
    this.watch = watch;
  }

  void add(String piece) {
    if (pieces == 0) {
      watch.first();
      progress.stage(Progress.Stage.GENERATING);
    }
    pieces++;
    text.append(piece);
    progress.token(piece, tokens(), watch.rate(tokens()));
  }

  void count(StreamEvent.Counted counted) {
    promptTokens = counted.prompt().orElse(promptTokens);
    reported = Math.max(reported, counted.generated().orElse(0));
  }

  void ends(Stop stop) {
    end = stop;
  }

  /** Returns why the text ends, once the server has said so. */
  Optional<Stop> end() {
    return Optional.ofNullable(end);
  }

  /** Returns the server's count; before it comes, that of the pieces, most often a token each. */
  int tokens() {
    return Math.max(reported, pieces);
  }

  Reply reply(Stop stop) {
    int tokens = reported > 0 && end != null ? reported : tokens();
    return new Reply(text.toString(), promptTokens, tokens, watch.toFirst(), watch.elapsed(), stop);
  }
}
