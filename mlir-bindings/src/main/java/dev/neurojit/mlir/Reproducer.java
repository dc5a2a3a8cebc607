package dev.neurojit.mlir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program as it was before a run, with the pipeline as {@code mlir-opt -run-reproducer} reads it.
 * MLIR's own reproducer is not used: it takes over the JVM's signal handlers.
 */
public record Reproducer(String program, String pipeline, Path file) {
  private static final String STRING = "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"";

  /** Before the pipeline there may be other entries, and comments, which may hold anything. */
  private static final Pattern PIPELINE =
      Pattern.compile(
          "mlir_reproducer\\s*:\\s*\\{(?:[^}/\"p]++|p(?!ipeline\\b)|//[^\\n]*+|"
              + STRING
              + ")*+pipeline\\s*:\\s*"
              + STRING);

  /** The pipeline that a program written so holds; empty if it holds none. */
  public static Optional<String> pipelineOf(String text) {
    Matcher found = PIPELINE.matcher(text);
    return found.find()
        ? Optional.of(found.group(2).replace("\\\"", "\"").replace("\\\\", "\\"))
        : Optional.empty();
  }

  static Reproducer of(MlirModule module, String pipeline, Path file) {
    return new Reproducer(module.print(PrintFlag.GENERIC, PrintFlag.LOCATIONS), pipeline, file);
  }

  void write() {
    String resources =
        """

        {-#
          external_resources: {
            mlir_reproducer: {
              pipeline: "%s",
              disable_threading: true,
              verify_each: true
            }
          }
        #-}
        """
            .formatted(pipeline.replace("\\", "\\\\").replace("\"", "\\\""));
    try {
      Files.writeString(file, program + resources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
