package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code run --call}, and the commands that heal prints beside a counterexample. */
final class RunCallTest {
  private static final String PRODUCT =
      """
      func.func @f(%a: f32, %b: f32) -> f32 {
        %r = arith.mulf %a, %b : f32
        return %r : f32
      }
      """;

  private static final String QUOTIENT = PRODUCT.replace("mulf", "divf");

  @TempDir private Path folder;

  @BeforeEach
  void programs() throws IOException {
    write("f.mlir", PRODUCT);
    write("it's right.mlir", QUOTIENT);
  }

  @Test
  void theResultIsAllThatIsPrinted() {
    Cli.Run run = Cli.run("run", path("f.mlir"), "--call", "f(0.1, 3)");
    assertThat(run).isEqualTo(new Cli.Run(0, "0.3\n".replace("0.3", "" + 0.1f * 3), ""));
    assertThat(Cli.runWith(PRODUCT, "run", "-", "-q", "--call=f(2, 3)").out()).isEqualTo("6.0\n");
  }

  @Test
  void jsonIsInTheWordsOfAnExamplesFile() throws IOException {
    Cli.Run run = Cli.run("run", path("f.mlir"), "--json", "--call", "f(1e30, -1e30)");
    JsonNode answer = new ObjectMapper().readTree(run.out());
    assertThat(answer)
        .hasToString(
            "{\"function\":\"f\",\"signature\":\"(f32, f32) -> f32\","
                + "\"inputs\":[1.0E30,-1.0E30],\"output\":\"-inf\"}");
    String examples =
        "{\"function\": \"f\", \"signature\": \"(f32, f32) -> f32\", \"examples\": [{\"inputs\": %s,"
                .formatted(answer.get("inputs"))
            + " \"output\": %s}]}".formatted(answer.get("output"));
    Path file = write("e.json", examples);
    Cli.Run heal = Cli.run(Cli.heal(path("f.mlir"), folder, "--objective", "examples:" + file));
    assertThat(heal.out()).contains("Nothing to heal");
  }

  @Test
  void noAnswerIsAFinding() throws IOException {
    String divides = path("d.mlir");
    write(
        "d.mlir",
        "func.func @d(%a: i8) -> i8 {\n  %r = arith.divui %a, %a : i8\n  return %r : i8\n}\n");
    Cli.Run run = Cli.run("run", divides, "--call", "d(0)");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("no answer: it divides an integer by zero");
    assertThat(Cli.run("run", divides, "--json", "--call", "d(0)").out()).contains("\"fault\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --call=f         | 2 | --call is 'f', expected a function and its arguments
          --call=f(1)      | 2 | f(1) has 1 argument, expected 2
          --call=f(1, x)   | 2 | argument 2 of @f, %b: 'x' is no f32
          --call=g(1)      | 1 | no function @g with a body: it has @f
          --call=f(1, 2) --watch         | 2 | --call makes one call, and --watch is for flights
          --call=f(1, 2) --scenario=mars | 2 | --call makes one call, and --scenario is for flights
          --call=f(1, 2) --format=csv    | 2 | one call has no telemetry
          """)
  void wrongCallsSayWhy(String options, int code, String message) {
    String[] words =
        Stream.concat(Stream.of("run", path("f.mlir")), Stream.of(options.split(" (?=--)")))
            .toArray(String[]::new);
    Cli.Run run = Cli.run(words);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void invalidProgramsAreNotCalled() throws IOException {
    Path broken = write("b.mlir", "func.func @f( {");
    Cli.Run run = Cli.run("run", broken.toString(), "--call", "f()");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("was not called: the program is not valid MLIR");
  }

  @Test
  void healPrintsTheCommandsThatReplayACounterexample() {
    Cli.Run heal = heal(path("f.mlir"));
    assertThat(heal.out())
        .containsPattern("  replay: neurojitc run \\S+/f.mlir --call 'f\\(.*\\)'\n")
        .contains("  right answer: neurojitc run '")
        .contains("/it'\\''s right.mlir' --call 'f(");
    String call = heal.out().replaceFirst("(?s).*replay: .* --call '(.*?)'.*", "$1");
    String got = heal.out().replaceFirst("(?s).*, not (\\S+)\n.*", "$1");
    assertThat(Cli.run("run", path("f.mlir"), "--call", call).out().strip()).isEqualTo(got);
  }

  @Test
  void jsonHoldsTheSameCommands() throws IOException {
    JsonNode json = new ObjectMapper().readTree(heal(path("f.mlir"), "--json").out());
    assertThat(json.at("/replay/best").asText()).startsWith("neurojitc run " + path("f.mlir"));
    assertThat(json.at("/replay/reference").asText()).contains("right.mlir' --call 'f(");
  }

  @Test
  void textsWithoutAFileAreReplayedFromTheJournal() {
    Cli.Run heal =
        Cli.runWith(
            PRODUCT,
            Cli.heal(
                "-",
                folder,
                "--ladder=laws",
                "--objective",
                "reference:" + path("it's right.mlir")));
    assertThat(heal.out()).containsPattern("replay: neurojitc run \\S+/texts/[0-9a-f]{64} --call");
  }

  private Cli.Run heal(String program, String... more) {
    String[] words =
        Stream.concat(
                Stream.of("--ladder=laws", "--objective=reference:" + path("it's right.mlir")),
                Stream.of(more))
            .toArray(String[]::new);
    return Cli.run(Cli.heal(program, folder, words));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
