package dev.neurojit.cli;

import dev.neurojit.cli.render.Glyphs;
import dev.neurojit.cli.render.Style;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/** Runs the command in this process and keeps what it says. */
final class Cli {
  /** The repository's root: tests run in the module's folder. */
  static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");

  private Cli() {}

  /**
   * What a command did.
   *
   * @param code its exit code
   * @param out its results
   * @param err its progress and complaints
   */
  record Run(int code, String out, String err) {}

  /** Runs a command with nothing on standard input. */
  static Run run(String... arguments) {
    return run(InputStream.nullInputStream(), arguments);
  }

  /** Runs a command with a text on standard input. */
  static Run runWith(String input, String... arguments) {
    return run(
        new ByteArrayInputStream(input.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        arguments);
  }

  private static Run run(InputStream in, String... arguments) {
    return on(terminal -> NeurojitCommand.execute(terminal, in, arguments));
  }

  /** Runs something that prints and returns an exit code. */
  static Run on(ToIntFunction<Terminal> command) {
    var out = new StringWriter();
    var err = new StringWriter();
    var terminal =
        new Terminal(
            new PrintWriter(out),
            new PrintWriter(err),
            Style.PLAIN,
            Style.PLAIN,
            Glyphs.UNICODE,
            Terminal.Live.NO);
    int code = command.applyAsInt(terminal);
    return new Run(code, out.toString(), err.toString());
  }

  /** Returns the path of an example of the repository. */
  static String example(String name) {
    return ROOT.resolve("examples").resolve(name).toString();
  }

  /** Returns the arguments of a heal that leaves all its files in one folder. */
  static String[] heal(String program, Path folder, String... more) {
    List<String> fixed =
        List.of(
            "heal",
            program,
            "--out",
            folder.resolve("healed.mlir").toString(),
            "--journal",
            folder.resolve("runs").toString());
    return java.util.stream.Stream.concat(fixed.stream(), List.of(more).stream())
        .toArray(String[]::new);
  }
}
