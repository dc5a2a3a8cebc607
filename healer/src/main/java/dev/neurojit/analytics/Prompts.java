package dev.neurojit.analytics;

import dev.neurojit.journal.JournalFile;
import dev.neurojit.journal.Sha256;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions of a run's prompts. */
final class Prompts {
  private static final int DIGITS = 8;

  /** Where the first message, the rules, ends in a recorded prompt. */
  private static final String QUESTION = "\n\nUSER\n";

  private final JournalFile journal;
  private final Map<String, String> versions = new HashMap<>();

  Prompts(JournalFile journal) {
    this.journal = journal;
  }

  /**
   * Returns the first {@value #DIGITS} digits of the SHA-256 of the prompt's system message, which
   * is what all prompts made by one version of the product have in common; null if the text is
   * lost.
   */
  @Nullable String version(String prompt) {
    String known = versions.computeIfAbsent(prompt, this::read);
    return known.isEmpty() ? null : known;
  }

  private String read(String prompt) {
    try {
      String text = journal.text(prompt);
      int end = text.indexOf(QUESTION);
      return Sha256.of(end < 0 ? text : text.substring(0, end)).substring(0, DIGITS);
    } catch (UncheckedIOException lost) {
      return "";
    }
  }
}
