package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code neurojitc reduce} as its user meets it. */
final class ReduceCommandTest {
  private static final String HALLUCINATED = Cli.example("lander-hallucinated.mlir");

  @TempDir private Path folder;

  @Test
  void printsASmallProgramAndTellsHow() throws IOException {
    String before = Files.readString(Path.of(HALLUCINATED));
    Cli.Run run = Cli.run("reduce", HALLUCINATED, "--keep", "NJ024");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().length()).isLessThan(before.length() / 4);
    assertThat(run.out()).endsWith("\n").doesNotEndWith("\n\n");
    assertThat(run.err()).contains("keeping NJ024", "characters in", "tests");
    assertThat(Cli.runWith(run.out(), "check", "-").out()).contains("NJ024");
    assertThat(Path.of(HALLUCINATED)).hasContent(before);
  }

  @Test
  void speaksJson() throws IOException {
    Cli.Run run = Cli.run("reduce", HALLUCINATED, "--keep", "NJ024", "--tests", "30", "--json");
    JsonNode result = new ObjectMapper().readTree(run.out());
    assertThat(result.get("kept").asText()).isEqualTo("NJ024");
    assertThat(result.get("tests").asInt()).isLessThanOrEqualTo(30);
    assertThat(result.get("charactersAfter").asInt())
        .isEqualTo(result.get("program").asText().length())
        .isLessThan(result.get("charactersBefore").asInt());
    assertThat(run.err()).isEmpty();
  }

  @Test
  void writesToAnotherFileOnly() throws IOException {
    Path given = Files.copy(Path.of(HALLUCINATED), folder.resolve("given.mlir"));
    Path out = folder.resolve("small.mlir");
    Cli.Run run =
        Cli.run("reduce", given.toString(), "--keep=NJ024", "--tests=20", "--out", out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(Files.size(out)).isLessThan(Files.size(given));
    Cli.Run refused =
        Cli.run("reduce", given.toString(), "--keep=NJ024", "--out", given.toString());
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("--out names the given program");
    assertThat(given).hasSameTextualContentAs(Path.of(HALLUCINATED));
  }

  @Test
  void readsStandardInput() throws IOException {
    Path out = Files.writeString(folder.resolve("old.mlir"), "old");
    Cli.Run run = Cli.runWith("func.func @f() { oops }", "reduce", "-", "--out", out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(out).content().contains("oops").hasSizeLessThan(10);
  }

  @Test
  void keepsOneOfSeveral() {
    Cli.Run run = Cli.run("reduce", HALLUCINATED, "--keep", "verdict=crash|NJ024", "--tests", "30");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("keeping NJ024\n");
    Cli.Run unknown = Cli.run("reduce", HALLUCINATED, "--keep", "NJ024|verdict=sad");
    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("expected one of valid, invalid");
  }

  @Test
  void saysWhatAProgramShowsInstead() {
    Cli.Run run = Cli.run("reduce", HALLUCINATED, "--keep", "verdict=crash");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("lander-hallucinated.mlir does not show verdict=crash")
        .contains("it shows stage=parse")
        .contains("NJ024: ");
  }

  @Test
  void refusesAValidProgramWithNothingToKeep() {
    Cli.Run run = Cli.run("reduce", Cli.example("lander.mlir"));
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("does not show anything wrong").contains("verdict=valid");
  }

  @Test
  void refusesWhatIsNoCondition() {
    Cli.Run run = Cli.run("reduce", HALLUCINATED, "--keep", "verdict=sad");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("expected one of valid, invalid, unlowered, crash, timeout");
  }
}
