package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results never take the place of what was given, and devices stay devices. */
final class OutFileTest {
  @TempDir private Path folder;
  private Path program;
  private String before;

  @BeforeEach
  void copy() throws IOException {
    program = Files.copy(Path.of(Cli.example("lander-weak.mlir")), folder.resolve("p.mlir"));
    before = Files.readString(program);
  }

  private void assertKept(Cli.Run run, Path read) {
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("names " + read + ", which is read");
    assertThat(program).hasContent(before);
  }

  @Test
  void neitherPictureNorCertificateReplacesTheProgram() throws IOException {
    assertKept(Cli.run("run", program.toString(), "--plot=" + program), program);
    Path link = Files.createSymbolicLink(folder.resolve("link.svg"), program);
    assertKept(Cli.run("run", program.toString(), "--plot=" + link), program);
    assertKept(
        Cli.run("run", program.toString(), "--scenarios=2", "--certify=" + program), program);
  }

  @Test
  void noCertificateReplacesTheScenario() throws IOException {
    Path scenario =
        Files.copy(
            Cli.ROOT.resolve("sim/src/main/resources/dev/neurojit/sim/moon.toml"),
            folder.resolve("moon.toml"));
    String[] arguments = {
      "run", program.toString(), "--scenario=" + scenario, "--scenarios=2", "--certify=" + scenario
    };
    assertKept(Cli.run(arguments), scenario);
  }

  @Test
  void aPipeIsWrittenTo() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();
    OutFile.write(pipe, "text");
    assertThat(reader.inputReader().readLine()).isEqualTo("text");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), program);
    OutFile.write(link, "text");
    assertThat(link).isSymbolicLink();
    assertThat(program).hasContent("text");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whatCannotBeWrittenIsNamed() {
    Path file = folder.resolve("none/f.txt");
    assertThatThrownBy(() -> OutFile.write(file, "text"))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + file + ": no such file or folder");
  }
}
