package dev.neurojit.mlir.testing;

import dev.neurojit.mlir.JavaPass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file in the manner of MLIR's tests, which says in {@code RUN:} lines how it is tested. */
public final class MlirTestFile {
  private static final Pattern RUN = Pattern.compile("RUN:(.*)$", Pattern.MULTILINE);

  private final Path path;
  private final List<JavaPass> passes;

  /**
   * Names a file.
   *
   * @param passes passes in Java that it uses beside those that opt has
   */
  public MlirTestFile(Path path, List<JavaPass> passes) {
    this.path = path;
    this.passes = List.copyOf(passes);
  }

  public Path path() {
    return path;
  }

  byte[] bytes() {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  List<JavaPass> passes() {
    return passes;
  }

  /**
   * Runs its commands one after the other.
   *
   * @throws AssertionError if one fails; the message shows the command and why
   */
  public void run() {
    List<String> commands = commands();
    if (commands.isEmpty()) {
      throw new AssertionError(path + " has no RUN: line");
    }
    for (String command : commands) {
      String failure = new RunLine(this, command).run();
      if (!failure.isEmpty()) {
        throw new AssertionError("%s%nRUN: %s%n%s".formatted(path, command, failure));
      }
    }
  }

  /** A line that ends in a backslash goes on in the next. */
  private List<String> commands() {
    List<String> commands = new ArrayList<>();
    StringBuilder command = new StringBuilder();
    Matcher line = RUN.matcher(text());
    while (line.find()) {
      String part = line.group(1).strip();
      boolean more = part.endsWith("\\");
      command.append(more ? part.substring(0, part.length() - 1) : part);
      if (!more) {
        commands.add(command.toString());
        command.setLength(0);
      }
    }
    return commands;
  }
}
