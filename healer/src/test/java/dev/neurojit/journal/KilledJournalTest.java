package dev.neurojit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed with SIGKILL while it writes loses at most the event in flight. */
final class KilledJournalTest {
  private static final int ENOUGH = 200;

  @TempDir private Path folder;

  /** Writes events until it is killed, and says so after each. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      try (Journal journal = Journal.create(Path.of(arguments[0]), InstantSource.system())) {
        for (int i = 1; ; i++) {
          journal.record(new Event.ModelFailed("m", "no", journal.store("text " + i), List.of()));
          // The test's channel to its child, not the product's output.
          System.out.println(i);
        }
      }
    }
  }

  @Test
  void everyAcknowledgedEventSurvivesAKill() throws Exception {
    Path run = folder.resolve("run");
    int acknowledged = killedAfter(ENOUGH, run);
    JournalFile read = JournalFile.read(run);
    assertThat(read.events()).hasSizeGreaterThanOrEqualTo(acknowledged);
    assertThat(read.defects()).hasSizeLessThanOrEqualTo(1);
    for (Event event : read.events()) {
      String text = ((Event.ModelFailed) event).message();
      assertThat(Sha256.of(read.text(text))).isEqualTo(text);
    }
    goOn(run, read.events().size());
  }

  private static void goOn(Path run, int before) throws IOException {
    try (Journal journal = Journal.append(run, InstantSource.fixed(Instant.EPOCH))) {
      journal.record(new Event.Resumed(before));
    }
    JournalFile whole = JournalFile.read(run);
    assertThat(whole.defects()).isEmpty();
    assertThat(whole.events()).hasSize(before + 1).endsWith(new Event.Resumed(before));
  }

  /** Returns how many events the child had acknowledged when it was killed. */
  private static int killedAfter(int events, Path run) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                run.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int last = 0;
    try (BufferedReader out = child.inputReader()) {
      while (last < events) {
        last = Integer.parseInt(out.readLine());
      }
      // Process.destroyForcibly would close the stream that still holds acknowledgements.
      assertThat(child.toHandle().destroyForcibly()).isTrue();
      last = out.lines().mapToInt(Integer::parseInt).reduce(last, Math::max);
      assertThat(child.waitFor()).isNotZero();
    } finally {
      child.destroyForcibly();
    }
    return last;
  }
}
