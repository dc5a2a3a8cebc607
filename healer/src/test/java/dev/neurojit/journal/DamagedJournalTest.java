package dev.neurojit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage is told by its place, and costs only what it hit. */
final class DamagedJournalTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
  private static final String RESUMED =
      "{\"at\":\"2026-01-02T03:04:05Z\",\"event\":\"resumed\",\"candidates\":3}\n";

  @TempDir private Path folder;

  @Test
  void cutOffEventIsToldAndTheRestKept() throws IOException {
    JournalFile read = read(RESUMED + RESUMED + "{\"at\":\"20");
    assertThat(read.events()).hasSize(2);
    assertThat(read.defects())
        .containsExactly(
            new JournalFile.Defect(2L * RESUMED.length(), "the last event is cut off"));
  }

  @Test
  void everyDamagedLineIsToldByItsOffset() throws IOException {
    JournalFile read =
        read(
            "\0\0\0\n"
                + RESUMED
                + "17\n"
                + "{\"at\":\"yesterday\",\"event\":\"resumed\"}\n"
                + "{\"event\":\"resumed\",\"candidates\":\"many\"}\n"
                + RESUMED);
    assertThat(read.events()).hasSize(2);
    assertThat(read.defects())
        .extracting(JournalFile.Defect::offset)
        .containsExactly(0L, 67L, 70L, 107L);
    assertThat(read.defects().get(1)).hasToString("byte 67: no event: an object is expected");
    assertThat(read.defects().get(2)).hasToString("byte 70: no event: 'yesterday' is no time");
  }

  @Test
  void everyPrefixOfAJournalIsReadAsFarAsItGoes() throws IOException {
    String whole = RESUMED + RESUMED + RESUMED;
    for (int length = 0; length <= whole.length(); length++) {
      JournalFile read = read(whole.substring(0, length));
      assertThat(read.events()).hasSize(length / RESUMED.length());
      assertThat(read.defects()).hasSize(length % RESUMED.length() == 0 ? 0 : 1);
    }
  }

  @Test
  void eventsOfOlderAndNewerVersionsStandSideBySide() throws IOException {
    JournalFile read =
        read(
            """
            {"event":"started","version":"0.0.1","program":"a.mlir","text":"00"}
            {"event":"judged","candidate":1,"proposer":"given"}
            {"event":"asked","model":"m","mood":"curious"}
            {"event":"dreamt","of":"landing"}
            {"candidates":3}
            """);
    assertThat(read.started().orElseThrow().ladder()).isEmpty();
    assertThat(read.events()).hasSize(3);
    assertThat(read.entries().getFirst().at()).isEqualTo(Instant.EPOCH);
    assertThat(read.events().get(1))
        .isInstanceOfSatisfying(Event.Judged.class, judged -> assertThat(judged.found()).isEmpty());
    assertThat(read.defects())
        .extracting(JournalFile.Defect::reason)
        .containsExactly(
            "this version of NeuroJIT knows no event 'dreamt'", "no event: its kind is missing");
  }

  @Test
  void fullDiskIsAnErrorThatNamesTheJournal() throws IOException {
    try (Journal journal = onFullDisk()) {
      assertThatThrownBy(() -> journal.record(new Event.Resumed(1)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("%s cannot be written", journal.folder().resolve(JournalFile.EVENTS))
          .hasRootCauseMessage("No space left on device");
    }
  }

  @Test
  void runMayGoOnWithoutItsJournal() throws IOException {
    var lost = new ArrayList<UncheckedIOException>();
    var seen = new ArrayList<Event>();
    try (Journal journal = onFullDisk()) {
      Recorder recorder = journal.untilItFails(lost::add).watchedBy(seen::add);
      recorder.record(new Event.Resumed(1));
      recorder.record(new Event.Resumed(2));
      assertThat(recorder.store("text")).isEqualTo(Sha256.of("text"));
    }
    assertThat(lost).hasSize(1);
    assertThat(seen).isEqualTo(List.of(new Event.Resumed(1), new Event.Resumed(2)));
  }

  /** The link out of the folder goes before the folder does. */
  @AfterEach
  void removeLink() throws IOException {
    Files.deleteIfExists(folder.resolve(JournalFile.EVENTS));
  }

  private Journal onFullDisk() throws IOException {
    Files.createSymbolicLink(folder.resolve(JournalFile.EVENTS), Path.of("/dev/full"));
    return Journal.append(folder, CLOCK);
  }

  private JournalFile read(String content) throws IOException {
    Files.write(folder.resolve(JournalFile.EVENTS), content.getBytes(StandardCharsets.UTF_8));
    return JournalFile.read(folder);
  }
}
