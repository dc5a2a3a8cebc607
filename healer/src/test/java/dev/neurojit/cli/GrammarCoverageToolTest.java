package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrammarCoverageToolTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("a.mlir"),
        """
        func.func @f(%x: f32) -> f32 {
          %y = math.sqrt %x : f32
          return %y : f32
        }
        // -----
        func.func @broken(
        // -----
        "some.op"() ({ }) : () -> ()
        """);
  }

  private int run(String... arguments) {
    return GrammarCoverageTool.run(List.of(arguments), print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void printsSharesPerDialect() {
    assertThat(run(folder.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("func +1 +1 +100.00")
        .containsPattern("math +1 +1 +100.00")
        .containsPattern("some +1 +1 +100.00")
        .containsPattern("all +2 +2 +100.00")
        .contains("programs that MLIR rejects: 1; parsed here: 0");
  }

  @Test
  void printsJson() {
    assertThat(run("--json", folder.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{").contains("\"dialects\"");
  }

  @Test
  void saysWhatIsWrongWithItsArguments() throws IOException {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(run(folder.toString(), "--xml")).isEqualTo(ExitCode.USAGE);
    assertThat(run(folder.resolve("none").toString())).isEqualTo(ExitCode.USAGE);
    assertThat(run(Files.createDirectory(folder.resolve("empty")).toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("usage: ./dev grammar-coverage", "cannot be read", "no .mlir files");
  }
}
