package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.analytics.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corpora of any shape, good or bad, become rows. */
final class IngestCommandTest {
  private static final String VALID = "func.func @f(%x: f32) -> f32 {\\n  return %x : f32\\n}\\n";
  private static final String BROKEN =
      "func.func @f(%x: f32) -> f32 {\\n  %y = arith.absf %x : f32\\n  return %y : f32\\n}\\n";

  @TempDir private Path folder;

  @Test
  void folderOfFilesIsClassifiedOnce() throws IOException {
    Path corpus = folder.resolve("corpus");
    Files.createDirectories(corpus.resolve("deep"));
    Files.writeString(corpus.resolve("a.mlir"), VALID.translateEscapes());
    Files.writeString(corpus.resolve("copy-of-a.mlir"), VALID.translateEscapes());
    Files.writeString(corpus.resolve("deep/b.mlir"), BROKEN.translateEscapes());
    Files.write(corpus.resolve("deep/c.mlir"), new byte[] {'%', (byte) 0xFF, 0, '\n'});
    Files.writeString(corpus.resolve("notes.txt"), "not MLIR, not asked");
    assertThat(ingest(corpus.toString()).out())
        .startsWith("3 texts classified in ")
        .contains("1 known already, 0 unreadable");
    assertThat(ingest(corpus.toString()).out())
        .startsWith("0 texts classified in ")
        .contains("4 known already");
    assertThat(sql("select written_valid, count(*) n from programs group by 1 order by 1"))
        .isEqualTo("written_valid,n\r\nfalse,2\r\ntrue,1\r\n");
    assertThat(sql("select code, op, line, excerpt from findings where op = 'arith.absf'"))
        .isEqualTo("code,op,line,excerpt\r\nNJ022,arith.absf,2,%y = arith.absf %x : f32\r\n");
  }

  @Test
  void linesKeepWhatIsKnownOfATextAndTellWhatIsNone() throws IOException {
    String good =
        """
        {"text": "%s", "model": "m", "prompt_version": "p1", "time": "2026-03-04T05:06:07Z"}
        """
            .formatted(BROKEN);
    String lines =
        good + "{\"text\": \nnothing\n[1]\n{\"txt\": \"a\"}\n" + good.replace("\"m\"", "\"n\"");
    Path file = Files.writeString(folder.resolve("replies.jsonl"), lines);
    assertThat(ingest(file.toString()).out())
        .startsWith("2 texts classified")
        .contains("0 known already, 4 unreadable");
    assertThat(sql("select model, prompt_version, time, place from programs order by model"))
        .isEqualTo(
            "model,prompt_version,time,place\r\nm,p1,2026-03-04T05:06:07,%1$s:1\r\nn,p1,2026-03-04T05:06:07,%1$s:6\r\n"
                .formatted(file));
    assertThat(sql("select byte_offset, reason from defects order by 1"))
        .contains(good.length() + ",no JSON: ", "no text in a field called text, broken");
    // Damage is found again, not added again.
    assertThat(ingest(file.toString()).out()).contains("2 known already, 4 unreadable");
    assertThat(sql("select count(*) n from defects")).isEqualTo("n\r\n4\r\n");
  }

  @Test
  void indexOfAFolderSpeaksForItsFiles() throws IOException {
    Files.writeString(folder.resolve("p1.reference.mlir"), VALID.translateEscapes());
    Files.writeString(
        folder.resolve("index.jsonl"),
        "{\"broken\": \"%s\", \"expect\": \"refuse\"}\n".formatted(BROKEN));
    assertThat(ingest(folder.toString(), "--repair").out()).startsWith("1 texts classified");
    assertThat(sql("select valid, repairs, expected from programs"))
        .isEqualTo("valid,repairs,expected\r\ntrue,1,refuse\r\n");
    Cli.Run run = analytics("--view", "false-repairs", "--format", "csv");
    assertThat(run.out()).contains("(all rules),1,0,1,100.0", "NJ022,1,0,1,100.0");
  }

  @Test
  void standardInputIsReadAndAFieldMayBeNamed() {
    Cli.Run run =
        Cli.runWith(
            "{\"answer\": \"" + BROKEN + "\"}",
            "analytics",
            "ingest",
            "-",
            "--field",
            "answer",
            "--db",
            database(),
            "--front-end");
    assertThat(run.out()).as(run.err()).startsWith("1 texts classified");
    assertThat(sql("select written_valid, place from programs"))
        .isEqualTo("written_valid,place\r\n,<stdin>:1\r\n");
    assertThat(sql("select code from findings")).isEqualTo("code\r\nNJ022\r\n");
  }

  @Test
  void corpusThatGrewIsClassifiedWhereItWasLeft() throws IOException {
    Path file = folder.resolve("many.jsonl");
    Files.writeString(file, lines(0, 150));
    assertThat(ingest(file.toString()).out()).startsWith("150 texts classified");
    Files.writeString(file, lines(0, 300));
    assertThat(ingest(file.toString(), "--threads", "3").out())
        .startsWith("150 texts classified")
        .contains("150 known already");
    assertThat(sql("select count(*) n, count(distinct program) d, max(program) m from programs"))
        .isEqualTo("n,d,m\r\n300,300,300\r\n");
  }

  @Test
  void memoryDoesNotGrowWithTheCorpus() throws Exception {
    // 160 MB of lines, one of them of 40 MB, through a heap of 48 MB.
    Process ingest =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dneurojit.native=" + System.getProperty("neurojit.native"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "analytics",
                "ingest",
                "-",
                "--db",
                database(),
                "--front-end")
            .redirectErrorStream(true)
            .start();
    try (var out = ingest.getOutputStream()) {
      String comment = "// " + "x".repeat(60_000) + "\\n";
      for (int i = 0; i < 2000; i++) {
        out.write(
            "{\"text\": \"%s\"}\n".formatted((i % 40) + comment).getBytes(StandardCharsets.UTF_8));
      }
      byte[] piece = "y".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 40; i++) {
        out.write(piece);
      }
    }
    String said = new String(ingest.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(ingest.waitFor()).as(said).isZero();
    assertThat(said).contains("40 texts classified", "1,960 known already, 1 unreadable");
    assertThat(sql("select reason from defects")).contains("the line is longer than 16 MiB");
  }

  @Test
  void wrongUseSaysWhatIsExpected() throws IOException {
    assertUsage(ingest(folder.resolve("none").toString()), "no such file or folder");
    assertUsage(ingest(folder.toString()), "no text is in there");
    assertUsage(ingest(folder.toString(), "--front-end", "--repair"), "exclude each other");
    assertUsage(ingest(folder.toString(), "--threads", "0"), "--threads is 0");
  }

  @Test
  void fileThatIsNoDatabaseIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("a.mlir"), VALID.translateEscapes());
    Files.writeString(Path.of(database()), "this is somebody's letter");
    Cli.Run run = ingest(folder.toString());
    assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(run.err()).contains("not a valid DuckDB database file");
    assertThat(Path.of(database())).hasContent("this is somebody's letter");
  }

  @Test
  void databaseOfSomebodyElseIsLeftAlone() throws Exception {
    try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:" + database());
        var statement = connection.createStatement()) {
      statement.execute("create table mine (a integer)");
    }
    Cli.Run run = ingest(folder.toString());
    assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(run.err()).contains("holds another database, version 1 is expected");
  }

  /** Holds a database until its standard input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      try (Database database = Database.at(Path.of(arguments[0]))) {
        System.out.println(database.beginCorpus("held", known -> {}));
        System.in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  @Test
  void databaseInUseIsSaidToBe() throws Exception {
    Files.writeString(folder.resolve("a.mlir"), VALID.translateEscapes());
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                database())
            .start();
    try (var itsOutput = other.inputReader()) {
      assertThat(itsOutput.readLine()).isNotNull();
      Cli.Run run = ingest(folder.toString());
      assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
      assertThat(run.err()).contains("is in use by process " + other.pid() + "; wait for it");
    } finally {
      other.destroyForcibly();
    }
  }

  private static String lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "{\"text\": \"" + BROKEN.replace("@f", "@f" + i) + "\"}\n")
        .collect(Collectors.joining());
  }

  private static void assertUsage(Cli.Run run, String message) {
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message);
  }

  private String database() {
    return folder.resolve("tables.duckdb").toString();
  }

  private Cli.Run ingest(String corpus, String... options) {
    return Cli.run(
        Stream.concat(
                Stream.of("analytics", "ingest", corpus, "--db", database()), Stream.of(options))
            .toArray(String[]::new));
  }

  private String sql(String query) {
    return analytics("--sql", query, "--format", "csv").out();
  }

  /** Asks the corpora alone: this user's own runs are no part of the test. */
  private Cli.Run analytics(String... options) {
    return Cli.run(
        Stream.concat(Stream.of("analytics", "--db", database(), "--corpora"), Stream.of(options))
            .toArray(String[]::new));
  }
}
