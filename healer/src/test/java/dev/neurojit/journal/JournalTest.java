package dev.neurojit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
  private static final Event FINISHED =
      new Event.Finished(true, "tuner", 2, "soft landing", 12, "HEALED");

  @TempDir private Path folder;

  @Test
  void eventIsOnDiskBeforeTheJournalIsClosed() throws IOException {
    try (Journal journal = Journal.create(folder.resolve("run"), CLOCK)) {
      journal.record(FINISHED);
      assertThat(folder.resolve("run/events.jsonl"))
          .content()
          .isEqualTo(
              "{\"at\":\"2026-01-02T03:04:05Z\",\"event\":\"finished\",\"healed\":true,"
                  + "\"by\":\"tuner\",\"candidate\":2,\"verdict\":\"soft landing\",\"millis\":12,"
                  + "\"end\":\"HEALED\"}\n");
    }
  }

  @Test
  void everyEventIsReadBackAsItWas() throws IOException {
    List<Event> events =
        List.of(
            new Event.Started(
                "0.1", "a.mlir", "00", "lander/moon", 1, List.of("tuner"), List.of(), ""),
            new Event.Judged(
                1,
                0,
                "given",
                "",
                "00",
                "01",
                List.of(new Event.Repair("NJ014", "write commas")),
                "PARSE",
                "bad",
                null,
                List.of(new Event.Finding("mlir", 2, 3, "no")),
                List.of(new Event.Finding("NJ014", 2, 3, "no such operator"))),
            new Event.Tuned(1, 9, Map.of("%k", 1.0), Map.of("%k", 2.0), 5),
            new Event.Asked("m", "00", 1, 0.2, "FREE", "FUNCTION"),
            new Event.Replied("m", "00", 10, 20, 11.1, 100, 2000, "END"),
            new Event.ModelFailed("m", "TOO_LARGE", "too large", List.of("needs 20 GB")),
            FINISHED);
    try (Journal journal = Journal.create(folder.resolve("run"), CLOCK)) {
      events.forEach(journal::record);
    }
    var json = new ObjectMapper();
    var read = new ArrayList<Event>();
    for (String line : Files.readAllLines(folder.resolve("run/events.jsonl"))) {
      JsonNode node = json.readTree(line);
      ((com.fasterxml.jackson.databind.node.ObjectNode) node).remove("at");
      read.add(json.treeToValue(node, Event.class));
    }
    assertThat(read).isEqualTo(events);
  }

  @Test
  void textsAreStoredOnceUnderTheirHash() throws IOException {
    try (Journal journal = Journal.create(folder.resolve("run"), CLOCK)) {
      String hash = journal.store("func.func @f()\n");
      assertThat(journal.store("func.func @f()\n")).isEqualTo(hash);
      assertThat(hash).isEqualTo(Sha256.of("func.func @f()\n")).hasSize(64);
      assertThat(folder.resolve("run/texts")).isDirectoryContaining("glob:**" + hash);
      assertThat(folder.resolve("run/texts/" + hash)).hasContent("func.func @f()\n");
    }
  }

  @Test
  void existingJournalIsNeverWrittenOver() throws IOException {
    Journal.create(folder.resolve("run"), CLOCK).close();
    assertThatThrownBy(() -> Journal.create(folder.resolve("run"), CLOCK))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void watcherSeesAnEventAfterItIsKept() throws IOException {
    var seen = new ArrayList<Long>();
    try (Journal journal = Journal.create(folder.resolve("run"), CLOCK)) {
      Path file = folder.resolve("run/events.jsonl");
      journal.watchedBy(event -> seen.add(file.toFile().length())).record(FINISHED);
    }
    assertThat(seen).hasSize(1).allMatch(length -> length > 0);
  }

  @Test
  void runsLieInTheUsersStateFolder() {
    assertThat(Runs.folder(Map.of("XDG_STATE_HOME", "/s", "HOME", "/h")))
        .isEqualTo(Path.of("/s/neurojit/runs"));
    assertThat(Runs.folder(Map.of("HOME", "/h")))
        .isEqualTo(Path.of("/h/.local/state/neurojit/runs"));
    assertThat(Runs.next(Path.of("r"), CLOCK).toString()).startsWith("r/20260102-030405-000-");
  }
}
