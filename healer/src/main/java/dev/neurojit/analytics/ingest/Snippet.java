package dev.neurojit.analytics.ingest;

import dev.neurojit.journal.Sha256;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A text of a corpus and what the corpus says of it.
 *
 * @param place the file, and the line in it if it holds many
 * @param text MLIR, or what a model takes for it
 * @param model who wrote it
 * @param promptVersion asked with which prompt
 * @param time when, UTC
 * @param expected what should be made of it: {@code repair}, {@code untouched}, {@code refuse}
 */
public record Snippet(
    String place,
    String text,
    @Nullable String model,
    @Nullable String promptVersion,
    @Nullable LocalDateTime time,
    @Nullable String expected) {
  /** Returns a text of which nothing is known. */
  static Snippet of(String place, String text) {
    return new Snippet(place, text, null, null, null, null);
  }

  /** Returns what tells it from others, SHA-256: the same text by another model counts again. */
  String identity() {
    return Sha256.of(text + "\0" + (model == null ? "" : model));
  }
}
