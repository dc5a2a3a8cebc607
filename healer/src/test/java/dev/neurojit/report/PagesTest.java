package dev.neurojit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.bench.Fate;
import dev.neurojit.bench.Session;
import dev.neurojit.bench.Trials;
import dev.neurojit.bench.result.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages in a browser. */
final class PagesTest {
  private static final List<String> MODELS = List.of("qwen-with-a-long-name.gguf", "small.gguf");
  private static final List<String> PROGRAMS = List.of("lander.mlir", "weak.mlir");

  @TempDir private static Path folder;
  private static Browser browser;
  private static Experiment experiment;

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    var trials = new Trials(Files.createDirectories(folder.resolve("experiment")));
    Session session = Trials.session(MODELS, PROGRAMS);
    trials.write(session);
    for (String program : PROGRAMS) {
      trials.write(
          trials.trial("identity", program, 1, Fate.CRASH, Fate.CRASH, Fate.CRASH),
          trials.trial("rules", program, 1, Fate.SYNTAX, Fate.HARD, Fate.HARD));
      for (int i = 1; i <= 4; i++) {
        trials.write(
            trials.trial(MODELS.getFirst(), program, i, Fate.SYNTAX, Fate.HARD, Fate.LANDED),
            trials.trial(MODELS.getLast(), program, i, Fate.SSA, Fate.SSA, Fate.CRASH));
      }
    }
    trials.raw("{\"entry\":\"trial\"");
    experiment = new Experiment(trials.read());
    Files.writeString(folder.resolve("report.html"), ExperimentReport.of(experiment).html());
    browser = Browser.start(Files.createDirectories(folder.resolve("profile")));
  }

  @AfterAll
  static void close() throws IOException {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({"1200", "390", "320"})
  void pageFitsItsScreen(int width) throws IOException, InterruptedException {
    browser.assertFits(folder.resolve("report.html"), width);
  }

  @Test
  void chartsHaveDataAndNames() throws IOException, InterruptedException {
    browser.open(folder.resolve("report.html"), 1200);
    assertThat(browser.eval("return document.title").asText())
        .isEqualTo("Experiment: 2 models on 2 programs");
    assertThat(count("svg")).isGreaterThanOrEqualTo(14);
    assertThat(count("svg:not([role=img])")).isZero();
    assertThat(count("svg > title:empty")).isZero();
    assertThat(count("rect.bar")).isGreaterThan(100);
    assertThat(count("circle.dot")).isEqualTo(16 + 16 + 20 + 20);
    assertThat(count("path.line.good")).isEqualTo(2 * 4 * 2);
    assertThat(count("path.line.before")).isEqualTo(4 * 2 * 2);
    String broken =
        "return [...document.querySelectorAll('svg')]"
            + ".filter(svg => svg.outerHTML.includes('NaN')).length";
    assertThat(browser.eval(broken).asInt()).isZero();
    String widest =
        "return Math.max(...[...document.querySelectorAll('rect.bar')]"
            + ".map(e => e.getBoundingClientRect().width))";
    assertThat(browser.eval(widest).asDouble()).isGreaterThan(100);
    assertThat(browser.eval("return document.querySelectorAll('script').length").asInt()).isZero();
    assertThat(browser.eval("return performance.getEntriesByType('resource').length").asInt())
        .isZero();
  }

  private static int count(String selector) throws IOException, InterruptedException {
    return browser.eval("return document.querySelectorAll(\"" + selector + "\").length").asInt();
  }

  @Test
  void pageSaysWhatTheTrialsSay() throws IOException, InterruptedException {
    browser.open(folder.resolve("report.html"), 1200);
    String text = browser.eval("return document.body.textContent").asText();
    assertThat(text)
        .contains("Recommended", "qwen-with-a-long-name.gguf", "Q4_K_M", "<script>")
        .contains("the last line is cut off")
        .contains("expected ':' | <script> × 4");
    assertThat(browser.eval("return document.querySelectorAll('nav a').length").asInt())
        .isEqualTo(8);
    assertThat(
            browser
                .eval(
                    "return [...document.querySelectorAll('nav a')].every("
                        + "a => document.querySelector(a.getAttribute('href')))")
                .asBoolean())
        .isTrue();
  }

  @Test
  void markdownSaysTheSame() {
    String markdown = ExperimentReport.of(experiment).markdown();
    assertThat(markdown)
        .startsWith("# Experiment: 2 models on 2 programs\n")
        .contains("\n## Conclusion\n", "\n### `small.gguf` on `weak.mlir`\n")
        .contains("| Landing outcome | as written: syntax × 4; repaired: hard × 4;")
        .contains("expected ':' \\| &lt;script>")
        .doesNotContain("<svg", "[[");
  }

  @Test
  void jsonHasEveryFigure() {
    var json = ExperimentJson.of(experiment);
    assertThat(json.at("/arms/2/funnel/written/syntax/ended").asInt()).isEqualTo(8);
    assertThat(json.at("/arms/2/funnel/tuned/landed/rate/share").asDouble()).isEqualTo(1);
    assertThat(json.at("/advice/recommended").asText()).isEqualTo(MODELS.getFirst());
    assertThat(json.at("/landed")).hasSize(5);
  }
}
