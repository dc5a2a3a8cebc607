package dev.neurojit.admit.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random programs and hostile ones end, and mean the same at every level of optimisation and in the
 * interpreter. {@code -Dneurojit.differential=N} sets how many, and twice as many hostile ones,
 * {@code -Dneurojit.differential.seed=S} where they begin.
 */
final class DifferentialTest {
  private static final int PROGRAMS = Integer.getInteger("neurojit.differential", 1000);
  private static final long SEED = Long.getLong("neurojit.differential.seed", 0);

  @TempDir private Path folder;

  /** A process that compares programs of a family. */
  private record Child(String family, int count, Process process, Path out) {
    List<String> lines() {
      try {
        return Files.readAllLines(out);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    /** Its last words: they tell which programs it died or hangs of. */
    String end() {
      List<String> lines = lines();
      return family
          + ": "
          + String.join("\n", lines.subList(Math.max(0, lines.size() - 300), lines.size()));
    }

    int number(String key) {
      return lines().stream()
          .filter(line -> line.startsWith(key + " "))
          .mapToInt(line -> Integer.parseInt(line.substring(key.length() + 1)))
          .findFirst()
          .orElse(0);
    }
  }

  private Child start(String family, int count) throws IOException {
    Path out = folder.resolve(family);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dneurojit.native=" + System.getProperty("neurojit.native"),
                "-cp",
                System.getProperty("java.class.path", "") + File.pathSeparator,
                DifferentialMain.class.getName(),
                family,
                Long.toString(SEED),
                Integer.toString(count))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    return new Child(family, count, process, out);
  }

  @Test
  void machineCodeOfAllLevelsIsWhatTheInterpreterSays() throws IOException, InterruptedException {
    List<Child> children = new ArrayList<>();
    try {
      children.add(start("programs", PROGRAMS));
      children.add(start("hostile", 2 * PROGRAMS));
      for (Child child : children) {
        assertThat(child.process().waitFor(120 + PROGRAMS, TimeUnit.SECONDS))
            .as(child::end)
            .isTrue();
        assertThat(child.process().exitValue()).as(child::end).isZero();
        assertThat(child.number("wrong")).as(child::end).isZero();
        assertThat(child.number("compared") + child.number("refused")).isEqualTo(child.count());
      }
    } finally {
      children.forEach(child -> child.process().destroyForcibly());
    }
    Child programs = children.getFirst();
    assertThat(programs.number("refused")).as("the generator writes what is admitted").isZero();
    assertThat(programs.number("calls VALUE")).isGreaterThan(8 * PROGRAMS);
    assertThat(children.getLast().number("refused")).isLessThan(PROGRAMS);
    assertThat(ends(children.getLast())).contains("calls DIVISION", "calls PATIENCE");
  }

  private static String ends(Child child) {
    return child.lines().stream()
        .filter(line -> line.startsWith("calls "))
        .collect(Collectors.joining("\n"));
  }
}
