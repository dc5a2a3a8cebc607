package dev.neurojit.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a command line in the repository's root, as a user would. */
final class Shell {
  /** The repository's root: tests run in the module's folder. */
  static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");

  private static final long LIMIT_SECONDS = 120;

  private Shell() {}

  /** What a command line did; {@code output} is stdout and stderr as they came. */
  record Run(int code, String output) {}

  /** Runs a bash command line with further environment variables. */
  static Run bash(String line, Map<String, String> environment) {
    var builder = new ProcessBuilder(List.of("bash", "-c", line)).directory(ROOT.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after " + LIMIT_SECONDS + " s: " + line);
      }
      return new Run(process.exitValue(), output);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(line, e);
    }
  }
}
