package dev.neurojit.reduce;

import dev.neurojit.syntax.Diagnostic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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

  /** {@code NJ012|verdict=crash}: one of several at least. */
  record Any(List<Condition> alternatives) implements Condition {
    public Any {
      alternatives = List.copyOf(alternatives);
    }

    @Override
    public boolean holds(Symptoms symptoms) {
      return alternatives.stream().anyMatch(each -> each.holds(symptoms));
    }

    @Override
    public boolean asksForLowering() {
      return alternatives.stream().anyMatch(Condition::asksForLowering);
    }

    @Override
    public Condition shownBy(Symptoms symptoms) {
      return new Any(alternatives.stream().filter(each -> each.holds(symptoms)).toList());
    }

    @Override
    public String toString() {
      return alternatives.stream().map(Condition::toString).collect(Collectors.joining("|"));
    }
  }

  /** Returns whether only a lowered text can show it. */
  default boolean asksForLowering() {
    return switch (this) {
      case Failing(Symptoms.Stage stage) -> stage == Symptoms.Stage.LOWER;
      case Verdict(Symptoms.Outcome outcome) -> outcome == Symptoms.Outcome.UNLOWERED;
      default -> false;
    };
  }

  /** Returns what is left of it once a text has shown it: of alternatives, those that it shows. */
  default Condition shownBy(Symptoms symptoms) {
    return this;
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
}
