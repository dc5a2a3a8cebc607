package dev.neurojit.reduce;

import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.SyntaxCodes;
import dev.neurojit.syntax.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads conditions. */
final class ConditionText {
  /** What begins a pattern. */
  private static final String MESSAGE = "message~";

  /** What rules and grammar find. */
  private static final Set<String> CODES =
      Stream.concat(
              Rules.ALL.stream().map(Rule::code),
              Stream.of(
                  SyntaxCodes.STATEMENT,
                  SyntaxCodes.UNCLOSED_REGION,
                  SyntaxCodes.STRAY_BRACE,
                  SyntaxCodes.NOISE))
          .collect(Collectors.toUnmodifiableSet());

  private ConditionText() {}

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
    return alternatives.size() == 1 ? alternatives.getFirst() : new Condition.Any(alternatives);
  }

  private static Condition single(String text) {
    if (text.startsWith("verdict=")) {
      return new Condition.Verdict(choice(Symptoms.Outcome.class, text));
    }
    if (text.startsWith("stage=")) {
      return new Condition.Failing(choice(Symptoms.Stage.class, text));
    }
    if (text.startsWith(MESSAGE)) {
      return message(text.substring(MESSAGE.length()));
    }
    if (text.equals("mlir")) {
      return new Condition.Code(text);
    }
    String code = text.toUpperCase(Locale.ROOT);
    if (CODES.contains(code)) {
      return new Condition.Code(code);
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

  private static Condition message(String regex) {
    try {
      return new Condition.Message(Pattern.compile(regex));
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
