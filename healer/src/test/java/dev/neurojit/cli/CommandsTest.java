package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.syntax.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command prints, and its exit code. */
final class CommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "heal",
        "check",
        "repair",
        "run",
        "verify-certificate",
        "lower",
        "opt",
        "explain",
        "lsp",
        "reduce"
      })
  void everyCommandHasHelp(String command) {
    Cli.Run run = Cli.run((command + " --help").strip().split(" "));
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Usage: neurojitc").doesNotContain("null");
  }

  @Test
  void helpDocumentsTheExitCodes() {
    assertThat(Cli.run("--help").out()).contains("Exit codes:").contains("70 ");
  }

  @Test
  void versionNamesProductAndNativeLibrary() {
    assertThat(Cli.run("--version").out()).contains("neurojitc 0.1.0").contains("LLVM 22");
  }

  @Test
  void completionScriptKnowsTheOptions() {
    assertThat(Cli.run("generate-completion").out()).contains("--scenario").contains("complete -F");
  }

  @Test
  void checkIsSilentOnValidPrograms() {
    Cli.Run run = Cli.run("check", Cli.example("lander.mlir"), Cli.example("lander-weak.mlir"));
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
  }

  @Test
  void checkShowsPlacesAndRepairs() {
    Cli.Run run = Cli.run("check", Cli.example("lander-hallucinated.mlir"));
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out())
        .contains("lander-hallucinated.mlir:10:24")
        .contains("^^")
        .contains("first defined")
        .contains("help");
  }

  @Test
  void checkSpeaksJson() throws IOException {
    Cli.Run run = Cli.run("check", "--format=json", Cli.example("lander-hallucinated.mlir"));
    JsonNode first = JSON.readTree(run.out()).get(0);
    assertThat(first.get("line").asInt()).isEqualTo(10);
    assertThat(first.get("code").asText()).startsWith("NJ");
    assertThat(first.get("patches").get(0).get("applicability").asText()).isEqualTo("SAFE");
  }

  @Test
  void checkSpeaksSarif() throws IOException {
    Cli.Run run = Cli.run("check", "--format=sarif", Cli.example("lander-hallucinated.mlir"));
    JsonNode log = JSON.readTree(run.out());
    assertThat(log.get("version").asText()).isEqualTo("2.1.0");
    JsonNode first = log.get("runs").get(0).get("results").get(0);
    assertThat(first.get("ruleId").asText()).startsWith("NJ");
    assertThat(first.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(10);
  }

  @Test
  void repairPrintsADiffAndChangesNothing() throws IOException {
    Path file = broken();
    String before = Files.readString(file);
    Cli.Run run = Cli.run("repair", file.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("-  %thrust = arith.select").contains("@@");
    assertThat(file).hasContent(before);
  }

  @Test
  void repairWritesInPlace() throws IOException {
    Path file = broken();
    assertThat(Cli.run("repair", "--write", file.toString()).code()).isZero();
    assertThat(Cli.run("check", file.toString()).code()).isZero();
  }

  @Test
  void repairReadsStandardInputAndPrints() throws IOException {
    Cli.Run run = Cli.runWith(Files.readString(broken()), "repair", "--print", "-");
    assertThat(run.code()).isZero();
    assertThat(Cli.runWith(run.out(), "check", "-").code()).isZero();
  }

  @Test
  void repairTakesSeveralFiles() throws IOException {
    Path one = broken();
    Path two = Files.copy(one, one.resolveSibling("second.mlir"));
    Cli.Run run = Cli.run("repair", "--write", one.toString(), two.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("second.mlir: ");
    assertThat(Files.readString(one)).isEqualTo(Files.readString(two));
    assertThat(Cli.run("check", one.toString(), two.toString()).code()).isZero();
    Cli.Run out = Cli.run("repair", "--out", "x", one.toString(), two.toString());
    assertThat(out.code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void repairChangesNothingIfOneFileCannotBeRead() throws IOException {
    Path file = broken();
    String before = Files.readString(file);
    Cli.Run run = Cli.run("repair", "--write", file.toString(), "none.mlir");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void repairChecksWithoutChanging() throws IOException {
    Path file = broken();
    String before = Files.readString(file);
    Cli.Run run = Cli.run("repair", "--check", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out().strip()).isEqualTo(file.toString());
    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(Cli.run("repair", "--write", file.toString()).code()).isZero();
    assertThat(Cli.run("repair", "--check", file.toString()).code()).isZero();
  }

  @Test
  void repairLeavesValidProgramsAlone() throws IOException {
    Path valid = Path.of(Cli.example("lander.mlir"));
    Cli.Run run = Cli.run("repair", "--print", valid.toString());
    assertThat(run.out()).isEqualTo(Files.readString(valid));
  }

  @Test
  void repairMendsTheSameDefectInManyFunctions() throws IOException {
    String one = Files.readString(broken());
    var many = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      many.append(one.replace("@controller", "@controller_" + i));
    }
    Cli.Run run = Cli.runWith(many.toString(), "repair", "--print", "-");
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void repairGuessesOnlyIfAskedTo() throws IOException {
    String open =
        """
        func.func @f(%x: i32, %n: i32) -> i32 {
          %a = arith.shr %x, %n : i32
          return %a : i32
        }
        """;
    Path file = Files.writeString(folder.resolve("open.mlir"), open);
    Cli.Run safe = Cli.run("repair", "--write", file.toString());
    assertThat(safe.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(safe.err()).contains("or write arith.shrui").contains("--unsafe");
    assertThat(file).hasContent(open);
    Cli.Run unsafe = Cli.run("repair", "--write", "--unsafe", file.toString());
    assertThat(unsafe.code()).as(unsafe.err()).isZero();
    assertThat(unsafe.err()).contains("write arith.shrsi (may be incorrect)");
    assertThat(file).hasContent(open.replace("arith.shr ", "arith.shrsi "));
  }

  @Test
  void repairDiffTellsByItsExitCodeWhetherThereIsOne() throws IOException {
    Path file = broken();
    Cli.Run run = Cli.run("repair", "--diff", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).contains("@@");
    assertThat(Cli.run("repair", "--diff", Cli.example("lander.mlir")).code()).isZero();
  }

  @Test
  void repairReportsWhatIsLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("x.mlir"), "what is this\n");
    Cli.Run run = Cli.run("repair", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("not repaired");
  }

  @Test
  void runPlotsTheFlight() {
    Cli.Run run = Cli.run("run", Cli.example("lander.mlir"));
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).contains("crash at 47.4 m/s").contains("500 m").contains("└");
  }

  @Test
  void otherParameterNamesAreReported() {
    String program = "func.func @controller(%v: f32, %h: f32) -> f32 { return %v : f32 }";
    assertThat(Cli.runWith(program, "run", "-").err())
        .isEqualTo("%v is the velocity, %h is the altitude\n");
  }

  @Test
  void runGivesTelemetry() {
    Cli.Run run = Cli.run("run", "--format=csv", Cli.example("lander.mlir"));
    assertThat(run.out().lines())
        .hasSizeGreaterThan(600)
        .startsWith(
            "time_s,altitude_m,velocity_m_s,fuel_kg,throttle", "0.0,500.0,-25.0,1000.0,0.0");
  }

  @Test
  void runSpeaksJson() throws IOException {
    JsonNode outcome =
        JSON.readTree(Cli.run("run", "--format=json", Cli.example("lander.mlir")).out());
    assertThat(outcome.get("kind").asText()).isEqualTo("Crash");
    assertThat(outcome.get("speed").asDouble()).isBetween(47.0, 47.5);
  }

  @ParameterizedTest
  @CsvSource({
    "llvm-dialect, llvm.func @controller",
    "llvm-ir, define float @controller(float",
    "asm, controller:"
  })
  void lowerPrintsText(String level, String expected) {
    Cli.Run run = Cli.run("lower", "--emit=" + level, Cli.example("lander-weak.mlir"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains(expected);
  }

  @Test
  void lowerWritesAnObject() throws IOException {
    Path object = folder.resolve("lander.o");
    Cli.Run run =
        Cli.run("lower", "--emit=obj", "-o", object.toString(), Cli.example("lander-weak.mlir"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readAllBytes(object)).startsWith(0x7F, 'E', 'L', 'F');
  }

  @Test
  void lowerReportsWhatMlirDoesNotTake() throws IOException {
    Path file = Files.writeString(folder.resolve("x.mlir"), "func.func @f() {\n  oops\n}\n");
    Cli.Run run = Cli.run("lower", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("x.mlir:2:3");
  }

  @Test
  void explainPrintsAPage() {
    assertThat(Cli.run("explain", "nj014").out()).contains("NJ014").contains("arith.select");
  }

  @Test
  void explainListsTheTitlesOfAllPages() {
    assertThat(Cli.run("explain").out().lines())
        .hasSizeGreaterThan(Rules.ALL.size())
        .allMatch(line -> line.matches("NJ\\d{3}: .+|NJ-[SE]\\d{2}: .+"));
  }

  @Test
  void healSpeaksJson() throws IOException {
    Cli.Run run = Cli.run(Cli.heal(Cli.example("lander-weak.mlir"), folder, "--json"));
    JsonNode result = JSON.readTree(run.out());
    assertThat(result.get("healed").asBoolean()).isTrue();
    assertThat(result.get("by").get(0).asText()).isEqualTo("tuner");
    assertThat(result.get("best").get("outcome").get("kind").asText()).isEqualTo("SoftLanding");
    assertThat(Path.of(result.get("program").asText())).exists();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void quietHealPrintsResultsOnly() {
    Cli.Run run = Cli.run(Cli.heal(Cli.example("lander-weak.mlir"), folder, "--quiet"));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Healed by tuner");
  }

  private Path broken() throws IOException {
    return Files.copy(
        Path.of(Cli.example("lander-hallucinated.mlir")), folder.resolve("broken.mlir"));
  }
}
