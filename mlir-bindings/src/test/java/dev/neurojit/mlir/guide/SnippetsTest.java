package dev.neurojit.mlir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every snippet that a guide shows is there, among the tests. */
final class SnippetsTest {
  private static final Path MAIN = Path.of("src/main/java/dev/neurojit/mlir");
  private static final Path GUIDES = Path.of("src/test/java/dev/neurojit/mlir/guide");
  private static final Pattern SNIPPET =
      Pattern.compile("\\{@snippet\\s+file=\"([^\"]+)\"\\s+region=\"([^\"]+)\"\\s*}");

  /** The guides: each package but the generated one. */
  private static List<Path> guides() throws IOException {
    try (Stream<Path> all = Files.walk(MAIN)) {
      return all.filter(file -> file.endsWith("package-info.java"))
          .filter(file -> !file.endsWith("capi/package-info.java"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("guides")
  void theGuideShowsCodeThatIsTested(Path guide) throws IOException {
    Matcher snippet = SNIPPET.matcher(Files.readString(guide));
    assertThat(snippet.find()).isTrue();
    Path source = GUIDES.resolve(snippet.group(1));
    assertThat(source).isRegularFile();
    assertThat(Files.readString(source))
        .contains("// @start region=\"" + snippet.group(2) + "\"", "// @end");
  }
}
