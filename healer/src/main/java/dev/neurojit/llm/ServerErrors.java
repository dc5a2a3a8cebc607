package dev.neurojit.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.neurojit.llm.StreamEvent.ServerError;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what servers say of failures: {@code {"error": {"code", "type", "status", "message",
 * "details"}}} with any of the fields, or {@code {"error": "text"}}.
 */
final class ServerErrors {

  private static final int LONGEST = 300;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final Pattern MARKUP =
      Pattern.compile("(?is)<!--.*?-->|<(script|style)\\b.*?</\\1\\s*>|<[^>]*>");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ServerErrors() {}

  /** Reads the body of a failed answer, which may be anything. */
  static ServerError ofBody(int status, String body) {
    try {
      JsonNode json = JSON.readTree(body);
      // Gemini answers a streaming request with a list, where the stream is not of events.
      JsonNode node = json.isArray() ? json.path(0) : json;
      if (isError(node)) {
        ServerError error = of(node);
        return new ServerError(status, error.code(), error.message(), error.retry());
      }
    } catch (JsonProcessingException e) {
      // Proxies answer in HTML: their first words are what there is to tell.
      String words =
          body.stripLeading().startsWith("<") ? MARKUP.matcher(body).replaceAll(" ") : body;
      return new ServerError(status, "", line(words), Optional.empty());
    }
    return new ServerError(status, "", line(body), Optional.empty());
  }

  static boolean isError(JsonNode node) {
    return node.hasNonNull("error");
  }

  static ServerError of(JsonNode node) {
    JsonNode error = node.path("error");
    if (!error.isObject()) {
      return new ServerError(0, "", line(error.asText()), Optional.empty());
    }
    JsonNode code = error.path("code");
    String symbol =
        code.isTextual()
            ? code.asText()
            : error.path("status").asText(error.path("type").asText(""));
    return new ServerError(
        code.isInt() ? code.asInt() : 0,
        symbol,
        line(error.path("message").asText("")),
        retry(error.path("details")));
  }

  /** Returns one line of bounded length. */
  static String line(String text) {
    String line = BLANKS.matcher(text.strip()).replaceAll(" ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  /** Reads google.rpc.RetryInfo: {@code "retryDelay": "34.5s"}. */
  private static Optional<Double> retry(JsonNode details) {
    for (JsonNode detail : details) {
      String delay = detail.path("retryDelay").asText("");
      if (delay.matches("\\d{1,9}(\\.\\d{1,9})?s")) {
        return Optional.of(Double.parseDouble(delay.substring(0, delay.length() - 1)));
      }
    }
    return Optional.empty();
  }
}
