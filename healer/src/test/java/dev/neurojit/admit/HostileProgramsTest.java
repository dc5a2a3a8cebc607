package dev.neurojit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile programs fly in a child process, which ends as it should: none kills or hangs it. {@code
 * -Dneurojit.hostile=N} sets how many random ones.
 */
final class HostileProgramsTest {
  private static final int PROGRAMS = Integer.getInteger("neurojit.hostile", 150);

  @TempDir private Path folder;

  private List<String> child() throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dneurojit.native=" + System.getProperty("neurojit.native"),
                "-cp",
                System.getProperty("java.class.path", "") + File.pathSeparator,
                HostileMain.class.getName(),
                Integer.toString(PROGRAMS))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertThat(process.waitFor(60 + PROGRAMS, TimeUnit.SECONDS))
          .as(() -> "hangs after " + lines(out).getLast())
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(() -> String.join("\n", lines(out))).isZero();
    return lines(out);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void admittedProgramsEndAndCrashNothing() throws IOException, InterruptedException {
    List<String> lines = child();
    assertThat(lines).endsWith("done");
    assertThat(lines)
        .contains(
            "hand0 ADMIT NJ-S08",
            "hand1 ADMIT NJ-S08",
            "hand2 ADMIT NJ-S08",
            "hand3 ADMIT NJ-S04",
            "hand4 FAULT TIMEOUT",
            "stack ADMIT NJ-S06");
    Map<String, Integer> ends = new HashMap<>();
    lines.stream()
        .filter(line -> line.startsWith("seed"))
        .forEach(line -> ends.merge(line.substring(line.indexOf(' ') + 1), 1, Integer::sum));
    assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(PROGRAMS);
    // The programs are what they are meant to be: valid, mostly admitted, and up to no good.
    assertThat(ends.keySet())
        .allMatch(end -> end.startsWith("ADMIT NJ-S") || end.matches("(FAULT|FLEW) .*"))
        .contains("FAULT TIMEOUT", "FAULT TRAP");
    int refused =
        ends.entrySet().stream()
            .filter(end -> end.getKey().startsWith("ADMIT"))
            .mapToInt(Map.Entry::getValue)
            .sum();
    assertThat(refused).isLessThan(PROGRAMS / 2);
  }
}
