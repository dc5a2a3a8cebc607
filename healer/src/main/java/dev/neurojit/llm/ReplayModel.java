package dev.neurojit.llm;

import dev.neurojit.llm.Failed.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays recorded replies, in order and without waiting: each request takes the first one left whose
 * {@code prompt}, if it has one, occurs in the request's text. The file has one JSON object a line;
 * all fields but {@code text} are optional:
 *
 * <pre>{@code
 * {"text": "func.func @controller...", "tokens": 120, "seconds": 4.5, "prompt": "arith.select", "stop": "END"}
 * }</pre>
 */
public final class ReplayModel implements LanguageModel {

  private final Path path;
  private final List<RecordedReply> left;
  private final int total;

  private ReplayModel(Path path, List<RecordedReply> replies) {
    this.path = path;
    this.left = new ArrayList<>(replies);
    this.total = replies.size();
  }

  /** Reads a file of recorded replies; a defect is told with its line. */
  public static Opened open(Path path) {
    return switch (ReplayFile.read(path)) {
      case ReplayFile.Replies replies -> new Opened.Ok(new ReplayModel(path, replies.list()));
      case ReplayFile.Defect defect -> new Opened.Refused(defect.failure());
    };
  }

  @Override
  public String name() {
    return "replay:" + path.getFileName();
  }

  @Override
  public Completion complete(Prompt prompt, Progress progress) {
    for (RecordedReply reply : left) {
      if (reply.answers(prompt)) {
        left.remove(reply);
        return play(reply, progress);
      }
    }
    String why =
        left.isEmpty()
            ? "all %d recorded replies are played".formatted(total)
            : "none of the %d replies left is for this prompt".formatted(left.size());
    return new Failed(Kind.NO_REPLY, "%s: %s; record more".formatted(path, why));
  }

  @Override
  public void skip(int replies) {
    left.subList(0, Math.min(replies, left.size())).clear();
  }

  @Override
  public void close() {}

  private static Completion play(RecordedReply reply, Progress progress) {
    progress.stage(Progress.Stage.GENERATING);
    StringBuilder said = new StringBuilder();
    int tokens = reply.tokenCount();
    String text = reply.text();
    double rate = reply.seconds() > 0 ? tokens / reply.seconds() : 0;
    Reply.Stop stop = reply.stopOrEnd();
    int played = 0;
    boolean stopped = false;
    while (played < tokens && !stopped) {
      // Cut evenly: piece i of n reaches to character i * length / n.
      int end = (int) ((played + 1L) * text.length() / tokens);
      String piece = text.substring(said.length(), end);
      said.append(piece);
      progress.token(piece, ++played, rate);
      stopped = played < tokens && (progress.cancelled() || progress.enough());
      if (stopped) {
        stop = progress.cancelled() ? Reply.Stop.CANCELLED : Reply.Stop.ENOUGH;
      }
    }
    double share = tokens == 0 ? 1 : (double) played / tokens;
    Duration total = Duration.ofNanos((long) (share * reply.seconds() * 1e9));
    Duration first = played == 0 ? total : total.dividedBy(played);
    return new Reply(said.toString(), 0, played, first, total, stop);
  }
}
