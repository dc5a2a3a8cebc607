package dev.neurojit.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.neurojit.llm.StreamEvent.ServerError;
import dev.neurojit.llm.http.Backoff;
import dev.neurojit.llm.http.Piece;
import dev.neurojit.llm.http.SseReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The answer to one attempt, as far as it has come. */
final class RemoteAnswer {

  /** Holds a reply of 30 000 tokens with a frame of 500 bytes around each. */
  private static final long LARGEST = 16L << 20;

  private static final int LARGEST_ERROR = 1 << 16;
  private static final String LAST = "[DONE]";
  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  private final Protocol protocol;
  private final RemoteFailures failures;
  private final ReplyText text;
  private final Instant now;
  private final BooleanSupplier stopped;
  private final SseReader events = new SseReader();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Piece.@Nullable Head head;
  private long received;

  /**
   * Creates an answer of which nothing has come.
   *
   * @param now the wall clock's time, for Retry-After
   * @param stopped asked between two events, whether the rest is still wanted
   */
  RemoteAnswer(Protocol protocol, ReplyText text, Instant now, BooleanSupplier stopped) {
    this.protocol = protocol;
    this.failures = new RemoteFailures(protocol);
    this.text = text;
    this.now = now;
    this.stopped = stopped;
  }

  /** Takes a piece; returns how the attempt ended if it did. */
  Optional<Attempted> take(Piece piece) {
    return switch (piece) {
      case Piece.Head answered -> {
        head = answered;
        yield Optional.empty();
      }
      case Piece.Chunk chunk -> chunk(chunk.bytes());
      case Piece.End end -> Optional.of(end());
      case Piece.Broken broken ->
          Optional.of(
              text.end()
                  .<Attempted>map(stop -> new Attempted.Final(text.reply(stop)))
                  .orElseGet(() -> failures.broken(broken, text.tokens())));
    };
  }

  private Optional<Attempted> chunk(byte[] bytes) {
    received += bytes.length;
    if (received > LARGEST) {
      return Optional.of(bad("more than %d MiB".formatted(LARGEST >> 20)));
    }
    if (!streams()) {
      long most = succeeded() ? LARGEST : LARGEST_ERROR;
      body.write(bytes, 0, (int) Math.min(bytes.length, most - body.size()));
      return body.size() < most ? Optional.empty() : Optional.of(end());
    }
    return read(events.feed(bytes));
  }

  private Attempted end() {
    Piece.Head answered = head;
    if (answered == null || answered.status() != 200) {
      ServerError told = ServerErrors.ofBody(answered == null ? 0 : answered.status(), bodyText());
      Optional<Duration> wait =
          Optional.ofNullable(answered).flatMap(h -> Backoff.retryAfter(h.headers(), now));
      return failures.status(told, wait);
    }
    Optional<Attempted> last =
        streams() ? events.finish().flatMap(data -> read(List.of(data))) : whole();
    return last.or(() -> text.end().map(stop -> new Attempted.Final(text.reply(stop))))
        .orElseGet(() -> failures.cut("the stream ended", text.tokens()));
  }

  /** Reads an answer in one piece: some servers do not stream, Gemini may send a list. */
  private Optional<Attempted> whole() {
    try {
      JsonNode json = JSON.readTree(bodyText());
      for (JsonNode node : json.isArray() ? json : List.of(json)) {
        Optional<Attempted> end = read(node);
        if (end.isPresent()) {
          return end;
        }
      }
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(
          bad(
              "%s, expected JSON or a stream of events: does the URL lead to the API (often it ends in /v1)?"
                  .formatted(contentType().isEmpty() ? "no content type" : contentType())));
    }
  }

  private String bodyText() {
    return body.toString(StandardCharsets.UTF_8);
  }

  private Optional<Attempted> read(List<String> datas) {
    for (String data : datas) {
      Optional<Attempted> end = stopped.getAsBoolean() ? Optional.empty() : read(data.strip());
      if (end.isPresent()) {
        return end;
      }
    }
    return Optional.empty();
  }

  private Optional<Attempted> read(String data) {
    if (data.isEmpty()) {
      return Optional.empty();
    }
    if (data.equals(LAST)) {
      return Optional.of(
          text.end()
              .<Attempted>map(stop -> new Attempted.Final(text.reply(stop)))
              .orElseGet(() -> failures.cut("the stream ended", text.tokens())));
    }
    try {
      return read(JSON.readTree(data));
    } catch (JsonProcessingException e) {
      return Optional.of(bad("an event that is no JSON"));
    }
  }

  private Optional<Attempted> read(JsonNode json) {
    for (StreamEvent event : protocol.read(json)) {
      Optional<Attempted> end = handle(event);
      if (end.isPresent()) {
        return end;
      }
    }
    return Optional.empty();
  }

  private Optional<Attempted> handle(StreamEvent event) {
    return switch (event) {
      case StreamEvent.Said said -> {
        text.add(said.text());
        yield Optional.empty();
      }
      case StreamEvent.Counted counted -> {
        text.count(counted);
        yield Optional.empty();
      }
      case StreamEvent.Ended ended -> {
        text.ends(ended.stop());
        yield Optional.empty();
      }
      case StreamEvent.Blocked blocked ->
          Optional.of(new Attempted.Final(failures.blocked(blocked.reason())));
      case StreamEvent.Alien alien ->
          Optional.of(bad("JSON without '%s'".formatted(alien.expected())));
      case StreamEvent.Faulted faulted -> Optional.of(fault(faulted.error()));
    };
  }

  private Attempted fault(ServerError told) {
    if (text.tokens() > 0) {
      return bad("an error after %d tokens: %s".formatted(text.tokens(), told.message()));
    }
    int status = told.status() == 0 ? 500 : told.status();
    return failures.status(
        new ServerError(status, told.code(), told.message(), told.retry()), Optional.empty());
  }

  private Attempted bad(String what) {
    return new Attempted.Final(failures.bad(what));
  }

  private boolean streams() {
    return succeeded() && contentType().startsWith("text/event-stream");
  }

  private boolean succeeded() {
    Piece.Head answered = head;
    return answered != null && answered.status() == 200;
  }

  private String contentType() {
    Piece.Head answered = head;
    return answered == null
        ? ""
        : ServerErrors.line(answered.headers().firstValue("content-type").orElse(""));
  }
}
