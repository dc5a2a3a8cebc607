package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long programs are healed by the lines that change; trivial programs never pass for healed. */
final class HealByEditsTest {
  private static final String LONG =
      """
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %slope = arith.constant -0.05 : f32
        %touchdown = arith.constant -1.0 : f32
        %kp = arith.constant 0.0 : f32
      %padding
        %glide = arith.mulf %altitude, %slope : f32
        %target = arith.addf %glide, %touchdown : f32
        %error = arith.subf %target, %velocity : f32
        %thrust = arith.mulf %error, %kp : f32
        return %thrust : f32
      }
      """
          .replace(
              "%padding",
              IntStream.range(0, 20)
                  .mapToObj("  %%unused%d = arith.mulf %%altitude, %%velocity : f32"::formatted)
                  .collect(Collectors.joining("\n")));

  @TempDir private Path folder;

  @Test
  void linesAreAskedForAndAWholeFunctionAfterLinesThatDoNotExist() throws IOException {
    Path program = Files.writeString(folder.resolve("long.mlir"), LONG);
    String whole = LONG.replace("%kp = arith.constant 0.0", "%kp = arith.constant 0.1");
    Cli.Run run =
        heal(
            program,
            "```\n900: llvm.unreachable\n```",
            "```mlir\n" + whole + "```",
            "```\n4: %kp = arith.constant 1.5 : f32\n```");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("reply 3").contains("-  %kp").contains("+  %kp");
    JournalFile journal = journal();
    assertThat(asked(journal))
        .extracting(Event.Asked::form)
        .containsExactly("EDITS", "FUNCTION", "EDITS");
    assertThat(journal.text(asked(journal).getFirst().prompt()))
        .contains("\n4:   %kp = arith.constant 0.0 : f32\n")
        .contains("`12: TEXT`");
    assertThat(journal.text(asked(journal).get(1).prompt()))
        .contains("Your last reply names lines that the program does not have.")
        .contains("Write the corrected function, whole");
    // What was read for the first question serves the third: only what is new follows.
    String first = journal.text(asked(journal).getFirst().prompt());
    assertThat(journal.text(asked(journal).get(2).prompt()))
        .startsWith(first.substring(0, first.indexOf("\n\nWrite only", first.indexOf("%unused0"))))
        .contains("since:\n```mlir\n4:   %kp = arith.constant 0.1 : f32\n```\nNow: It compiles.");
  }

  /** Negative controls: what no model should be credited for. */
  @Test
  void identityAndConstantThrottleHealNothing() throws IOException {
    Path program = Path.of(Cli.example("lander.mlir"));
    var replies = new ArrayList<>(List.of(Files.readString(program)));
    Stream.of("0.0", "0.45", "1.0").map(HealByEditsTest::constant).forEach(replies::add);
    Cli.Run run = heal(program, replies.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("NO_CHANGE");
    assertThat(run.out()).contains("Not healed");
  }

  /** The third question is about the candidate that the failing one was made from. */
  @Test
  void candidateIsLeftAfterTwoFailedRepairs() throws IOException {
    Path program = Path.of(Cli.example("lander.mlir"));
    heal(
        program,
        LONG.replace("0.0 : f32\n  %unused", "0.1 : f32\n  %unused"),
        "no",
        "none",
        "nothing");
    JournalFile journal = journal();
    List<String> prompts =
        asked(journal).stream().map(asked -> journal.text(asked.prompt())).toList();
    assertThat(prompts).hasSizeGreaterThanOrEqualTo(4);
    assertThat(prompts.get(1)).contains("%unused");
    assertThat(prompts.get(2)).contains("%unused");
    assertThat(prompts.get(3)).doesNotContain("%unused");
  }

  private static String constant(String throttle) {
    return """
    func.func @controller(%%altitude: f32, %%velocity: f32) -> f32 {
      %%t = arith.constant %s : f32
      return %%t : f32
    }
    """
        .formatted(throttle);
  }

  private Cli.Run heal(Path program, String... replies) throws IOException {
    var json = new ObjectMapper();
    var lines = new ArrayList<String>();
    for (String reply : replies) {
      lines.add(json.writeValueAsString(Map.of("text", reply)));
    }
    Path file = Files.write(folder.resolve("replies.jsonl"), lines);
    return Cli.run(
        Cli.heal(program.toString(), folder, "--ladder", "model", "--model", "replay:" + file));
  }

  private JournalFile journal() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      return JournalFile.read(runs.findFirst().orElseThrow());
    }
  }

  private static List<Event.Asked> asked(JournalFile journal) {
    return journal.events().stream()
        .filter(Event.Asked.class::isInstance)
        .map(Event.Asked.class::cast)
        .toList();
  }
}
