package dev.neurojit.llm;

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
}
