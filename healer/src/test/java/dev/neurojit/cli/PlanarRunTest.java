package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Controllers with two results, flown in a plane. */
final class PlanarRunTest {
  private static final String INPUTS =
      "%x: f32, %z: f32, %vx: f32, %vz: f32, %attitude: f32, %rate: f32";

  @TempDir private Path folder;

  private static Cli.Run fly(String... options) {
    var arguments = new java.util.ArrayList<String>();
    arguments.addAll(java.util.List.of("run", Cli.example("lander2d.mlir"), "--scenario=lander2d"));
    arguments.addAll(java.util.List.of(options));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private static Cli.Run flyText(String program) {
    return Cli.runWith(program, "run", "-", "--scenario=lander2d");
  }

  private static String controller(String inputs, String results, String body) {
    return "func.func @controller(%s) -> %s {\n%s\n}\n".formatted(inputs, results, body);
  }

  @Test
  void theExampleLandsOnItsPad() throws IOException {
    Cli.Run run = fly();
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("soft landing at").contains("from the pad's centre");
    JsonNode end = new ObjectMapper().readTree(fly("--format=json").out());
    assertThat(end.get("kind").asText()).isEqualTo("SoftLanding");
    assertThat(Math.abs(end.get("x").asDouble())).isLessThan(30);
  }

  @Test
  void telemetryHasBothAxes() {
    assertThat(fly("--format=csv").out().lines())
        .hasSizeGreaterThan(1000)
        .startsWith(
            "time_s,x_m,z_m,vx_m_s,vz_m_s,attitude_rad,rate_rad_s,fuel_kg,throttle,gimbal_rad")
        .element(1)
        .asString()
        .startsWith("0.0,-120.0,500.0,-4.0,-25.0,0.1,0.0,1000.0,");
  }

  @Test
  void itCanBePlotted() throws IOException {
    Path svg = folder.resolve("x.svg");
    assertThat(fly("--plot=" + svg).code()).isZero();
    assertThat(Files.readString(svg)).contains("soft landing");
  }

  @Test
  void mixedTypesModulesAndLongSignaturesAreAccepted() {
    String program =
        "module {\n"
            + controller(
                INPUTS.replace("%vx: f32", "%vx: f64") + ", %fuel: f64, %time: f32",
                "(f64, f32)",
                "  %u = arith.constant 0.4 : f64\n  %g = arith.constant 0.0 : f32\n"
                    + "  return %u, %g : f64, f32")
            + "}\n";
    Cli.Run run = flyText(program);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).contains("crash at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%a: f32, %b: f32 | f32 | return %a : f32 | takes 6 to 8 parameters, this one 2",
        "%x: f32, %z: f32, %vx: f32, %vz: f32, %q: f32, %r: f32 | f32 | return %x : f32 | returns"
            + " two of f32 or f64",
        "%x: f32, %z: f32, %vx: f32, %vz: f32, %q: f32, %r: i32 | (f32, f32) | return %x, %z : f32,"
            + " f32 | parameter %r is i32",
      })
  void otherSignaturesAreExplained(String inputs, String results, String body, String message) {
    Cli.Run run = flyText(controller(inputs, results, "  " + body));
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err())
        .contains(message)
        .contains("<stdin>:1:")
        .contains("write `func.func @controller(%x: f32")
        .contains("does not keep the function's contract");
  }

  @Test
  void endlessLoopsAndStrangeOperationsAreStopped() {
    String endless =
        """
          %t = arith.constant true
          %r = scf.while (%a = %x) : (f32) -> f32 {
            scf.condition(%t) %a : f32
          } do {
          ^next(%b: f32):
            scf.yield %b : f32
          }
          return %r, %z : f32, f32\
        """;
    assertThat(flyText(controller(INPUTS, "(f32, f32)", endless)).out())
        .contains("controller fault (timeout)");
    String memory = "  %m = memref.alloca() : memref<4xf32>\n  return %x, %z : f32, f32";
    assertThat(flyText(controller(INPUTS, "(f32, f32)", memory)).err()).contains("NJ-S01");
  }

  @Test
  void aVerticalScenarioWantsAVerticalController() {
    Cli.Run run = Cli.run("run", Cli.example("lander2d.mlir"));
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err())
        .contains("@controller takes 6 parameters, expected 2 to 4", "--scenario lander2d");
  }

  @Test
  void drawnScenariosAreCertifiedAndReplayed() throws IOException {
    Path certificate = folder.resolve("c.json");
    Cli.Run many = fly("--scenarios=12", "--seed=5", "--certify=" + certificate);
    assertThat(many.code()).as(many.err()).isZero();
    assertThat(many.out())
        .contains("12 flights of lander2d, seed 5", "soft: 100.00 %", "touchdown speed: median");
    JsonNode run = new ObjectMapper().readTree(certificate.toFile()).get("run");
    assertThat(run.get("worst").get(0).get("figures").has("initial_x_m")).isTrue();
    assertThat(run.get("hopeless").asInt()).isZero();
    Cli.Run verified = Cli.run("verify-certificate", certificate.toString(), "--threads=1");
    assertThat(verified.out()).startsWith("equal: 12 flights replayed");
    Files.writeString(
        certificate, Files.readString(certificate).replace("initial_x_m = {", "initial_x_m =  {"));
    assertThat(Cli.run("verify-certificate", certificate.toString()).out())
        .contains("different: the text of lander2d is not the one that was hashed");
  }

  @Test
  void theWorstFlightsCanBeFlownAlone() throws IOException {
    Path scenario = folder.resolve("far.toml");
    String text =
        new String(
            dev.neurojit.sim.Scenario.class.getResourceAsStream("lander2d.toml").readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8);
    Files.writeString(
        scenario,
        text.replace("initial_x_m = { normal = [-120.0", "initial_x_m = { normal = [-600.0"));
    Cli.Run many =
        Cli.run("run", Cli.example("lander2d.mlir"), "--scenario=" + scenario, "--scenarios=5");
    assertThat(many.code()).isEqualTo(ExitCode.FINDINGS);
    String worst =
        many.out().lines().filter(line -> line.contains("--case")).findFirst().orElseThrow();
    String index = worst.replaceAll(".*--case (\\d+):.*", "$1");
    Cli.Run one =
        Cli.run("run", Cli.example("lander2d.mlir"), "--scenario=" + scenario, "--case=" + index);
    assertThat(one.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(one.out()).contains(worst.replaceAll(".*: ", ""));
  }

  @Test
  void whatOnlyVerticalScenariosHave() {
    Cli.Run isolated = fly("--isolate");
    assertThat(isolated.code()).isEqualTo(ExitCode.USAGE);
    assertThat(isolated.err()).contains("--isolate flies vertical scenarios");
  }
}
