package dev.neurojit.syntax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads and repairs any bytes. In the build it runs over the inputs kept beside it, among them what
 * a fuzzer once found; {@code ./dev fuzz [SECONDS]} lets Jazzer look for more, led by coverage.
 * Jazzer's own JUnit extension would rewrite the classes under test for the whole build.
 */
class SyntaxFuzzTest {
  private static final Path INPUTS = Path.of("src/test/resources/dev/neurojit/syntax/fuzz");

  private static List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.list(INPUTS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void whatHoldsForAnyText(Path input) throws IOException {
    fuzzerTestOneInput(Files.readAllBytes(input));
  }

  /** Jazzer's entry. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    FuzzedText.examine(new String(bytes, StandardCharsets.UTF_8));
  }
}
