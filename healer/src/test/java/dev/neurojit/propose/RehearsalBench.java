package dev.neurojit.propose;

import dev.neurojit.llm.Completion;
import dev.neurojit.llm.Failed;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Message;
import dev.neurojit.llm.ModelOptions;
import dev.neurojit.llm.Models;
import dev.neurojit.llm.Opened;
import dev.neurojit.llm.Progress;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.Reply;
import dev.neurojit.llm.gguf.RehearsalGguf;
import dev.neurojit.llm.gguf.ShapedGguf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./dev bench rehearsal}: the three models of the first experiments in their own shapes,
 * with random weights: 7B and 16B load and stream, 32B is refused by name where 24 GB are all there
 * is. One file at a time is on disk, up to 10 GB; the refused one is a hole.
 */
public final class RehearsalBench {
  private static final int TOKENS = 12;
  private static final double GIB = 1L << 30;

  private RehearsalBench() {}

  private interface Maker {
    Path write(Path path) throws IOException;
  }

  /**
   * Runs the rehearsal.
   *
   * @param arguments which of 7b, 16b, 32b; none for all
   */
  public static void main(String[] arguments) throws IOException {
    List<String> wanted = arguments.length == 0 ? List.of("7b", "16b", "32b") : List.of(arguments);
    Path folder = Files.createTempDirectory("rehearsal");
    for (String name : wanted) {
      Maker maker =
          switch (name) {
            case "7b" -> path -> RehearsalGguf.qwen(ShapedGguf.QWEN_7B.q4KM(), path);
            case "16b" -> RehearsalGguf::deepseek;
            case "32b" -> path -> ShapedGguf.QWEN_32B.q4KM().write(path);
            default -> throw new IllegalArgumentException("7b, 16b or 32b, not " + name);
          };
      Path gguf = folder.resolve(name + "-q4_k_m.gguf");
      try {
        rehearse(maker.write(gguf), folder.resolve("state"));
      } finally {
        Files.deleteIfExists(gguf);
      }
    }
  }

  @SuppressWarnings("SystemOut")
  private static void rehearse(Path gguf, Path state) throws IOException {
    long bytes = Files.size(gguf);
    ModelOptions options = ModelOptions.defaults().withState(state);
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f GB, %.1f GiB available%n",
        gguf.getFileName(),
        bytes / 1e9,
        options.availableMemory().getAsLong() / GIB);
    switch (Models.open(gguf.toString(), options)) {
      case Opened.Ok(LanguageModel model) -> {
        try (model) {
          // The first reply loads the model; one token, so that the time is the load's.
          long start = System.nanoTime();
          Completion loaded = model.complete(prompt(1), Progress.SILENT);
          System.out.printf(
              Locale.ROOT, "  loaded after %.1f s; ", (System.nanoTime() - start) / 1e9);
          tell(loaded instanceof Failed ? loaded : model.complete(prompt(TOKENS), Progress.SILENT));
        }
      }
      case Opened.Refused(Failed failed) -> {
        System.out.println("  refused: " + failed.message().replace(gguf.getParent() + "/", ""));
        failed.detail().forEach(line -> System.out.println("    " + line));
      }
    }
  }

  @SuppressWarnings("SystemOut")
  private static void tell(Completion completion) {
    switch (completion) {
      case Reply reply ->
          System.out.printf(
              Locale.ROOT,
              "%d tokens streamed at %.2f tokens/s%n",
              reply.tokens(),
              reply.tokensPerSecond());
      case Failed failed -> System.out.println("failed: " + failed.message());
    }
  }

  private static Prompt prompt(int tokens) {
    List<Message> question = List.of(Message.user("Land softly."));
    return new Prompt(question, tokens, 0.5, 1, Duration.ofMinutes(10));
  }
}
