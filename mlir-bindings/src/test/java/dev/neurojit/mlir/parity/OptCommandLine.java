package dev.neurojit.mlir.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code RUN: mlir-opt %s ... | FileCheck ...} line.
 *
 * @param program the text of the file
 * @param arguments those of mlir-opt but for the file
 */
record OptCommandLine(Path file, String program, List<String> arguments) {
  private static final Pattern RUN = Pattern.compile("RUN:\\s?((?:.*\\\\\\R.*RUN:)*.*)");
  private static final Pattern ONE =
      Pattern.compile("\\s*mlir-opt\\s([^|;&>]*?)(2>&1\\s*)?(\\|\\s*FileCheck[^|]*)?");
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+");

  /** The commands of a file that run mlir-opt on it and nothing else but FileCheck. */
  static List<OptCommandLine> in(Path file) {
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<OptCommandLine> all = new ArrayList<>();
    Matcher run = RUN.matcher(text);
    while (run.find()) {
      String command = run.group(1).replaceAll("\\\\\\R.*?RUN:", " ");
      Matcher one = ONE.matcher(command);
      if (one.matches() && one.group(1).contains("%s")) {
        List<String> words = words(one.group(1));
        if (words.stream().noneMatch(word -> word.contains("%") || word.equals("-o"))) {
          all.add(new OptCommandLine(file, text, words));
        }
      }
    }
    return all;
  }

  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group().replaceAll("[\"']", ""))
        .filter(word -> !word.equals("%s"))
        .toList();
  }

  /** Whether it is about what is in mlir-opt only, for MLIR's own tests. */
  boolean needsTestLibrary() {
    return arguments.stream().anyMatch(word -> word.contains("test-") || word.contains("-test"))
        || program.matches("(?s).*[\\s\"!#(<.']test\\.[a-z].*")
        || program.contains("transform.test_")
        || program.contains("#test.")
        || program.contains("!test.");
  }

  @Override
  public String toString() {
    return file + ": " + String.join(" ", arguments);
  }
}
