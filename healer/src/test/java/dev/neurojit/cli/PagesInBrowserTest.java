package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.report.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of a heal and of analytics in a browser, with hostile words in both. */
final class PagesInBrowserTest {
  private static final String HOSTILE = "<script>document.title = 'mine'</script>";

  @TempDir private static Path folder;
  private static Path heal;
  private static Path analytics;
  private static Browser browser;

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    heal = folder.resolve("heal.html");
    Path reply = folder.resolve("replies.jsonl");
    String recorded =
        Files.readString(Path.of(Cli.example("replies/trial-2-deepseek-coder-v2-lite.jsonl")));
    Files.writeString(reply, recorded.replaceFirst("```mlir", HOSTILE + "\\\\n```mlir"));
    Cli.Run healed =
        Cli.run(
            Cli.heal(
                Cli.example("lander.mlir"),
                folder,
                "--ladder",
                "tuner,model",
                "--model",
                "replay:" + reply,
                "--report",
                heal.toString()));
    assertThat(healed.code()).as(healed.err()).isZero();
    analytics = folder.resolve("analytics.html");
    Path db = folder.resolve("analytics.duckdb");
    String text = "func.func @f() {\\n  %a = arith.clampf " + HOSTILE + " `[[x|bad]]` : f32\\n}";
    Path corpus = folder.resolve("corpus.jsonl");
    Files.writeString(
        corpus, "{\"text\": \"" + text + "\"}\n{\"text\": \"%b = arith.addf %c : f32\"}\n");
    assertThat(Cli.run("analytics", "ingest", corpus.toString(), "--db", db.toString()).code())
        .isZero();
    Cli.Run written =
        Cli.run(
            "analytics",
            "--corpora",
            "--db",
            db.toString(),
            "--format",
            "html",
            "--out",
            analytics.toString());
    assertThat(written.code()).as(written.err()).isZero();
    browser = Browser.start(Files.createDirectories(folder.resolve("profile")));
  }

  @AfterAll
  static void close() throws IOException {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({"1200,light", "1200,dark", "390,light", "320,light"})
  void pagesFitTheirScreens(int width, String colours) throws IOException, InterruptedException {
    browser.colours(colours);
    browser.assertFits(heal, width);
    browser.assertFits(analytics, width);
  }

  @Test
  void healShowsItsCurves() throws IOException, InterruptedException {
    browser.open(heal, 1200);
    assertThat(browser.eval("return document.title").asText()).isEqualTo("Healed: lander.mlir");
    assertThat(count("figure svg[role=img] > title:not(:empty)")).isEqualTo(4);
    assertThat(count("path.line.good")).isEqualTo(3);
    assertThat(count("path.line.before")).isEqualTo(3);
    String shortest =
        "return Math.min(...[...document.querySelectorAll('path.line')]"
            + ".map(e => e.getTotalLength()))";
    assertThat(browser.eval(shortest).asDouble()).isGreaterThan(20);
    assertThat(count("svg rect.bar")).isGreaterThanOrEqualTo(3);
    assertThat(count("span.added")).isPositive();
    assertThat(count("script")).isZero();
  }

  @Test
  void wordsOfModelsStayWords() throws IOException, InterruptedException {
    browser.open(analytics, 1200);
    assertThat(browser.eval("return document.title").asText()).isEqualTo("What models write");
    assertThat(browser.eval("return document.body.textContent").asText())
        .contains(HOSTILE + " `[[x|bad]]`");
    assertThat(count("script, .badge")).isZero();
    assertThat(count("td.meter")).isPositive();
    String widths =
        "return [...document.querySelectorAll('td.meter')]"
            + ".every(e => getComputedStyle(e).backgroundImage.includes('linear-gradient'))";
    assertThat(browser.eval(widths).asBoolean()).isTrue();
  }

  private static int count(String selector) throws IOException, InterruptedException {
    return browser.eval("return document.querySelectorAll(\"" + selector + "\").length").asInt();
  }
}
