package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.cli.render.Glyphs;
import dev.neurojit.cli.render.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of many flights, their certificates, and how these are verified. */
final class CertifyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private Cli.Run certify(String name, String... more) {
    var arguments =
        new java.util.ArrayList<>(
            List.of(
                "run",
                Cli.example("lander-weak.mlir"),
                "--scenario=apollo11",
                "--scenarios=300",
                "--certify=" + folder.resolve(name)));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  @Test
  void aCertificateIsTheSameOnAnyNumberOfCoresAndCanBeReplayed() throws IOException {
    Cli.Run one = certify("one.json", "--threads=1");
    assertThat(one.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(one.out()).contains("300 flights of apollo11, seed 1").contains("95 % confidence");
    Cli.Run three = certify("three.json", "--threads=3");
    assertThat(three.out()).isEqualTo(one.out());
    assertThat(folder.resolve("three.json")).hasSameTextualContentAs(folder.resolve("one.json"));
    Cli.Run verified = Cli.run("verify-certificate", folder.resolve("one.json").toString());
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    assertThat(verified.out()).startsWith("equal: 300 flights replayed to the last bit");
  }

  @Test
  void whatDiffersIsNamed() throws IOException {
    certify("c.json");
    String text = Files.readString(folder.resolve("c.json"));
    Cli.Run forged =
        Cli.runWith(
            text.replaceAll("\"Crash\" : \\d+", "\"Crash\" : 77"), "verify-certificate", "-");
    assertThat(forged.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(forged.out())
        .contains("run/outcomes/Crash: certified 77, replayed 300")
        .contains("different: 1 figure differs");
    Cli.Run otherProgram =
        Cli.runWith(text.replace("-0.05 : f32", "-0.06 : f32"), "verify-certificate", "-");
    assertThat(otherProgram.out()).contains("is not the one that was hashed");
    Cli.Run otherSeed =
        Cli.runWith(text.replace("\"seed\" : 1", "\"seed\" : 2"), "verify-certificate", "-");
    assertThat(otherSeed.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(otherSeed.out()).contains("run/digest");
  }

  @Test
  void anOlderToolchainIsNotedOnly() throws IOException {
    certify("c.json");
    String text = Files.readString(folder.resolve("c.json"));
    Cli.Run run =
        Cli.runWith(
            text.replaceAll("\"jdk\" : \"[^\"]*\"", "\"jdk\" : \"24\""), "verify-certificate", "-");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("note: toolchain/jdk was \"24\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | <stdin>:1:2: is no certificate: it ends too early",
        "'' | is no certificate: it is empty",
        "[] | is no certificate: it is no JSON object",
        "{} | is no certificate: format is missing",
        "null | is no certificate: it is no JSON object",
        "{\"format\": \"x/9\", \"controller\": 1} | is of format x/9",
        "{} {} | is no certificate: text follows after its end",
      })
  void whatIsNoCertificate(String text, String message) {
    Cli.Run run = Cli.runWith(text, "verify-certificate", "-");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message);
  }

  @Test
  void aCertificateOfAnotherFormatIsRefused() throws IOException {
    certify("c.json");
    String text = Files.readString(folder.resolve("c.json"));
    Cli.Run run =
        Cli.runWith(text.replace("certificate/1", "certificate/2"), "verify-certificate", "-");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("is of format neurojit-landing-certificate/2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"count\" : 300 | \"count\" : 300.5 | run/count is not a whole number that fits",
        "\"count\" : 300 | \"count\" : \"300\" | run/count is not a whole number that fits",
        "\"count\" : 300 | \"count\" : null | run/count is not a whole number that fits",
        "\"count\" : 300, | | run/count is missing",
        "\"count\" : 300 | \"count\" : 0 | run/count is 0, expected 1 to 10000000",
        "\"seed\" : 1 | \"seed\" : 1, \"seed\" : 1 | Duplicate field 'seed'",
        "\"seed\" : 1 | \"seed\" : 1, \"sed\" : 1 | unknown key run/sed",
        "\"seed\" : 1 | \"seed\" : NaN | Non-standard token 'NaN'",
      })
  void aCertificateIsReadStrictly(String old, String edited, String message) throws IOException {
    certify("c.json");
    String text = Files.readString(folder.resolve("c.json"));
    Cli.Run run =
        Cli.runWith(
            text.replaceFirst(old, edited == null ? "" : edited), "verify-certificate", "-");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message).doesNotContain("Jackson", "Feature", "dev.neurojit");
  }

  @Test
  void moreFlightsThanThereIsMemoryForAreNoDefect() {
    Cli.Run run =
        Cli.on(terminal ->
            NeurojitCommand.guarded(
                terminal,
                () -> {
                  throw new OutOfMemoryError();
                }));
    assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(run.err()).contains("out of memory: Java has ").contains("fewer --scenarios");
  }

  @Test
  void aCaseOfTheRunCanBeFlownAlone() throws IOException {
    certify("c.json");
    JsonNode worst = JSON.readTree(folder.resolve("c.json").toFile()).at("/run/worst/0");
    Cli.Run run =
        Cli.run(
            "run",
            Cli.example("lander-weak.mlir"),
            "--scenario=apollo11",
            "--case=" + worst.get("index"));
    assertThat(run.out()).contains(worst.get("outcome").asText());
  }

  @Test
  void aRunCanBeATable() {
    Cli.Run run =
        Cli.run(
            "run",
            Cli.example("lander-weak.mlir"),
            "--scenario=apollo11",
            "--scenarios=5",
            "--format=csv");
    assertThat(run.out().lines().toList())
        .hasSize(6)
        .first()
        .isEqualTo("case,outcome,time_s,touchdown_m_s,fuel_left_kg");
  }

  @Test
  void flightsWithoutDispersionsAreNoted() {
    Cli.Run run = Cli.run("run", Cli.example("lander-weak.mlir"), "--scenarios=2");
    assertThat(run.err()).contains("note: scenario moon has no dispersions");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--scenarios=0 | a run has 1 to",
        "--scenarios=x | 'x' is not a whole number that fits",
        "--threads=0 | expected 1 to 1024",
        "--case=-1 | flights are numbered from 0",
        "--case=1 --scenarios=2 | --case names one flight",
        "--certify=x.json | --certify needs --scenarios",
        "--isolate --scenarios=2 | --isolate flies one flight and --scenarios many",
        "--certify=. --scenarios=2 | --certify .: is a directory",
        "--certify=none/x.json --scenarios=2 | --certify none/x.json: there is no directory none",
      })
  void optionsThatDoNotFit(String options, String message) {
    String[] arguments = ("run " + Cli.example("lander.mlir") + " " + options).split(" ");
    Cli.Run run = Cli.run(arguments);
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message);
  }

  @Test
  void progressTellsSpeedAndTimeLeftOnATerminalOnly() {
    var clock = new AtomicLong();
    var err = new StringWriter();
    var progress =
        new BatchProgress(
            terminal(err, Terminal.Live.YES), 10_000, () -> Instant.ofEpochMilli(clock.get()));
    clock.set(50);
    progress.flown(100, 100_000);
    assertThat(err.toString()).isEmpty();
    clock.set(2000);
    progress.flown(2500, 5_000_000);
    assertThat(err.toString())
        .isEqualTo("\r\u001b[K  2,500 of 10,000 flights, 2.5 million steps/s, 6 s left");
    progress.clear();
    assertThat(err.toString()).endsWith("\r\u001b[K");
    var none = new StringWriter();
    var silent =
        new BatchProgress(
            terminal(none, Terminal.Live.NO), 10_000, () -> Instant.ofEpochMilli(clock.get()));
    clock.set(4000);
    silent.flown(5000, 10_000_000);
    silent.clear();
    assertThat(none.toString()).isEmpty();
  }

  private static Terminal terminal(StringWriter err, Terminal.Live live) {
    var out = new PrintWriter(new StringWriter());
    return new Terminal(out, new PrintWriter(err), Style.PLAIN, Style.PLAIN, Glyphs.UNICODE, live);
  }
}
