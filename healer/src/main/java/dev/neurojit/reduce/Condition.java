package dev.neurojit.reduce;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.SyntaxCodes;
import dev.neurojit.syntax.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that a text has to show. */
public sealed interface Condition {
  /** What begins a pattern. */
  String MESSAGE = "message~";

  /** What rules and grammar find. */
  Set<String> CODES =
      Stream.concat(
              Rules.ALL.stream().map(Rule::code),
              Stream.of(
                  SyntaxCodes.STATEMENT,
                  SyntaxCodes.UNCLOSED_REGION,
                  SyntaxCodes.STRAY_BRACE,
                  SyntaxCodes.NOISE))
          .collect(Collectors.toUnmodifiableSet());

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

  /**
   * Reads a condition as the command line has it: alternatives with bars between. A pattern goes on
   * to the end, as bars mean something in it, too.
   *
   * @throws IllegalArgumentException if it is none; the message says what is expected
   */
  static Condition parse(String text) {
    List<Condition> alternatives = new ArrayList<>();
    String rest = text;
    while (!rest.startsWith(MESSAGE) && rest.indexOf('|') >= 0) {
      int bar = rest.indexOf('|');
      alternatives.add(single(rest.substring(0, bar).strip()));
      rest = rest.substring(bar + 1).stripLeading();
    }
    alternatives.add(single(rest.startsWith(MESSAGE) ? rest : rest.strip()));
    return alternatives.size() == 1 ? alternatives.getFirst() : new Any(alternatives);
  }

  private static Condition single(String text) {
    if (text.startsWith("verdict=")) {
      return new Verdict(choice(Symptoms.Outcome.class, text));
    }
    if (text.startsWith("stage=")) {
      return new Failing(choice(Symptoms.Stage.class, text));
    }
    if (text.startsWith(MESSAGE)) {
      return message(text.substring(MESSAGE.length()));
    }
    if (text.equals("mlir")) {
      return new Code(text);
    }
    String code = text.toUpperCase(Locale.ROOT);
    if (CODES.contains(code)) {
      return new Code(code);
    }
    if (code.matches("NJ-?S?\\d+")) {
      throw new IllegalArgumentException(
          "'%s' is no code of a finding; neurojitc explain lists them".formatted(text));
    }
    throw new IllegalArgumentException(
        "'%s' is no condition; expected a code such as NJ024, mlir, verdict=..., stage=... or message~REGEX"
                .formatted(text)
            + "; alternatives have a bar between: NJ024|verdict=crash");
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
