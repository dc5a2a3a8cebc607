package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to journals whose answers are known. */
final class AnalyticsCommandTest {
  @TempDir private Path folder;

  private Path runs = Path.of("");

  @BeforeEach
  void writeRuns() throws IOException {
    runs = folder.resolve("runs");
    AnalyticsRuns.write(runs.resolve("one"), "small", "2026-01-02");
    AnalyticsRuns.write(runs.resolve("deep/two"), "large", "2026-01-05");
  }

  @Test
  void errorsAreToldByCodeOperationModelPromptAndDay() throws IOException {
    JsonNode byCode = rows("--view", "errors").get(0);
    assertThat(byCode.path("code").asText()).isEqualTo("NJ022");
    assertThat(byCode.path("findings").asInt()).isEqualTo(4);
    assertThat(byCode.path("programs").asInt()).isEqualTo(4);
    assertThat(byCode.path("share_pct").asDouble()).isEqualTo(100);
    JsonNode byOp = rows("--view", "errors", "--by", "op,dialect");
    assertThat(byOp.findValuesAsText("op")).containsExactlyInAnyOrder("arith.clampf", "func.func");
    assertThat(byOp.findValuesAsText("dialect")).containsExactlyInAnyOrder("arith", "func");
    JsonNode byModel = rows("--view", "errors", "--by", "model,day");
    assertThat(byModel.findValuesAsText("model"))
        .containsExactlyInAnyOrder("(no model)", "(no model)", "small", "large");
    assertThat(byModel.findValuesAsText("day")).containsOnly("2026-01-02", "2026-01-05");
    assertThat(rows("--view", "errors", "--by", "prompt").findValuesAsText("prompt"))
        .filteredOn(version -> version.matches("[0-9a-f]{8}"))
        .hasSize(2)
        .doesNotHaveDuplicates();
    assertThat(rows("--view", "errors", "--by", "pattern").findValuesAsText("pattern"))
        .contains("'return' is missing at %_");
  }

  @Test
  void codesThatMeetAreToldWithTheirLift() throws IOException {
    JsonNode pair = rows("--view", "together").get(0);
    assertThat(pair.path("code").asText() + pair.path("with_code").asText())
        .isEqualTo("NJ022NJ026");
    assertThat(pair.path("programs").asInt()).isEqualTo(4);
    assertThat(pair.path("lift").asDouble()).isEqualTo(1);
  }

  @Test
  void repairsAreCreditedWithTheCallsTheySave() throws IOException {
    JsonNode rule = rows("--view", "repairs").get(0);
    assertThat(rule.path("code").asText()).isEqualTo("NJ022");
    assertThat(rule.path("calls_saved").asInt()).isEqualTo(4);
    assertThat(rule.path("alone").asInt()).isEqualTo(4);
    JsonNode savings = rows("--view", "savings");
    assertThat(savings.findValuesAsText("saved_pct")).contains("33.3");
    assertThat(savings.findValuesAsText("calls")).containsExactlyInAnyOrder("0", "2", "2");
  }

  @Test
  void repairsAreFalseWhereTheJudgeRefusesWhatTheyMade() throws IOException {
    JsonNode all = rows("--view", "false-repairs").get(0);
    assertThat(all.path("code").asText()).isEqualTo("(all rules)");
    assertThat(all.path("made_valid").asInt()).isEqualTo(4);
    assertThat(all.path("refused_later").asInt()).isEqualTo(2);
    assertThat(all.path("false_pct").asDouble()).isEqualTo(50);
  }

  @Test
  void hallucinationsComeWithAnExampleAndTheirModels() throws IOException {
    JsonNode first = rows("--view", "hallucinations").get(0);
    assertThat(first.path("what").asText()).isEqualTo("there is no operation 'arith.clampf'");
    assertThat(first.path("example").asText()).isEqualTo("%y = arith.clampf %x : f32");
    assertThat(first.path("models").asText()).isEqualTo("large, small");
  }

  @Test
  void learningIsToldByDayModelAndPrompt() throws IOException {
    JsonNode learning = rows("--view", "learning");
    assertThat(learning.findValuesAsText("day")).containsExactly("2026-01-02", "2026-01-05");
    assertThat(learning.get(0).path("valid_pct").asDouble()).isEqualTo(100);
    assertThat(learning.get(0).path("valid_as_written_pct").asDouble()).isZero();
    assertThat(learning.get(0).path("findings_each").asDouble()).isEqualTo(2);
  }

  @Test
  void whatIsAskedMayBeNarrowed() throws IOException {
    assertThat(rows("--view", "totals", "--model", "small").get(0).path("programs").asInt())
        .isEqualTo(1);
    assertThat(rows("--view", "runs", "--since", "2026-01-03").findValuesAsText("run"))
        .containsExactly("two");
    assertThat(rows("--view", "errors", "--model", "it's none")).isEmpty();
  }

  @Test
  void runThatIsGivenTwiceCountsOnceAndIsTold() throws IOException {
    Path copy = folder.resolve("copy/one");
    copy(runs.resolve("one"), copy);
    Cli.Run run =
        analytics(folder.resolve("copy").toString(), "--view", "totals", "--format", "csv");
    assertThat(run.err())
        .contains(copy + ": run one is known from " + runs.resolve("one") + " and is counted once");
    assertThat(run.out()).contains("\n2,4,2,2,");
  }

  @Test
  void shorterJournalOfTheSameRunIsToldAndNotCounted() throws IOException {
    Path copy = folder.resolve("copy/one");
    copy(runs.resolve("one"), copy);
    Files.writeString(
        runs.resolve("one/events.jsonl"),
        "{\"at\":\"2026-01-02T11:00:00Z\",\"event\":\"resumed\",\"candidates\":2}\n",
        StandardOpenOption.APPEND);
    Cli.Run run = Cli.run("analytics", runs.toString(), copy.toString(), "--view", "totals");
    assertThat(run.err())
        .contains("run one is known with 10 events and is counted once; this journal has 9");
  }

  @Test
  void otherRunOfTheSameNameCounts() throws IOException {
    AnalyticsRuns.write(folder.resolve("other/one"), "third", "2026-02-02");
    Cli.Run run =
        analytics(folder.resolve("other").toString(), "--view", "totals", "--format", "csv");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("\n3,6,3,3,");
  }

  @Test
  void damageIsToldByItsOffsetAndTheRestCounts() throws IOException {
    Path events = runs.resolve("one/events.jsonl");
    long size = Files.size(events);
    Files.writeString(events, "{\"at\":\"20", StandardOpenOption.APPEND);
    Cli.Run run = analytics("--view", "totals,defects", "--format", "csv");
    assertThat(run.err())
        .contains(runs.resolve("one") + ": byte " + size + ": the last event is cut off");
    assertThat(run.out())
        .contains("\n2,4,2,2,", events + "," + size + ",the last event is cut off");
  }

  @Test
  void databaseFollowsAJournalThatGrows() throws IOException {
    String db = folder.resolve("state.duckdb").toString();
    try (var tables = dev.neurojit.analytics.Database.at(Path.of(db))) {
      var found = dev.neurojit.analytics.Journals.find(runs);
      assertThat(dev.neurojit.analytics.Journals.bring(found, tables).added()).isEqualTo(2);
      assertThat(dev.neurojit.analytics.Journals.bring(found, tables).unchanged()).isEqualTo(2);
      Files.writeString(
          runs.resolve("one/events.jsonl"),
          "{\"at\":\"2026-01-02T11:00:00Z\",\"event\":\"resumed\",\"candidates\":2}\n",
          StandardOpenOption.APPEND);
      assertThat(dev.neurojit.analytics.Journals.bring(found, tables))
          .isEqualTo(new dev.neurojit.analytics.Journals.Imported(1, 1, java.util.List.of()));
    } catch (dev.neurojit.analytics.DatabaseException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void ownQueryIsAsked() {
    Cli.Run run =
        analytics(
            "--sql",
            "select outcome, count(*) n from calls group by 1 order by 1",
            "--format",
            "csv");
    assertThat(run.out()).isEqualTo("outcome,n\r\nJUDGED,2\r\nNO_CHANGE,2\r\n");
    assertThat(analytics("--sql", "describe programs").out()).contains("prompt_version");
  }

  @Test
  void errorOfAQueryNamesItsPlaceAndTheTables() {
    Cli.Run run = analytics("--sql", "select code,\n  nope from errors");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains(
            "Referenced column \"nope\" not found",
            "line 2, column 3:",
            "      nope from errors\n      ^",
            "tables: programs, findings, repairs, calls, runs, defects");
    assertThat(analytics("--sql", "selec 1").err())
        .contains("syntax error at or near \"selec\"", "line 1, column 1:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into data.runs (run) values ('x')",
        "drop table data.runs",
        "create table t (a integer)",
        "copy programs to '/tmp/neurojit-never.csv'",
        "attach '/tmp/neurojit-never.db'",
        "set enable_external_access = true",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from glob('/etc/*')",
        "select * from '/etc/passwd'",
        "select * from query('drop table data.runs')",
        "select 1; select 2",
        "",
      })
  void queryNeitherWritesNorReadsFiles(String query) {
    Cli.Run run = analytics("--sql", query);
    assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--sql: ").doesNotContain("defect of NeuroJIT");
    assertThat(Path.of("/tmp/neurojit-never.csv")).doesNotExist();
  }

  @Test
  void allAnswersComeAsATableAndAPage() throws IOException {
    assertThat(analytics().out())
        .contains("What is in the tables", "Errors by code", "Top hallucinations", "  NJ022");
    Path page = folder.resolve("page.html");
    assertThat(analytics("--format", "html", "--out", page.toString()).out()).isEmpty();
    assertThat(page)
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("<code>%y = arith.clampf %x : f32</code>", "class=\"figure meter\"")
        .doesNotContain("http:", "https:", "<script");
  }

  @Test
  void tablesGoToParquetAndComeBack() throws Exception {
    Path target = folder.resolve("parquet");
    Cli.Run run = analytics("--parquet", target.toString(), "--model", "small");
    assertThat(run.out().lines()).hasSize(6).allMatch(line -> line.endsWith(".parquet"));
    Path programs = target.resolve("programs.parquet");
    byte[] bytes = Files.readAllBytes(programs);
    assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select model, stage from '" + programs + "'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1) + rows.getString(2)).isEqualTo("smallADMIT");
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void wrongUseSaysWhatIsExpected() throws IOException {
    assertUsage(
        analytics("--view", "mistakes"), "'mistakes' is no view; expected one of totals, errors");
    assertUsage(analytics("--by", "colour"), "--by");
    assertUsage(analytics("--since", "yesterday"), "'yesterday' is no time");
    assertUsage(analytics("--top", "0"), "--top is 0, expected 1 or more");
    assertUsage(Cli.run("analytics", folder.resolve("none").toString()), "no such file or folder");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertUsage(Cli.run("analytics", empty.toString()), "no journal is in there");
  }

  private static void assertUsage(Cli.Run run, String message) {
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message);
  }

  private JsonNode rows(String... options) throws IOException {
    Cli.Run run =
        analytics(
            Stream.concat(Stream.of("--format", "json"), Stream.of(options))
                .toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out()).get(0).path("rows");
  }

  private Cli.Run analytics(String... options) {
    return Cli.run(
        Stream.concat(Stream.of("analytics", runs.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
