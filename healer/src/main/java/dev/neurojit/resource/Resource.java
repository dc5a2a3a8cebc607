package dev.neurojit.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A data file that is part of the product. */
public final class Resource {
  private Resource() {}

  /**
   * Returns the page of a code, the file {@code CODE.md}; empty for a code that is not known.
   *
   * @param beside a class of the pages' package
   * @param known the codes that have pages, in capitals
   * @param code in capitals or not
   */
  public static Optional<String> page(Class<?> beside, Stream<String> known, String code) {
    String wanted = code.toUpperCase(Locale.ROOT);
    return known.filter(wanted::equals).findFirst().map(found -> text(beside, found + ".md"));
  }

  /**
   * Returns the text of a file.
   *
   * @param beside a class of the file's package
   * @param name relative to that package
   */
  public static String text(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the product");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
