package dev.neurojit.reduce;

import dev.neurojit.syntax.Diagnostic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Something that a text has to show. */
public sealed interface Condition {
  /** Returns whether the text with these symptoms shows it. */
  boolean holds(Symptoms symptoms);

  /** A finding with this code: {@code NJ024}, or {@code mlir}. */
  record Code(String code) implements Condition {
    @Override
    public boolean holds(Symptoms symptoms) {
      return symptoms.findings().stream().anyMatch(found -> found.code().equals(code));
    }

    @Override
    public String toString() {
      return code;
    }
  }

  /** {@code verdict=crash}. */
  record Verdict(Symptoms.Outcome outcome) implements Condition {
    @Override
    public boolean holds(Symptoms symptoms) {
      return symptoms.verdict() == outcome;
    }

    @Override
    public String toString() {
      return "verdict=" + outcome.name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@code stage=verify}. */
  record Failing(Symptoms.Stage stage) implements Condition {
    @Override
    public boolean holds(Symptoms symptoms) {
      return symptoms.failsAt(stage);
    }

    @Override
    public String toString() {
      return "stage=" + stage.name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@code message~regex}: a finding, or the cause of a crash, in which the pattern is found. */
  record Message(Pattern pattern) implements Condition {
    @Override
    public boolean holds(Symptoms symptoms) {
      return pattern.matcher(symptoms.cause()).find()
          || symptoms.findings().stream()
              .map(Diagnostic::message)
              .anyMatch(text -> pattern.matcher(text).find());
    }

    @Override
    public String toString() {
      return "message~" + pattern;
    }
  }

  /**
   * Reads a condition as the command line has it.
   *
   * @throws IllegalArgumentException if it is none; the message says what is expected
   */
  static Condition parse(String text) {
    if (text.startsWith("verdict=")) {
      return new Verdict(choice(Symptoms.Outcome.class, text));
    }
    if (text.startsWith("stage=")) {
      return new Failing(choice(Symptoms.Stage.class, text));
    }
    if (text.startsWith("message~")) {
      return message(text.substring("message~".length()));
    }
    if (text.equals("mlir") || text.toUpperCase(Locale.ROOT).matches("NJ\\d{3}")) {
      return new Code(text.equals("mlir") ? text : text.toUpperCase(Locale.ROOT));
    }
    throw new IllegalArgumentException(
        "'%s' is no condition; expected a code such as NJ024, mlir, verdict=..., stage=... or message~REGEX"
            .formatted(text));
  }

  /** Returns what is most telling of a text; empty for a valid one. */
  static Optional<Condition> mostTelling(Symptoms symptoms) {
    return switch (symptoms.verdict()) {
      case VALID -> Optional.empty();
      case CRASH, TIMEOUT -> Optional.of(new Verdict(symptoms.verdict()));
      case UNLOWERED -> Optional.of(new Failing(Symptoms.Stage.LOWER));
      case INVALID -> Optional.of(like(symptoms.findings().getFirst()));
    };
  }

  private static Condition like(Diagnostic found) {
    if (!found.code().equals("mlir")) {
      return new Code(found.code());
    }
    // Names, types and numbers may become others; MLIR puts most of them in quotes.
    String words =
        Arrays.stream(found.message().split("'[^']*'|\\d+"))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return new Message(Pattern.compile(words, Pattern.DOTALL));
  }

  private static Condition message(String regex) {
    try {
      return new Message(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'%s' is no regular expression: %s".formatted(regex, e.getDescription()), e);
    }
  }

  private static <E extends Enum<E>> E choice(Class<E> kind, String text) {
    String word = text.substring(text.indexOf('=') + 1);
    for (E value : kind.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return value;
      }
    }
    List<String> words =
        Arrays.stream(kind.getEnumConstants())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .toList();
    throw new IllegalArgumentException(
        "'%s' is not known; expected one of %s".formatted(text, String.join(", ", words)));
  }
}
