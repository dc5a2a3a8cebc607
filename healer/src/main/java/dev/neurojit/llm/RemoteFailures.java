package dev.neurojit.llm;

import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.StreamEvent.ServerError;
import dev.neurojit.llm.http.Piece;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says in one line what a remote server's failure means; never shows the key. */
final class RemoteFailures {

  /** How OpenAI, vLLM, llama-server and Gemini say that a prompt is too long. */
  private static final Pattern TOO_LONG =
      Pattern.compile(
          "context_length_exceeded|exceed_context_size|maximum context length"
              + "|exceeds the (available )?context size|exceeds the maximum number of tokens");

  private static final Pattern BAD_KEY = Pattern.compile("(?i)api.?key.*(not valid|invalid)");

  /** A paid-up quota does not come back within a prompt's deadline. */
  private static final String NO_QUOTA = "insufficient_quota";

  private final Protocol protocol;

  RemoteFailures(Protocol protocol) {
    this.protocol = protocol;
  }

  /** Tells an answer other than 200, or an error within the stream that stands for one. */
  Attempted status(ServerError error, Optional<Duration> retryAfter) {
    Optional<Duration> wait =
        retryAfter.or(() -> error.retry().map(s -> Duration.ofMillis((long) (s * 1000))));
    int status = error.status();
    if (status == 429) {
      Failed limited =
          failed(Kind.RATE_LIMITED, "limits its use%s; wait or use another model", error);
      return error.code().equals(NO_QUOTA)
          ? new Attempted.Final(limited)
          : new Attempted.Passing(limited, wait);
    }
    if (status == 408 || (status >= 500 && status != 501)) {
      return new Attempted.Passing(
          failed(Kind.UNREACHABLE, "does not serve%s; try again later", error), wait);
    }
    return new Attempted.Final(refusal(error));
  }

  private Failed refusal(ServerError error) {
    int status = error.status();
    if (TOO_LONG.matcher(error.code() + " " + error.message()).find() || status == 413) {
      return failed(
          Kind.PROMPT_TOO_LONG, "finds the prompt too long%s; shorten the program", error);
    }
    if (status == 401 || status == 403 || BAD_KEY.matcher(error.message()).find()) {
      String advice =
          protocol
              .key()
              .map(key -> "refuses the key%s; check " + key.source())
              .orElse(
                  "wants a key%s; set "
                      + protocol.keyVariable()
                      + " (sent by https or to this machine only)");
      return failed(Kind.REFUSED, advice, error);
    }
    if (status == 404) {
      return failed(
          Kind.NOT_FOUND, "has no such model or address%s; check the name and the URL", error);
    }
    if (status >= 300 && status < 400) {
      return failed(Kind.BAD_RESPONSE, "points elsewhere%s; give the final URL", error);
    }
    return failed(Kind.REFUSED, "refuses the request%s", error);
  }

  Attempted broken(Piece.Broken broken, int tokens) {
    return switch (broken.where()) {
      case CONNECTING ->
          new Attempted.Final(
              new Failed(
                  Kind.UNREACHABLE,
                  text(
                      "%s cannot be reached at %s: %s; check the network and the address"
                          .formatted(protocol.name(), place(), broken.reason()))));
      case CONNECTED -> cut(broken.reason(), tokens);
    };
  }

  /** Nothing shown yet can be asked for again; after that the pieces would come twice. */
  Attempted cut(String reason, int tokens) {
    Failed failed =
        bad(
            tokens == 0
                ? reason + " before the first word"
                : reason + " after " + tokens + " pieces");
    return tokens == 0
        ? new Attempted.Passing(failed, Optional.empty())
        : new Attempted.Final(failed);
  }

  Failed blocked(String reason) {
    return new Failed(
        Kind.REFUSED,
        text("%s withholds its reply (%s)".formatted(protocol.name(), ServerErrors.line(reason))));
  }

  Failed bad(String what) {
    return new Failed(
        Kind.BAD_RESPONSE, text("%s: bad answer: %s".formatted(protocol.name(), what)));
  }

  Failed late(Duration deadline) {
    return new Failed(
        Kind.TIMED_OUT,
        text(
            "%s said nothing within %.1f s; allow more time"
                .formatted(protocol.name(), deadline.toMillis() / 1e3)));
  }

  private Failed failed(Kind kind, String what, ServerError error) {
    String words = error.message().isEmpty() ? "" : ": " + error.message();
    String why = " (HTTP " + error.status() + words + ")";
    return new Failed(kind, text(protocol.name() + " " + what.replace("%s", why)));
  }

  /** Returns scheme, host and port. */
  private String place() {
    URI endpoint = protocol.endpoint();
    return endpoint.getScheme() + "://" + endpoint.getAuthority();
  }

  /** Servers quote the key back at times. */
  private String text(String message) {
    return protocol.key().map(key -> key.redact(message)).orElse(message);
  }
}
