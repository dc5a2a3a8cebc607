package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.Reply.Stop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayModelTest {

  @TempDir private Path files;

  @Test
  void playsInOrderThenHasNoReply() throws IOException {
    LanguageModel model =
        open(
            """
            {"text": "first", "tokens": 2, "seconds": 0.5}

            {"text": "second", "stop": "LENGTH"}
            """);
    Recorder progress = new Recorder();
    assertThat(model.complete(prompt("a"), progress))
        .isEqualTo(
            new Reply("first", 0, 2, Duration.ofMillis(250), Duration.ofMillis(500), Stop.END));
    assertThat(progress.pieces).containsExactly("fi", "rst");
    assertThat(progress.lastRate).isEqualTo(4);
    assertThat(((Reply) model.complete(prompt("b"), Progress.SILENT)).stop())
        .isEqualTo(Stop.LENGTH);
    assertThat(model.complete(prompt("c"), Progress.SILENT))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(Kind.NO_REPLY);
              assertThat(failed.message()).contains("all 2 recorded replies are played");
            });
  }

  @Test
  void aReplyCanWaitForItsPrompt() throws IOException {
    LanguageModel model = open("{\"text\":\"for b\",\"prompt\":\"select\"}\n{\"text\":\"any\"}\n");
    assertThat(text(model, "hello")).isEqualTo("any");
    assertThat(model.complete(prompt("hello"), Progress.SILENT).toString())
        .contains("none of the 1 replies left is for this prompt");
    assertThat(text(model, "arith.select")).isEqualTo("for b");
  }

  @Test
  void cancellationCutsTheText() throws IOException {
    LanguageModel model = open("{\"text\":\"abcdefgh\",\"tokens\":8}");
    Recorder progress = new Recorder();
    progress.atToken(3, () -> progress.cancel = true);
    assertThat(model.complete(prompt("x"), progress))
        .isInstanceOfSatisfying(
            Reply.class,
            reply -> {
              assertThat(reply.text()).isEqualTo("abc");
              assertThat(reply.stop()).isEqualTo(Stop.CANCELLED);
            });
  }

  @Test
  void defectsNameFileAndLine() throws IOException {
    String good = "{\"text\":\"a\"}\n";
    assertThat(defect(good + "{\"text\":\n")).contains("replies.jsonl:2: ");
    assertThat(defect(good + good + "{\"text\":\"a\",\"words\":1}"))
        .contains("replies.jsonl:3: ", "words");
    assertThat(defect("{\"tokens\":1}")).contains("replies.jsonl:1: ", "text");
    assertThat(defect("{\"text\":null}")).contains("replies.jsonl:1: ", "text");
    assertThat(defect("{\"text\":\"a\",\"seconds\":-1}")).contains("must not be negative");
    assertThat(defect("{\"text\":\"a\"} {}")).contains("replies.jsonl:1: ");
    assertThat(defect("\n\n")).contains("has no replies");
    assertThat(defect(new String(new byte[] {(byte) 0xe9}, StandardCharsets.ISO_8859_1)))
        .contains("replies.jsonl:1: ");
    Path binary = Files.write(files.resolve("binary"), new byte[] {(byte) 0xff, 0});
    assertThat(Models.open("replay:" + binary, ModelOptions.defaults()).toString())
        .contains("not UTF-8");
  }

  private LanguageModel open(String lines) throws IOException {
    Opened opened = ReplayModel.open(Files.writeString(files.resolve("replies.jsonl"), lines));
    assertThat(opened).isInstanceOf(Opened.Ok.class);
    return ((Opened.Ok) opened).model();
  }

  private String defect(String lines) throws IOException {
    Path path = Files.writeString(files.resolve("replies.jsonl"), lines);
    Opened opened = Models.open("replay:" + path, ModelOptions.defaults());
    assertThat(opened).isInstanceOf(Opened.Refused.class);
    Failed failed = ((Opened.Refused) opened).failure();
    assertThat(failed.kind()).isEqualTo(Kind.NOT_A_MODEL);
    return failed.message();
  }

  private static String text(LanguageModel model, String asked) {
    return ((Reply) model.complete(prompt(asked), Progress.SILENT)).text();
  }

  private static Prompt prompt(String text) {
    return new Prompt(List.of(Message.user(text)), 10, 0, 1, Duration.ofSeconds(1));
  }
}
