package dev.neurojit.llm;

import dev.neurojit.llm.Reply.Stop;
import dev.neurojit.llm.http.Exchange;
import dev.neurojit.llm.http.Piece;
import dev.neurojit.llm.http.Timer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One prompt on its way to a server and back: attempts, pauses, deadline, cancellation. */
final class RemoteRequest {

  private static final Duration POLL = Duration.ofMillis(50);

  private final HttpClient client;
  private final Protocol protocol;
  private final RemoteOptions options;
  private final Prompt prompt;
  private final Progress progress;
  private final Timer timer;
  private final Stopwatch watch;
  private ReplyText text;

  RemoteRequest(
      HttpClient client,
      Protocol protocol,
      RemoteOptions options,
      Prompt prompt,
      Progress progress) {
    this.client = client;
    this.protocol = protocol;
    this.options = options;
    this.prompt = prompt;
    this.progress = progress;
    this.timer = options.timer();
    this.watch = new Stopwatch(timer::nanoTime);
    this.text = new ReplyText(progress, watch);
  }

  /** Sends the request until it is answered, refused for good, late or cancelled. */
  Completion run() {
    progress.stage(Progress.Stage.EVALUATING_PROMPT);
    HttpRequest request = request();
    int failed = 0;
    while (true) {
      switch (attempt(request)) {
        case Attempted.Final(Completion completion) -> {
          return completion;
        }
        case Attempted.Passing passing -> {
          failed++;
          Duration pause = passing.retryAfter().orElse(options.backoff().after(failed));
          if (failed == options.backoff().attempts() || pause.compareTo(left()) >= 0) {
            return told(passing, failed);
          }
          Optional<Completion> stop = pause(pause);
          if (stop.isPresent()) {
            return stop.get();
          }
        }
      }
    }
  }

  private Attempted attempt(HttpRequest request) {
    text = new ReplyText(progress, watch);
    RemoteAnswer answer =
        new RemoteAnswer(
            protocol, text, timer.now(), () -> cancelled() || progress.enough() || late());
    try (Exchange exchange = Exchange.start(client, request)) {
      while (true) {
        Optional<Piece> piece = exchange.next(POLL);
        Optional<Attempted> end = piece.flatMap(answer::take);
        if (end.isPresent()) {
          return end.get();
        }
        Optional<Completion> stop = stopped();
        if (stop.isPresent()) {
          return new Attempted.Final(stop.get());
        }
      }
    }
  }

  private Optional<Completion> pause(Duration pause) {
    Duration rest = pause;
    while (rest.isPositive()) {
      Optional<Completion> stop = stopped();
      if (stop.isPresent()) {
        return stop;
      }
      Duration step = rest.compareTo(POLL) < 0 ? rest : POLL;
      timer.pause(step);
      rest = rest.minus(step);
    }
    return Optional.empty();
  }

  private Optional<Completion> stopped() {
    if (cancelled()) {
      return Optional.of(text.reply(Stop.CANCELLED));
    }
    if (text.tokens() > 0 && progress.enough()) {
      return Optional.of(text.reply(Stop.ENOUGH));
    }
    if (!late()) {
      return Optional.empty();
    }
    return Optional.of(
        text.tokens() == 0
            ? new RemoteFailures(protocol).late(prompt.deadline())
            : text.reply(text.end().orElse(Stop.DEADLINE)));
  }

  private boolean cancelled() {
    return Thread.currentThread().isInterrupted() || progress.cancelled();
  }

  private boolean late() {
    return !left().isPositive();
  }

  private Duration left() {
    return prompt.deadline().minus(watch.elapsed());
  }

  /** Adds what was tried to the server's last refusal. */
  private static Failed told(Attempted.Passing passing, int attempts) {
    Failed failure = passing.failure();
    String tried = attempts == 1 ? "" : " (tried %d times)".formatted(attempts);
    String asked =
        passing
            .retryAfter()
            .map(w -> " (it asks to wait %d s)".formatted(w.toSeconds()))
            .orElse("");
    return new Failed(failure.kind(), failure.message() + asked + tried, failure.detail());
  }

  private HttpRequest request() {
    String body = protocol.body(prompt).toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(protocol.endpoint())
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    protocol.key().ifPresent(key -> protocol.authorization(key).forEach(request::header));
    return request.build();
  }
}
