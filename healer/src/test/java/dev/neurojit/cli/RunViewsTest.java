package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code run} prints, and where. */
final class RunViewsTest {
  private static Cli.Run run(String... options) {
    var arguments = new java.util.ArrayList<String>();
    arguments.addAll(java.util.List.of("run", Cli.example("lander.mlir")));
    arguments.addAll(java.util.List.of(options));
    return Cli.run(arguments.toArray(String[]::new));
  }

  @Test
  void shortOptionsNameFormats() {
    assertThat(run("--csv").out())
        .isEqualTo(run("--format=csv").out())
        .startsWith("time_s,altitude_m");
    assertThat(run("--json").out()).isEqualTo(run("--format=json").out()).startsWith("{");
    Cli.Run both = run("--csv", "--json");
    assertThat(both.code()).isEqualTo(ExitCode.USAGE);
    assertThat(both.err()).contains("more than one of --format, --csv and --json");
  }

  @Test
  void quietLeavesTheResultOnly() {
    Cli.Run loud = run("--scenarios=3");
    assertThat(loud.err()).contains("note: scenario moon has no dispersions");
    Cli.Run quiet = run("--scenarios=3", "--quiet");
    assertThat(quiet.err()).isEmpty();
    assertThat(quiet.out()).isEqualTo(loud.out());
    Cli.Run broken = Cli.runWith("nonsense", "run", "-", "-q");
    assertThat(broken.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(broken.err()).contains("did not fly");
  }
}
