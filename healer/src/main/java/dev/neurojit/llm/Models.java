package dev.neurojit.llm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The registry of providers: one line each. */
public final class Models {

  private Models() {}

  /**
   * Opens what the user wrote after {@code --model}: the path of a GGUF file, {@code gemini:NAME},
   * {@code openai:NAME@URL} or {@code replay:FILE}. Checks files, names, addresses and keys, but
   * starts nothing and sends nothing; that is left to the first request.
   */
  public static Opened open(String spec, ModelOptions options) {
    return switch (ModelSpec.parse(spec)) {
      case ModelSpec.Local local -> LocalModel.open(local.file(), options);
      case ModelSpec.Replay replay -> ReplayModel.open(replay.file());
      case ModelSpec.Gemini gemini -> RemoteModels.open(gemini, options.remote());
      case ModelSpec.OpenAi openAi -> RemoteModels.open(openAi, options.remote());
      case ModelSpec.Wrong wrong -> new Opened.Refused(wrong.failure());
    };
  }

  /** Returns what a specification leads to, without opening it. */
  public static Provider provider(String spec) {
    return switch (ModelSpec.parse(spec)) {
      case ModelSpec.Local local -> Provider.GGUF;
      case ModelSpec.Replay replay -> Provider.REPLAY;
      case ModelSpec.Gemini gemini -> Provider.SERVER;
      case ModelSpec.OpenAi openAi -> Provider.SERVER;
      case ModelSpec.Wrong wrong -> Provider.NONE;
    };
  }

  /** Returns how many replies a recording holds; empty for all else. */
  public static OptionalInt replies(String spec) {
    return ModelSpec.parse(spec) instanceof ModelSpec.Replay(Path file)
            && ReplayFile.read(file) instanceof ReplayFile.Replies(List<RecordedReply> list)
        ? OptionalInt.of(list.size())
        : OptionalInt.empty();
  }

  /** Returns the file that a specification names; empty for models behind a server. */
  public static Optional<Path> file(String spec) {
    return switch (ModelSpec.parse(spec)) {
      case ModelSpec.Local(Path file) -> Optional.of(file);
      case ModelSpec.Replay(Path file) -> Optional.of(file);
      case ModelSpec.Gemini gemini -> Optional.empty();
      case ModelSpec.OpenAi openAi -> Optional.empty();
      case ModelSpec.Wrong wrong -> Optional.empty();
    };
  }
}
