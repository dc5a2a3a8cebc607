package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The pages that tell what a code means. */
public final class Explain {
  private Explain() {}

  /** Returns the page of a code such as {@code NJ012}, in Markdown; empty for an unknown code. */
  public static Optional<String> page(String code) {
    return Rules.ALL.stream()
        .filter(rule -> rule.code().equals(code.toUpperCase(Locale.ROOT)))
        .findFirst()
        .flatMap(rule -> read(fileName(rule)));
  }

  /** Returns the file name of a rule's page, {@code NJ012-name-of-the-defect.md}. */
  public static String fileName(Rule rule) {
    return rule.code() + "-" + rule.name() + ".md";
  }

  private static Optional<String> read(String fileName) {
    try (InputStream in = Explain.class.getResourceAsStream(fileName)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + fileName, broken);
    }
  }
}
