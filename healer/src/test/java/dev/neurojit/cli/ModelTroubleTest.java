package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.gguf.RandomGguf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that cannot be used: the user's mistakes end the command, the machine's limits do not. */
final class ModelTroubleTest {
  @TempDir private Path folder;

  @Test
  void missingModelIsAWrongInput() {
    Cli.Run run = healWith(folder.resolve("none.gguf").toString());
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("none.gguf");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void fakeModelIsAWrongInput() throws IOException {
    Path fake = Files.writeString(folder.resolve("fake.gguf"), "GGUX, not a model at all");
    Cli.Run run = healWith(fake.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("fake.gguf").doesNotContain("Exception");
  }

  @Test
  void truncatedModelIsAWrongInput() throws IOException {
    Path whole = RandomGguf.TINY.write(folder.resolve("whole.gguf"));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.gguf"), Arrays.copyOf(bytes, bytes.length / 2));
    Cli.Run run = healWith(cut.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("cut.gguf").contains("byte").doesNotContain("Exception");
  }

  @Test
  void modelWithoutRepliesIsAVerdictAndTheLadderGoesOn() throws IOException {
    Path replies =
        Files.writeString(folder.resolve("replies.jsonl"), "{\"text\": \"I would rather not.\"}\n");
    Cli.Run run = healWith("replay:" + replies);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("NO_REPLY");
    assertThat(run.out()).contains("Healed by law").contains("2 model calls");
  }

  @Test
  void wrongPrefixIsAWrongInputWithASuggestion() {
    Cli.Run run = healWith("gemni:gemini-2.5-pro");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("gemini:");
  }

  @Test
  void resultThatCouldNotBeWrittenIsToldBeforeTheRun() {
    String nowhere = folder.resolve("nowhere/r.html").toString();
    Cli.Run run = Cli.run(Cli.heal(Cli.example("lander.mlir"), folder, "--report", nowhere));
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--report " + nowhere, "there is no directory");
  }

  @Test
  void serverThatIsNotThereIsAVerdict() {
    Cli.Run run = healWith("openai:any@http://127.0.0.1:9/v1");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("UNREACHABLE");
    assertThat(run.out()).contains("Healed by law");
  }

  @Test
  void brokenReplayFileNamesItsLine() throws IOException {
    Path replies = Files.writeString(folder.resolve("replies.jsonl"), "{\"text\": \"a\"}\n{nope\n");
    Cli.Run run = healWith("replay:" + replies);
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("replies.jsonl:2:");
  }

  private Cli.Run healWith(String model) {
    return Cli.run(Cli.heal(Cli.example("lander.mlir"), folder, "--model", model));
  }
}
