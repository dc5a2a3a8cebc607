package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.journal.Event;
import dev.neurojit.journal.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that cannot be written any more costs the record, not the healed program. */
final class FullDiskTest {
  @TempDir private Path folder;

  @Test
  void healGoesOnWithoutItsJournalAndLosesNothing() throws Exception {
    // The shell's limit on the size of files stands for a disk that is full: 1 KiB a file.
    Process heal =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of("bash", "-c", "ulimit -f 1 && exec \"$@\"", "bash"),
                        Stream.concat(java(), Stream.of(arguments())))
                    .toList())
            .redirectErrorStream(true)
            .start();
    heal.getOutputStream().close();
    String said =
        new String(heal.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(heal.waitFor()).as(said).isZero();
    assertThat(said)
        .containsOnlyOnce("cannot be written: java.io.IOException: File too large")
        .contains("what it holds is whole; the run goes on without it", "Healed by");
    assertThat(folder.resolve("healed.mlir")).isNotEmptyFile();
    JournalFile journal = journal();
    assertThat(journal.defects()).isEmpty();
    assertThat(journal.events()).isNotEmpty().noneMatch(Event.Finished.class::isInstance);
  }

  @Test
  void aResultThatCannotBeWrittenIsKeptInTheJournal() throws IOException {
    String[] arguments = Cli.heal(Cli.example("lander-weak.mlir"), folder);
    arguments[List.of(arguments).indexOf("--out") + 1] = "/dev/full";
    Cli.Run run = Cli.run(arguments);
    assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(run.err()).contains("cannot write /dev/full: No space left on device; the healed");
    String kept = run.err().replaceFirst("(?s).*the healed program lies in (\\S+).*", "$1");
    assertThat(Path.of(kept)).content().contains("%kp");
  }

  private JournalFile journal() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      return JournalFile.read(runs.findFirst().orElseThrow());
    }
  }

  private String[] arguments() {
    return Cli.heal(Cli.example("lander-weak.mlir"), folder);
  }

  private static Stream<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:-UsePerfData",
        "--enable-native-access=ALL-UNNAMED",
        "-Dneurojit.native=" + System.getProperty("neurojit.native"),
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName())
        .stream();
  }
}
