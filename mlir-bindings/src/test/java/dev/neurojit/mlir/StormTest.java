package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand random steps of use and misuse in a JVM of its own, which must not crash. */
final class StormTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 4})
  void leavesTheJvmAlive(long seed, @TempDir Path directory)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:ErrorFile=" + directory.resolve("crash.log"),
                "-Dneurojit.native=" + MlirLibrary.directory(),
                "-cp",
                System.getProperty("java.class.path"),
                Storm.class.getName(),
                Long.toString(seed),
                "10000")
            .redirectErrorStream(true);
    // What was freed is overwritten, so that no use of it goes unseen.
    builder.environment().put("MALLOC_PERTURB_", "165");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("steps,", "refused");
  }
}
