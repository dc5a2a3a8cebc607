package dev.neurojit.llm;

import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.gguf.Architectures;
import dev.neurojit.llm.gguf.ControlTokens;
import dev.neurojit.llm.gguf.GgufFile;
import dev.neurojit.llm.gguf.GgufRead;
import dev.neurojit.llm.gguf.MemoryNeed;
import dev.neurojit.llm.gguf.ModelShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Decides whether a GGUF file may go to llama.cpp, before any native code sees it. */
final class GgufPreflight {

  /** Tokens evaluated at once; small, for cancellation and for memory. */
  static final int BATCH = 128;

  /** Beyond any real model; keeps the sums below within 64 bits. */
  private static final long ABSURD = 1 << 24;

  /** llama.cpp aborts where one layer's cache would have this many numbers. */
  private static final long CACHE_LIMIT = 1L << 32;

  /** What the checks say. */
  sealed interface Outcome {
    /** The model fits with this context and is spoken to by this template. */
    record Fits(String name, int context, ChatTemplate template) implements Outcome {}

    /** It must not be loaded. */
    record Refuses(Failed failure) implements Outcome {}
  }

  private GgufPreflight() {}

  static Outcome check(Path path, ModelOptions options) {
    return switch (GgufFile.read(path)) {
      case GgufRead.Ok ok -> check(ok.file(), options);
      case GgufRead.Unreadable unreadable ->
          refuse(Kind.NOT_FOUND, unreadable.message() + "; name a GGUF model file");
      case GgufRead.Unsupported unsupported -> refuse(Kind.UNSUPPORTED, unsupported.message());
      case GgufRead.Malformed malformed ->
          refuse(
              Kind.NOT_A_MODEL,
              "%s is no whole GGUF model: byte %d: %s"
                  .formatted(path, malformed.offset(), malformed.message()));
    };
  }

  private static Outcome check(GgufFile file, ModelOptions options) {
    String architecture = file.architecture();
    if (!Architectures.SUPPORTED.contains(architecture)) {
      return refuse(
          Kind.UNSUPPORTED,
          "%s is of architecture '%s', which the bundled llama.cpp (b4916) cannot run; llama, qwen2 and deepseek2 are among those it can"
              .formatted(file.path(), architecture));
    }
    long parts = file.integer("split.count").orElse(1);
    if (parts > 1) {
      return refuse(
          Kind.UNSUPPORTED,
          "%s is one of %d parts: join them with llama-gguf-split --merge"
              .formatted(file.path(), parts));
    }
    ModelShape shape = ModelShape.of(file);
    if (!plausible(shape)) {
      return refuse(
          Kind.NOT_A_MODEL,
          "%s is no usable model: its metadata gives %s".formatted(file.path(), shape));
    }
    long trained = shape.contextLength() > 0 ? shape.contextLength() : options.context();
    return fit(file, shape, (int) Math.min(options.context(), trained), options);
  }

  private static Outcome fit(GgufFile file, ModelShape shape, int context, ModelOptions options) {
    long available = options.availableMemory().getAsLong();
    MemoryNeed need = MemoryNeed.of(file, context, BATCH);
    if (need.required() > available) {
      return new Outcome.Refuses(TooLarge.describe(file, context, BATCH, available));
    }
    if (shape.cachedPerLayer() * context >= CACHE_LIMIT) {
      return refuse(
          Kind.TOO_LARGE,
          "%s with a context of %d overflows llama.cpp's cache: use a context below %d"
              .formatted(file.path(), context, CACHE_LIMIT / shape.cachedPerLayer()));
    }
    return new Outcome.Fits(String.valueOf(file.path().getFileName()), context, template(file));
  }

  private static ChatTemplate template(GgufFile file) {
    Optional<String> template = file.text("tokenizer.chat_template");
    try {
      return ChatTemplate.of(template, ControlTokens.read(file));
    } catch (IOException e) {
      // A file that changed under us fails to load, in llama.cpp's own words.
      return ChatTemplate.of(template, List.of());
    }
  }

  private static boolean plausible(ModelShape shape) {
    return LongStream.of(shape.layers(), shape.width(), shape.vocabulary()).allMatch(n -> n > 0)
        && LongStream.of(
                shape.layers(),
                shape.width(),
                shape.vocabulary(),
                shape.heads(),
                shape.cachedPerLayer(),
                shape.cachedPerPosition() >> 8)
            .allMatch(figure -> figure >= 0 && figure < ABSURD);
  }

  private static Outcome refuse(Kind kind, String message) {
    return new Outcome.Refuses(new Failed(kind, message));
  }
}
