package dev.neurojit.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How long a Gemini model thinks before it answers; its thoughts count as output. */
public sealed interface Thinking {
  /** As the model likes. */
  record Default() implements Thinking {}

  /** At most so many tokens, as Gemini 2.5 takes it: 0 for none, -1 for as many as it likes. */
  record Budget(int tokens) implements Thinking {}

  /** A level, as Gemini 3 takes it. */
  record Level(String name) implements Thinking {}

  /** The levels that the API knows. */
  Set<String> LEVELS = Set.of("minimal", "low", "medium", "high");

  /** Models that think, and would spend a whole short reply on it. */
  Pattern THINKS = Pattern.compile("gemini-(?:2\\.5|[3-9]|\\d\\d).*");

  /** Room for thoughts whose length is not known. */
  int USUAL_ROOM = 8192;

  int MOST = 32_768;

  /** Returns what asks for nothing. */
  static Thinking asTheModelLikes() {
    return new Default();
  }

  /** Reads a number of tokens or a level; empty if it is neither. */
  static Optional<Thinking> parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (LEVELS.contains(word)) {
      return Optional.of(new Level(word));
    }
    if (!word.matches("-1|\\d{1,5}") || Integer.parseInt(word) > MOST) {
      return Optional.empty();
    }
    return Optional.of(new Budget(Integer.parseInt(word)));
  }

  /** Returns the tokens of output that thoughts may take besides the answer. */
  default int room(String model) {
    return switch (this) {
      case Budget(int tokens) when tokens >= 0 -> tokens;
      case Budget any -> USUAL_ROOM;
      case Level level -> USUAL_ROOM;
      case Default none -> THINKS.matcher(model).matches() ? USUAL_ROOM : 0;
    };
  }

  /** Adds the API's {@code thinkingConfig}, if there is anything to ask for. */
  default void writeTo(ObjectNode generationConfig) {
    switch (this) {
      case Default none -> {}
      case Budget(int tokens) ->
          generationConfig.putObject("thinkingConfig").put("thinkingBudget", tokens);
      case Level(String name) ->
          generationConfig.putObject("thinkingConfig").put("thinkingLevel", name);
    }
  }
}
