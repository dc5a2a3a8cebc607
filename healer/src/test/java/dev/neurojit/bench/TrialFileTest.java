package dev.neurojit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.journal.AppendedLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are read as far as they can be. */
final class TrialFileTest {
  @TempDir private Path folder;
  private Trials trials;

  @BeforeEach
  void write() throws IOException {
    trials =
        new Trials(folder).write(Trials.session(List.of("a.gguf"), List.of("x.mlir")), trial(1));
  }

  private Trial trial(int number) {
    return trials == null
        ? newTrial(number)
        : trials.trial("a.gguf", "x.mlir", number, Fate.SYNTAX, Fate.HARD, Fate.LANDED);
  }

  private Trial newTrial(int number) {
    try {
      return new Trials(folder)
          .trial("a.gguf", "x.mlir", number, Fate.SYNTAX, Fate.HARD, Fate.LANDED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    TrialFile read = trials.read();
    assertThat(read.defects()).isEmpty();
    assertThat(read.trials()).containsExactly(trial(1));
    assertThat(read.sessions()).hasSize(1);
  }

  @Test
  void tornLineIsCutOffAndTheRestKept() throws Exception {
    long whole = Files.size(folder.resolve(TrialFile.NAME));
    trials.raw("{\"entry\":\"trial\",\"at\":\"2026");
    assertThat(trials.read().defects())
        .containsExactly("byte " + whole + ": the last line is cut off");
    try (TrialLog log = TrialLog.open(folder)) {
      assertThat(log.cut()).isEqualTo(27);
      log.write(trial(2));
    }
    assertThat(trials.read().defects()).isEmpty();
    assertThat(trials.read().trials()).hasSize(2);
  }

  @Test
  void corruptLinesAreToldWithTheirOffset() throws IOException {
    long offset = Files.size(folder.resolve(TrialFile.NAME));
    trials.raw("\0\0garbage\n").raw("{\"entry\":\"dance\"}\n").raw("{\"entry\":\"trial\"}\n");
    trials.write(trial(2));
    TrialFile read = trials.read();
    assertThat(read.trials()).hasSize(2);
    assertThat(read.defects()).hasSize(3).first().asString().startsWith("byte " + offset + ": no");
  }

  @Test
  void aTrialThatStandsThereTwiceCountsOnce() throws IOException {
    trials.write(trial(1));
    assertThat(trials.read().trials()).hasSize(1);
    assertThat(trials.read().defects())
        .singleElement()
        .asString()
        .endsWith("trial 1 of a.gguf on x.mlir stands there again; the first one counts");
  }

  @Test
  void trialsOfAnotherFormatAreLeftOut() throws IOException {
    trials
        .raw("{\"entry\":\"session\",\"format\":\"neurojit-bench/9\"}\n")
        .write(trial(2))
        .write(Trials.session(List.of("a.gguf"), List.of("x.mlir")))
        .write(trial(3));
    TrialFile read = trials.read();
    assertThat(read.trials()).extracting(Trial::number).containsExactly(1, 3);
    assertThat(read.defects())
        .hasSize(2)
        .first()
        .asString()
        .contains("format neurojit-bench/9, this version reads neurojit-bench/1");
  }

  @Test
  void aFullDiskIsToldAndTheFileStaysWhole() throws IOException {
    try (AppendedLines full = AppendedLines.append(Path.of("/dev/full"))) {
      assertThatThrownBy(() -> full.write("{}"))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("/dev/full cannot be written")
          .cause()
          .hasMessageContaining("No space left on device");
    }
  }
}
