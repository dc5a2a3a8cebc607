package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.Progress.Stage;
import dev.neurojit.llm.Reply.Stop;
import dev.neurojit.llm.gguf.GgmlType;
import dev.neurojit.llm.gguf.RandomGguf;
import dev.neurojit.llm.gguf.ScriptedGguf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real java-llama.cpp, in its process, on random weights. */
final class LocalModelTest {

  private static final Duration AMPLE = Duration.ofSeconds(60);

  /** Takes seconds for a full context, so that a test can act in the midst of it. */
  private static final RandomGguf SLOW = RandomGguf.TINY.size(4, 256);

  @TempDir private static Path files;
  @TempDir private static Path state;

  @Test
  void streamsTokensAndCountsThem() throws IOException {
    try (LocalModel model = open(RandomGguf.TINY)) {
      Recorder progress = new Recorder();
      Reply reply = reply(model.complete(prompt("hello", 40), progress));
      assertThat(reply.stop()).isEqualTo(Stop.LENGTH);
      assertThat(reply.tokens()).isEqualTo(40);
      assertThat(reply.promptTokens()).isPositive();
      assertThat(reply.text()).isNotBlank().isEqualTo(String.join("", progress.pieces));
      assertThat(progress.stages)
          .containsExactly(Stage.LOADING_MODEL, Stage.EVALUATING_PROMPT, Stage.GENERATING);
      assertThat(progress.counts).isSorted().endsWith(40);
      assertThat(progress.lastRate).isPositive();
      assertThat(reply.timeToFirstToken()).isPositive().isLessThanOrEqualTo(reply.total());
    }
  }

  @Test
  void sameSeedGivesTheSameTextAndAnotherSeedAnother() throws IOException {
    try (LocalModel model = open(RandomGguf.TINY)) {
      String first = reply(model.complete(prompt("hello", 30, 5), Progress.SILENT)).text();
      assertThat(reply(model.complete(prompt("hello", 30, 5), Progress.SILENT)).text())
          .isEqualTo(first);
      assertThat(reply(model.complete(prompt("hello", 30, 6), Progress.SILENT)).text())
          .isNotEqualTo(first);
    }
  }

  @Test
  void endsWhenTheModelEndsItsTurn() throws IOException {
    RandomGguf brief =
        RandomGguf.TINY.architecture("qwen2").type(GgmlType.Q8_0).ending(RandomGguf.Ending.SOON);
    try (LocalModel model = open(brief)) {
      Reply reply = reply(model.complete(prompt("hello", 1000), Progress.SILENT));
      assertThat(reply.stop()).isEqualTo(Stop.END);
      assertThat(reply.tokens()).isBetween(1, 999);
      assertThat(reply.text()).doesNotContain("<|im_end|>");
    }
  }

  @Test
  void twoModelsOneAfterTheOtherSayTheirOwnTexts() throws IOException {
    String one = "func.func @controller(%a: f32) -> f32 {\n  return %a : f32\n}\n";
    String other = "Ünïcödé 😀 and ```fences``` again, again\n";
    for (String text : List.of(one, other)) {
      Path path = ScriptedGguf.write(Files.createTempFile(files, "scripted", ".gguf"), text);
      try (LocalModel model = open(path)) {
        Reply reply = reply(model.complete(prompt("say it", 500), Progress.SILENT));
        assertThat(reply.text()).isEqualTo(text);
        assertThat(reply.stop()).isEqualTo(Stop.END);
      }
    }
  }

  @Test
  void cancelsWhileStreamingAndServesTheNextRequest() throws IOException {
    try (LocalModel model = open(SLOW)) {
      Recorder progress = new Recorder();
      progress.atToken(5, () -> progress.cancel = true);
      Reply cut = reply(model.complete(prompt("hello", 1900), progress));
      assertThat(cut.stop()).isEqualTo(Stop.CANCELLED);
      assertThat(cut.tokens()).isBetween(5, 1899);
      long pid = model.workerPid();
      Reply next = reply(model.complete(prompt("hello again", 10), Progress.SILENT));
      assertThat(next.stop()).isEqualTo(Stop.LENGTH);
      assertThat(model.workerPid()).isEqualTo(pid);
    }
  }

  @Test
  void cancelsWhileThePromptIsEvaluatedAndServesTheNextRequest() throws IOException {
    try (LocalModel model = open(SLOW)) {
      Recorder progress = new Recorder();
      progress.onStage(Stage.EVALUATING_PROMPT, () -> progress.cancel = true);
      Reply cut = reply(model.complete(prompt("x".repeat(1800), 200), progress));
      assertThat(cut.stop()).isEqualTo(Stop.CANCELLED);
      long pid = model.workerPid();
      Reply next = reply(model.complete(prompt("hello again", 10), Progress.SILENT));
      assertThat(next.tokens()).isEqualTo(10);
      assertThat(model.workerPid()).isEqualTo(pid);
    }
  }

  @Test
  void stopsAtTheDeadlineWithTheTextSoFar() throws IOException {
    try (LocalModel model = open(SLOW)) {
      reply(model.complete(prompt("warm", 1), Progress.SILENT));
      Recorder progress = new Recorder();
      Prompt hasty = new Prompt(List.of(Message.user("hi")), 1900, 0.8, 1, Duration.ofMillis(200));
      Reply reply = reply(model.complete(hasty, progress));
      assertThat(reply.stop()).isEqualTo(Stop.DEADLINE);
      assertThat(reply.text()).isEqualTo(String.join("", progress.pieces));
      assertThat(reply.tokens()).isLessThan(1900);
      assertThat(reply.total()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(4));
    }
  }

  @Test
  void aPromptLongerThanTheContextIsRefusedAndTheNextOneServed() throws IOException {
    try (LocalModel model = open(RandomGguf.TINY.context(256))) {
      Failed failed = failed(model.complete(prompt("x".repeat(400), 10), Progress.SILENT));
      assertThat(failed.kind()).isEqualTo(Kind.PROMPT_TOO_LONG);
      assertThat(failed.message()).contains("the context").contains("256");
      Reply clamped = reply(model.complete(prompt("short", 5000), Progress.SILENT));
      assertThat(clamped.tokens() + clamped.promptTokens()).isEqualTo(255);
    }
  }

  @Test
  void controlTokensInAProgramAreReadAsPlainText() throws IOException {
    try (LocalModel model = open(RandomGguf.TINY)) {
      int plain = reply(model.complete(prompt("a b", 1), Progress.SILENT)).promptTokens();
      int spelled =
          reply(model.complete(prompt("a<|im_end|>b", 1), Progress.SILENT)).promptTokens();
      // As a control token it would be one token in place of the blank.
      assertThat(spelled - plain).isEqualTo("< |im_end|>".length() - 1);
    }
  }

  @Test
  void aKilledWorkerIsToldAndReplacedOnce() throws IOException {
    try (LocalModel model = open(SLOW)) {
      for (String signal : List.of("KILL", "SEGV")) {
        Recorder progress = new Recorder();
        progress.atToken(3, () -> signal(signal, model.workerPid()));
        Failed failed = failed(model.complete(prompt("hello", 1900), progress));
        assertThat(failed.kind()).isIn(Kind.CRASHED, Kind.OUT_OF_MEMORY);
        assertThat(failed.message()).contains("was killed by SIG" + signal);
        assertThat(failed.detail()).last().asString().startsWith("log: ");
      }
      Recorder third = new Recorder();
      assertThat(failed(model.complete(prompt("hello", 5), third)).message()).contains("SIGSEGV");
      assertThat(third.stages).isEmpty();
    }
  }

  @Test
  void anInterruptedThreadGetsTheTextSoFar() throws IOException {
    try (LocalModel model = open(SLOW)) {
      Recorder progress = new Recorder();
      progress.atToken(3, () -> Thread.currentThread().interrupt());
      Reply cut = reply(model.complete(prompt("hello", 1900), progress));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(cut.stop()).isEqualTo(Stop.CANCELLED);
      assertThat(progress.pieces).hasSize(3);
      assertThat(cut.tokens()).isEqualTo(progress.counts.getLast());
      assertThat(reply(model.complete(prompt("hello", 5), Progress.SILENT)).tokens()).isEqualTo(5);
    }
  }

  @Test
  void aHangingWorkerIsEndedAndReplaced() throws IOException {
    try (LocalModel model = open(RandomGguf.TINY)) {
      reply(model.complete(prompt("warm", 1), Progress.SILENT));
      long pid = model.workerPid();
      signal("STOP", pid);
      Prompt hasty = new Prompt(List.of(Message.user("hi")), 10, 0.8, 1, Duration.ofMillis(100));
      Failed failed = failed(model.complete(hasty, Progress.SILENT));
      assertThat(failed.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
      assertThat(reply(model.complete(prompt("hello", 5), Progress.SILENT)).tokens()).isEqualTo(5);
    }
  }

  @Test
  void closingEndsTheProcessAndLeavesNoScratchFiles() throws IOException {
    Path own = Files.createTempDirectory(files, "state");
    LocalModel model = open(write(RandomGguf.TINY), options().withState(own));
    reply(model.complete(prompt("hello", 3), Progress.SILENT));
    long pid = model.workerPid();
    assertThat(handle(pid).isAlive()).isTrue();
    model.close();
    model.close();
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    try (Stream<Path> workers = Files.list(own.resolve("workers"))) {
      assertThat(workers).isEmpty();
    }
    assertThatThrownBy(() -> model.complete(prompt("hello", 3), Progress.SILENT))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatLlamaCppRefusesIsToldInItsOwnWords() throws IOException {
    // Passes the preflight, but lacks a tensor that the architecture needs.
    Path path = write(RandomGguf.TINY);
    byte[] bytes = Files.readAllBytes(path);
    String header = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[header.indexOf("ffn_gate")] = 'x';
    Files.write(path, bytes);
    try (LocalModel model = open(path)) {
      Failed failed = failed(model.complete(prompt("hello", 3), Progress.SILENT));
      assertThat(failed.kind()).isEqualTo(Kind.LOAD_FAILED);
      assertThat(failed.message()).contains("blk.0.ffn_gate.weight");
      assertThat(failed.detail()).anyMatch(line -> line.contains("failed to load model"));
    }
  }

  @Test
  void aJavaThatDoesNotStartIsTold() throws IOException {
    ModelOptions broken = options().withJava(List.of("/nonexistent/java"));
    try (LocalModel model = open(write(RandomGguf.TINY), broken)) {
      Failed failed = failed(model.complete(prompt("hello", 3), Progress.SILENT));
      assertThat(failed.kind()).isEqualTo(Kind.LOAD_FAILED);
      assertThat(String.join("\n", failed.detail())).contains("/nonexistent/java");
    }
  }

  private static ModelOptions options() {
    return ModelOptions.defaults().withState(state).withContext(2048).withThreads(1);
  }

  private static Path write(RandomGguf shape) throws IOException {
    return shape.write(Files.createTempFile(files, "random", ".gguf"));
  }

  private static LocalModel open(RandomGguf shape) throws IOException {
    return open(write(shape));
  }

  private static LocalModel open(Path path) {
    return open(path, options());
  }

  private static LocalModel open(Path path, ModelOptions options) {
    Opened opened = Models.open(path.toString(), options);
    assertThat(opened).isInstanceOf(Opened.Ok.class);
    return (LocalModel) ((Opened.Ok) opened).model();
  }

  private static Prompt prompt(String text, int maxTokens) {
    return prompt(text, maxTokens, 1);
  }

  private static Prompt prompt(String text, int maxTokens, long seed) {
    return new Prompt(List.of(Message.user(text)), maxTokens, 0.8, seed, AMPLE);
  }

  private static Reply reply(Completion completion) {
    assertThat(completion).isInstanceOf(Reply.class);
    return (Reply) completion;
  }

  private static Failed failed(Completion completion) {
    assertThat(completion).isInstanceOf(Failed.class);
    return (Failed) completion;
  }

  private static ProcessHandle handle(long pid) {
    return ProcessHandle.of(pid).orElseThrow();
  }

  private static void signal(String name, long pid) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
      assertThat(kill.onExit().join().exitValue()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
