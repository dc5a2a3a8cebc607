package dev.neurojit.mlir.coverage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where MLIR 22 is installed. */
final class Installation {
  private static final List<String> TOOLS =
      List.of("/usr/bin/llvm-config-22", "/usr/lib/llvm-22/bin/llvm-config");

  private Installation() {}

  /**
   * The directory with the headers, as llvm-config gives it.
   *
   * @throws IllegalStateException if there is no MLIR 22
   */
  static Path includes() throws IOException, InterruptedException {
    for (String tool : TOOLS) {
      if (Files.isExecutable(Path.of(tool))) {
        Process process = new ProcessBuilder(tool, "--includedir").start();
        byte[] answer = process.getInputStream().readAllBytes();
        process.waitFor();
        return Path.of(new String(answer, StandardCharsets.UTF_8).strip());
      }
    }
    throw new IllegalStateException("No llvm-config-22: run ./dev setup, which installs it.");
  }
}
