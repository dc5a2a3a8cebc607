package dev.neurojit.mlir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program as it was before a run, with the pipeline as {@code mlir-opt -run-reproducer} reads it.
 * MLIR's own reproducer is not used: it takes over the JVM's signal handlers.
 */
record Reproducer(String program, String pipeline, Path file) {
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
