package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.SyntaxCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The pages that tell what a code means. */
public final class Explain {
  private Explain() {}

  /**
   * Returns the page of a code such as {@code NJ012}, or of a rule's name, in Markdown; empty for
   * an unknown one.
   */
  public static Optional<String> page(String code) {
    String wanted = code.toUpperCase(Locale.ROOT);
    if (SyntaxCodes.ALL.contains(wanted)) {
      return read(SyntaxCodes.class, wanted + ".md");
    }
    return Rules.ALL.stream()
        .filter(rule -> rule.code().equals(wanted) || rule.name().equals(code))
        .findFirst()
        .flatMap(rule -> read(Explain.class, fileName(rule)));
  }

  /** Returns the file name of a rule's page, {@code NJ012-name-of-the-defect.md}. */
  public static String fileName(Rule rule) {
    return rule.code() + "-" + rule.name() + ".md";
  }

  private static Optional<String> read(Class<?> beside, String fileName) {
    try (InputStream in = beside.getResourceAsStream(fileName)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + fileName, broken);
    }
  }
}
