package dev.neurojit.llm.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a stream into server-sent events (WHATWG HTML, section 9.2) and keeps their data. Bounded by
 * what it is fed.
 */
public final class SseReader {

  /** llama.cpp's server writes a failure into the stream under a field name of its own. */
  private static final List<String> FIELDS = List.of("data:", "error:");

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private boolean hasData;

  /** Takes the next bytes and returns the data of each event that they complete, in order. */
  public List<String> feed(byte[] bytes) {
    List<String> events = new ArrayList<>();
    for (byte b : bytes) {
      if (b == '\n') {
        endOfLine().ifPresent(events::add);
      } else {
        line.write(b);
      }
    }
    return events;
  }

  /** Ends the stream and returns the last event's data where the blank line after it is missing. */
  public Optional<String> finish() {
    Optional<String> ended = line.size() > 0 ? endOfLine() : Optional.empty();
    return ended.isPresent() ? ended : dispatch();
  }

  private Optional<String> endOfLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (text.endsWith("\r")) {
      text = text.substring(0, text.length() - 1);
    }
    if (text.isEmpty()) {
      return dispatch();
    }
    for (String field : FIELDS) {
      if (text.startsWith(field)) {
        append(text.substring(field.length()));
      }
    }
    return Optional.empty();
  }

  private void append(String value) {
    if (hasData) {
      data.append('\n');
    }
    data.append(value.startsWith(" ") ? value.substring(1) : value);
    hasData = true;
  }

  private Optional<String> dispatch() {
    if (!hasData) {
      return Optional.empty();
    }
    String event = data.toString();
    data.setLength(0);
    hasData = false;
    return Optional.of(event);
  }
}
