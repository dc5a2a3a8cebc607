package dev.neurojit.bench;

import dev.neurojit.journal.Event;
import dev.neurojit.llm.Failed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from the events of one question what asking it gave. */
final class AnswerReader {
  private final List<Event> events;
  private final double warmUpSeconds;

  AnswerReader(List<Event> events, double warmUpSeconds) {
    this.events = events;
    this.warmUpSeconds = warmUpSeconds;
  }

  /** Returns the answer of a model that could not be asked. */
  static Answer failed(Failed failed, Phase phase, double warmUpSeconds) {
    return new Answer(
        "",
        0,
        null,
        null,
        null,
        0,
        0,
        0,
        warmUpSeconds,
        0,
        0,
        fate(failed.kind(), phase),
        failed.message(),
        failed.detail());
  }

  Answer answer() {
    Optional<Event.Asked> asked = first(Event.Asked.class);
    Optional<Event.Replied> replied = first(Event.Replied.class);
    Optional<Event.ModelFailed> failed = first(Event.ModelFailed.class);
    Optional<Event.ReplyUnused> unused = first(Event.ReplyUnused.class);
    return new Answer(
        asked.map(Event.Asked::decoding).orElse(""),
        asked.map(Event.Asked::temperature).orElse(0.0),
        value(asked.map(Event.Asked::prompt)),
        value(replied.map(Event.Replied::reply)),
        value(replied.map(Event.Replied::stop)),
        replied.map(Event.Replied::promptTokens).orElse(0),
        replied.map(Event.Replied::tokens).orElse(0),
        replied.map(Event.Replied::tokensPerSecond).orElse(0.0),
        warmUpSeconds,
        replied.map(reply -> reply.firstTokenMillis() / 1e3).orElse(0.0),
        replied.map(reply -> reply.totalMillis() / 1e3).orElse(0.0),
        failed
            .map(failure -> fate(Failed.Kind.valueOf(failure.kind()), Phase.ASK))
            .orElseGet(() -> value(unused.map(AnswerReader::fate))),
        failed
            .map(Event.ModelFailed::message)
            .orElseGet(() -> unused.map(AnswerReader::problem).orElse("")),
        failed.map(Event.ModelFailed::detail).orElse(List.of()));
  }

  private static Fate fate(Event.ReplyUnused unused) {
    return unused.reason().equals("TRUNCATED") ? Fate.SYNTAX : Fate.NO_OP;
  }

  private static String problem(Event.ReplyUnused unused) {
    return switch (unused.reason()) {
      case "NO_CODE" -> "the reply holds no program";
      case "NO_CHANGE" -> "the reply changes nothing";
      default -> "the reply is cut off in the middle of the program";
    };
  }

  private static Fate fate(Failed.Kind kind, Phase phase) {
    return switch (kind) {
      case NOT_FOUND, NOT_A_MODEL, UNSUPPORTED, TOO_LARGE, LOAD_FAILED, REFUSED -> Fate.NO_LOAD;
      case NO_KEY, UNREACHABLE, RATE_LIMITED -> Fate.UNSERVED;
      case OUT_OF_MEMORY, CRASHED, TIMED_OUT -> phase.fate();
      case PROMPT_TOO_LONG, BAD_RESPONSE, NO_REPLY -> Fate.NO_REPLY;
    };
  }

  private <E extends Event> Optional<E> first(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private static <T> @Nullable T value(Optional<T> optional) {
    return optional.isPresent() ? optional.get() : null;
  }
}
