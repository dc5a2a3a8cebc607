package dev.neurojit.llm;

import dev.neurojit.llm.Failed.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The registry of providers: one line each. */
public final class Models {

  private static final String REPLAY = "replay:";

  private Models() {}

  /**
   * Opens what the user wrote after {@code --model}: {@code replay:FILE} or the path of a GGUF
   * file. Checks the file but starts nothing; a local model loads at its first request.
   */
  public static Opened open(String spec, ModelOptions options) {
    try {
      return spec.startsWith(REPLAY)
          ? ReplayModel.open(Path.of(spec.substring(REPLAY.length())))
          : LocalModel.open(Path.of(spec), options);
    } catch (InvalidPathException e) {
      return new Opened.Refused(
          new Failed(
              Kind.NOT_FOUND, "'" + spec + "' is no path: give a .gguf file or replay:FILE"));
    }
  }
}
