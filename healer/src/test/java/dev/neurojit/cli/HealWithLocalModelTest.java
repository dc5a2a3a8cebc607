package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.journal.Event;
import dev.neurojit.journal.JournalFile;
import dev.neurojit.llm.gguf.GgmlType;
import dev.neurojit.llm.gguf.RandomGguf;
import dev.neurojit.llm.gguf.ScriptedGguf;
import dev.neurojit.llm.gguf.ShapedGguf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way with real GGUF files through llama.cpp. */
final class HealWithLocalModelTest {
  private static final String ANSWER =
      """
      ```mlir
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %k = arith.constant -0.05 : f32
        %t = arith.constant -1.0 : f32
        %kp = arith.constant 0.2 : f32
        %g = arith.mulf %altitude, %k : f32
        %target = arith.addf %g, %t : f32
        %error = arith.subf %target, %velocity : f32
        %thrust = arith.mulf %error, %kp : f32
        return %thrust : f32
      }
      ```
      """;

  @TempDir private Path folder;

  @Test
  void modelProposesAndTheTunerLands() throws IOException {
    Path gguf = ScriptedGguf.write(folder.resolve("scripted.gguf"), ANSWER);
    Cli.Run run = heal(gguf, "--ladder", "tuner,model", "--decoding", "free");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("tok/s").contains("hard landing");
    assertThat(run.out())
        .contains("Healed by scripted.gguf reply 1, then repair rules, then tuner")
        .contains("1 model call");
  }

  @Test
  void babbleIsAVerdictAndTheLadderGoesOn() throws IOException {
    Path gguf = RandomGguf.TINY.context(4096).write(folder.resolve("random.gguf"));
    Cli.Run run = heal(gguf, "--attempts", "1", "--context", "4096", "--decoding", "free");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("tok/s").contains("the reply is not judged: NO_CODE");
    assertThat(run.out()).contains("Healed by law").contains("1 model call");
  }

  /** Even random weights write MLIR where a grammar leads them, and it leads unless told not to. */
  @Test
  void localModelsWriteFunctionsOfTheGivenHeader() throws IOException {
    Path gguf = RandomGguf.TINY.context(4096).write(folder.resolve("random.gguf"));
    Cli.Run run = heal(gguf, "--attempts", "1", "--context", "4096");
    assertThat(run.code()).as(run.err()).isZero();
    JournalFile journal;
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      journal = JournalFile.read(runs.findFirst().orElseThrow());
    }
    for (Event event : journal.events()) {
      if (event instanceof Event.Asked asked) {
        assertThat(asked.decoding()).isEqualTo("CONSTRAINED");
      } else if (event instanceof Event.Replied replied) {
        assertThat(journal.text(replied.reply()))
            .startsWith("func.func @controller(%altitude: f32, %velocity: f32) -> f32 {\n  ");
      }
    }
    assertThat(journal.events()).anyMatch(Event.Replied.class::isInstance);
  }

  @Test
  void modelThatCannotFitIsAVerdict() throws IOException {
    Path gguf = ShapedGguf.QWEN_32B.type(GgmlType.F16).write(folder.resolve("32b.gguf"));
    Cli.Run run = heal(gguf);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("TOO_LARGE").contains("GiB");
    assertThat(run.out()).contains("Healed by law").contains("no model was asked");
  }

  private Cli.Run heal(Path model, String... more) {
    String[] fixed = {"--model", model.toString()};
    String[] all =
        java.util.stream.Stream.of(fixed, more)
            .flatMap(java.util.Arrays::stream)
            .toArray(String[]::new);
    return Cli.run(Cli.heal(Cli.example("lander.mlir"), folder, all));
  }
}
