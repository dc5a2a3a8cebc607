package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The start-up script of {@code ./dev jshell}, in a real shell. */
final class JshellScriptTest {
  private static final Path SCRIPT = Path.of("..", "scripts", "mlir.jsh");

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final JShell shell =
      JShell.builder()
          .out(new PrintStream(output, true, StandardCharsets.UTF_8))
          .remoteVMOptions(
              "--enable-native-access=ALL-UNNAMED",
              "-Dneurojit.native=" + System.getProperty("neurojit.native"))
          .build();

  @BeforeEach
  void start() throws IOException {
    shell.addToClasspath(System.getProperty("java.class.path"));
    evaluate("import java.util.*;\nimport java.io.*;\nimport java.nio.file.*;\n");
    evaluate(Files.readString(SCRIPT));
  }

  @AfterEach
  void close() {
    shell.close();
  }

  /** Returns the value of the last snippet. */
  private String evaluate(String text) {
    String rest = text;
    String value = "";
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(next.source())) {
        List<String> problems =
            shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList();
        assertThat(event.status())
            .as("%s %s %s", event.snippet().source(), problems, event.exception())
            .isEqualTo(Snippet.Status.VALID);
        assertThat(event.exception()).isNull();
        value = event.value() == null ? "" : event.value();
      }
      rest = next.remaining();
    }
    return value;
  }

  @Test
  void whatItSuggestsWorks() {
    String hints = output.toString(StandardCharsets.UTF_8);
    assertThat(hints).startsWith("MLIR for Java");
    List<String> suggested = hints.lines().filter(line -> line.startsWith("  ")).toList();
    assertThat(suggested).hasSize(3);
    suggested.forEach(line -> evaluate(line.strip() + ";"));
    assertThat(evaluate("m.print()")).contains("arith.addf").doesNotContain("arith.mulf");
    assertThat(evaluate("PassRegistry.entries().size() > 100")).isEqualTo("true");
  }
}
