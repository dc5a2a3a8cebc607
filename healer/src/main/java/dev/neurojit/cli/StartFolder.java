package dev.neurojit.cli;

import dev.neurojit.sim.Ensemble;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The folder where a run was started. Relative paths in its options are meant from there, wherever
 * the run is gone on with.
 *
 * @param folder absolute; empty for runs that do not record it, whose paths are read from the
 *     current folder
 */
record StartFolder(Path folder) {
  /** A value that names a file: its path, and what stands before it. */
  record Named(String prefix, Path path) {}

  /** Returns the folder that a journal names; what is no absolute path is as good as none. */
  static StartFolder of(String recorded) {
    boolean usable = recorded.startsWith("/") && recorded.indexOf('\0') < 0;
    return new StartFolder(Path.of(usable ? recorded : ""));
  }

  /** The folder of this process. */
  static Path here() {
    return Path.of("").toAbsolutePath();
  }

  /** Returns whether the run records where it was started. */
  boolean isKnown() {
    return folder.isAbsolute();
  }

  /** Returns the words that give an option as it was given then, its paths absolute. */
  List<String> words(OptionSpec option) {
    return words(option, value -> moved(option, value));
  }

  /** Returns the words that give an option, its values changed. */
  static List<String> words(OptionSpec option, UnaryOperator<String> change) {
    List<String> words =
        option.originalStringValues().stream()
            .map(value -> option.longestName() + "=" + change.apply(value))
            .toList();
    return words.isEmpty() ? List.of(option.longestName()) : words;
  }

  /** Returns the first file or folder that an option reads and that is not there, if any. */
  Optional<Named> missing(OptionSpec option) {
    return option.originalStringValues().stream()
        .flatMap(value -> named(option, value).stream())
        .filter(named -> isRead(option) && Files.notExists(named.path()))
        .findFirst();
  }

  private static boolean isRead(OptionSpec option) {
    return !List.of("--out", "--report", "--journal").contains(option.longestName());
  }

  private String moved(OptionSpec option, String value) {
    return named(option, value).map(named -> named.prefix() + named.path()).orElse(value);
  }

  private Optional<Named> named(OptionSpec option, String value) {
    try {
      return switch (option.longestName()) {
        case "--model", "--escalate" -> model(value);
        case "--objective" -> after("examples:", value).or(() -> after("reference:", value));
        case "--scenario" -> Ensemble.file(value, folder).map(file -> new Named("", file));
        default -> option.type() == Path.class ? after("", value) : Optional.empty();
      };
    } catch (InvalidPathException e) {
      // Whoever opens it says what is wrong.
      return Optional.empty();
    }
  }

  private Optional<Named> model(String value) {
    boolean served = value.startsWith("gemini:") || value.startsWith("openai:");
    return served ? Optional.empty() : after("replay:", value).or(() -> after("", value));
  }

  private Optional<Named> after(String prefix, String value) {
    return Stream.of(value)
        .filter(text -> text.startsWith(prefix) && text.length() > prefix.length())
        .map(text -> new Named(prefix, folder.resolve(text.substring(prefix.length()))))
        .findFirst();
  }
}
