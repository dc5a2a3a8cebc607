package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.llm.Progress.Stage;
import dev.neurojit.llm.Reply.Stop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every provider promises; a subclass for each opens its model over a known text. */
abstract class LanguageModelContract {

  static final String PROGRAM =
      "func.func @controller(%a: f32) -> f32 {\n  // Ünïcödé 😀 \"quoted\" \\ and\ttab\n  return %a : f32\n}\n";

  private static final String LONG =
      IntStream.range(0, 400)
          .mapToObj(i -> "%v" + i + " = op" + i)
          .collect(Collectors.joining("\n"));

  /** Opens a model that answers every request with {@code text}, in several pieces. */
  abstract LanguageModel saying(String text) throws IOException;

  @Test
  void streamsTheTextInPiecesAndCountsThem() throws IOException {
    try (LanguageModel model = saying(PROGRAM)) {
      Recorder progress = new Recorder();
      Reply reply = reply(model.complete(prompt("say it"), progress));
      assertThat(reply.text()).isEqualTo(PROGRAM).isEqualTo(String.join("", progress.pieces));
      assertThat(reply.stop()).isEqualTo(Stop.END);
      assertThat(progress.pieces).hasSizeGreaterThan(1);
      assertThat(progress.stages).endsWith(Stage.GENERATING).doesNotHaveDuplicates();
      assertThat(progress.counts).isSorted();
      assertThat(reply.tokens()).isGreaterThan(1).isGreaterThanOrEqualTo(progress.counts.getLast());
      assertThat(reply.timeToFirstToken()).isLessThanOrEqualTo(reply.total());
    }
  }

  @Test
  void servesOneRequestAfterAnother() throws IOException {
    try (LanguageModel model = saying(PROGRAM)) {
      assertThat(reply(model.complete(prompt("once"), Progress.SILENT)).text()).isEqualTo(PROGRAM);
      assertThat(reply(model.complete(prompt("again"), Progress.SILENT)).text()).isEqualTo(PROGRAM);
    }
  }

  @Test
  void stopsSoonWhenCancelledAndKeepsWhatWasSaid() throws IOException {
    try (LanguageModel model = saying(LONG)) {
      Recorder progress = new Recorder();
      progress.atToken(3, () -> progress.cancel = true);
      Reply cut = reply(model.complete(prompt("say it"), progress));
      assertThat(cut.stop()).isEqualTo(Stop.CANCELLED);
      assertThat(LONG).startsWith(cut.text());
      assertThat(cut.text().length()).isBetween(1, LONG.length() - 1);
      assertThat(cut.text()).isEqualTo(String.join("", progress.pieces));
    }
  }

  @Test
  void endsOnceItIsEnoughAndServesOn() throws IOException {
    try (LanguageModel model = saying(LONG)) {
      Recorder progress = new Recorder();
      progress.atToken(3, () -> progress.enough = true);
      Reply cut = reply(model.complete(prompt("say it"), progress));
      assertThat(cut.stop()).isEqualTo(Stop.ENOUGH);
      assertThat(LONG).startsWith(cut.text());
      assertThat(cut.text().length()).isBetween(1, LONG.length() - 1);
    }
  }

  @Test
  void hasANameAndClosesTwice() throws IOException {
    LanguageModel model = saying(PROGRAM);
    assertThat(model.name()).isNotBlank().doesNotContain("\n");
    model.close();
    model.close();
    if (!(model instanceof ReplayModel)) {
      assertThatThrownBy(() -> model.complete(prompt("late"), Progress.SILENT))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  static Prompt prompt(String text) {
    return prompt(text, Duration.ofSeconds(60));
  }

  static Prompt prompt(String text, Duration deadline) {
    return new Prompt(
        List.of(Message.system("You repair MLIR."), Message.user(text)), 2000, 0, 7, deadline);
  }

  static Reply reply(Completion completion) {
    assertThat(completion).isInstanceOf(Reply.class);
    return (Reply) completion;
  }

  static Failed failed(Completion completion) {
    assertThat(completion).isInstanceOf(Failed.class);
    Failed failed = (Failed) completion;
    assertThat(failed.message()).doesNotContain("\n").isNotBlank();
    return failed;
  }
}
