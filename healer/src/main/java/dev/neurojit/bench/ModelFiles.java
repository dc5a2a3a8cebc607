package dev.neurojit.bench;

import dev.neurojit.llm.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files of models: hashed once, and again only where size or time of change differ. */
public final class ModelFiles {
  private final Map<Path, FileState> states = new HashMap<>();

  /** Returns a file's state now. */
  FileState state(Path file) throws IOException {
    FileState known = states.get(file);
    FileState now = known == null ? FileState.of(file) : known.now(file);
    states.put(file, now);
    return now;
  }

  /** Returns what is wrong with a model's file since its card was made; empty if nothing is. */
  Optional<String> change(ModelCard card) {
    Optional<Path> file = Optional.ofNullable(card.spec()).flatMap(Models::file);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      String now = state(file.get()).sha256();
      return now.equals(card.sha256()) ? Optional.empty() : Optional.of(difference(card, now));
    } catch (IOException e) {
      return Optional.of("%s cannot be read any more: %s".formatted(file.get(), e));
    }
  }

  /** Says that trials of one arm were made with two files. */
  static String difference(ModelCard card, String other) {
    return "%s is another file now: sha256 %s, not %s"
        .formatted(card.spec(), shortened(other), shortened(String.valueOf(card.sha256())));
  }

  static String shortened(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }
}
