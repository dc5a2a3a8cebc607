package dev.neurojit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README.md tells the truth: its commands run, its transcript is what one sees. */
final class ReadmeIT {
  private static final Pattern BLOCK =
      Pattern.compile("```(sh|transcript)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern EXIT = Pattern.compile("# exit (\\d+)$");

  /** Runs this very test. */
  private static final String SELF = "./dev test";

  @TempDir private Path state;

  private static Stream<String> commands() throws IOException {
    return blocks("sh").flatMap(String::lines).filter(line -> !line.equals(SELF));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandEndsAsItSays(String command) {
    Matcher exit = EXIT.matcher(command);
    int expected = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
    Shell.Run run = run(command);
    assertThat(run.code()).as(run.output()).isEqualTo(expected);
  }

  @Test
  void transcriptIsWhatOneSees() throws IOException {
    String transcript = blocks("transcript").findFirst().orElseThrow();
    String command = transcript.lines().findFirst().orElseThrow().substring(2);
    assertThat(settled(run(command).output()))
        .isEqualTo(settled(transcript.substring(command.length() + 3)));
  }

  @Test
  void twoCommandsComeFirst() throws IOException {
    assertThat(blocks("sh").findFirst())
        .hasValue("./neurojitc heal examples/lander.mlir\n" + SELF + "\n");
  }

  @Test
  void isShort() throws IOException {
    assertThat(Files.readAllLines(Shell.ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(200);
  }

  @AfterEach
  void removeHealedPrograms() throws IOException {
    try (Stream<Path> files = Files.walk(Shell.ROOT.resolve("examples"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".healed.mlir")).toList()) {
        Files.delete(file);
      }
    }
  }

  private Shell.Run run(String command) {
    return Shell.bash(
        command,
        Map.of("XDG_STATE_HOME", state.toString(), "LANG", "C.UTF-8", "LC_ALL", "C.UTF-8"));
  }

  /** Without what differs from run to run: times of the clock, and where the journal lies. */
  private static List<String> settled(String output) {
    return output
        .replaceAll("(in|asked,) \\d+\\.\\d s", "$1 TIME")
        .replaceAll("journal: .*", "journal: FOLDER")
        .lines()
        .toList();
  }

  private static Stream<String> blocks(String kind) throws IOException {
    return BLOCK
        .matcher(Files.readString(Shell.ROOT.resolve("README.md")))
        .results()
        .filter(block -> block.group(1).equals(kind))
        .map(block -> block.group(2));
  }
}
