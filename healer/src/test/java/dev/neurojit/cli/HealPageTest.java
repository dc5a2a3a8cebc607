package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a heal. */
final class HealPageTest {
  @TempDir private Path folder;

  @Test
  void everythingStandsOnThePage() throws IOException {
    Path page = folder.resolve("report.html");
    Cli.Run run =
        Cli.run(
            Cli.heal(
                Cli.example("lander.mlir"),
                folder,
                "--ladder",
                "tuner,model",
                "--model",
                "replay:" + Cli.example("replies/trial-2-deepseek-coder-v2-lite.jsonl"),
                "--report",
                page.toString()));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("report: " + page);
    assertThat(page)
        .content()
        .contains("Healed: lander.mlir", "soft landing", "before and after")
        .contains("<span class=\"added\">+  %slope", "NJ014", "Findings in candidate 2")
        .contains("What was done when", "Prompt tokens")
        .contains("neurojit-landing-certificate/1", "verify-certificate");
  }

  @Test
  void failuresAndFunctionsHavePagesToo() throws IOException {
    Path page = folder.resolve("report.md");
    Cli.Run run =
        Cli.run(
            Cli.heal(
                Cli.example("lander.mlir"),
                folder,
                "--ladder",
                "tuner",
                "--report",
                page.toString()));
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(page)
        .content()
        .startsWith("# Not healed: lander.mlir\n")
        .contains("The best program is the given one.")
        .doesNotContain("## Certificate");
    Path program = folder.resolve("saturating-add.mlir");
    Files.copy(Path.of(Cli.example("functions/saturating-add.mlir")), program);
    String objective = "examples:" + Cli.example("functions/saturating-add.json");
    run =
        Cli.run(
            Cli.heal(
                program.toString(), folder, "--objective", objective, "--report", page.toString()));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(page)
        .content()
        .contains("# Healed: saturating-add.mlir", "```diff", "error[")
        .doesNotContain("## Flight");
  }
}
