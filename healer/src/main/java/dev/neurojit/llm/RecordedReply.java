package dev.neurojit.llm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A line of a replay file.
 *
 * @param text what the model said; the only field that must be there
 * @param tokens how many tokens it was; 0 or missing: one for each four characters
 * @param seconds how long it took; 0 if missing
 * @param prompt text that a request must contain to get this reply; missing: any request
 * @param stop how it ended; missing: END
 */
record RecordedReply(
    String text, int tokens, double seconds, @Nullable String prompt, Reply.@Nullable Stop stop) {

  @JsonCreator
  RecordedReply(
      @JsonProperty(value = "text", required = true) @Nullable String text,
      @JsonProperty("tokens") int tokens,
      @JsonProperty("seconds") double seconds,
      @JsonProperty("prompt") @Nullable String prompt,
      @JsonProperty("stop") Reply.@Nullable Stop stop) {
    if (text == null) {
      throw new IllegalArgumentException("text must be a string");
    }
    if (tokens < 0 || !(seconds >= 0) || seconds > 1e6) {
      throw new IllegalArgumentException("tokens and seconds must not be negative");
    }
    this.text = text;
    this.tokens = tokens;
    this.seconds = seconds;
    this.prompt = prompt;
    this.stop = stop;
  }

  int tokenCount() {
    return tokens > 0 ? tokens : (text.length() + 3) / 4;
  }

  Reply.Stop stopOrEnd() {
    return stop == null ? Reply.Stop.END : stop;
  }

  boolean answers(Prompt request) {
    String wanted = prompt;
    return wanted == null
        || request.messages().stream().anyMatch(message -> message.text().contains(wanted));
  }
}
