package dev.neurojit.llm;

import dev.neurojit.llm.http.Backoff;
import dev.neurojit.llm.http.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How remote models are reached. Variables that are read: {@code GEMINI_API_KEY}, {@code
 * GOOGLE_API_KEY}, {@code GEMINI_API_KEY_FILE}, {@code GEMINI_BASE_URL}; {@code OPENAI_API_KEY},
 * {@code OPENAI_API_KEY_FILE}, {@code OPENAI_BASE_URL}.
 *
 * @param environment gives a variable's value
 * @param timer for deadlines and pauses
 * @param backoff when a refused request is sent again
 * @param connect time for a connection to stand
 * @param thinking how long models think that can be told, see {@link Thinking}
 */
public record RemoteOptions(
    Function<String, Optional<String>> environment,
    Timer timer,
    Backoff backoff,
    Duration connect,
    Thinking thinking) {

  /** Returns this process's environment, the machine's time, four attempts, ten seconds. */
  public static RemoteOptions defaults() {
    return new RemoteOptions(
        name -> Optional.ofNullable(System.getenv(name)),
        Timer.SYSTEM,
        Backoff.USUAL,
        Duration.ofSeconds(10),
        Thinking.asTheModelLikes());
  }

  /** Returns these options with another environment. */
  public RemoteOptions withEnvironment(Map<String, String> variables) {
    Map<String, String> copy = Map.copyOf(variables);
    return new RemoteOptions(
        name -> Optional.ofNullable(copy.get(name)), timer, backoff, connect, thinking);
  }

  /** Returns these options with another time. */
  public RemoteOptions withTimer(Timer other) {
    return new RemoteOptions(environment, other, backoff, connect, thinking);
  }

  /** Returns these options with other retries. */
  public RemoteOptions withBackoff(Backoff other) {
    return new RemoteOptions(environment, timer, other, connect, thinking);
  }

  /** Returns these options with another way of thinking. */
  public RemoteOptions withThinking(Thinking other) {
    return new RemoteOptions(environment, timer, backoff, connect, other);
  }

  /** Returns a variable's value without blanks around it; empty if it is unset or blank. */
  Optional<String> variable(String name) {
    return environment.apply(name).map(String::strip).filter(text -> !text.isEmpty());
  }
}
