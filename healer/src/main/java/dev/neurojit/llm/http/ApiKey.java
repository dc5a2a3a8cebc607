package dev.neurojit.llm.http;

import java.util.Optional;
import java.util.regex.Pattern;

/** A secret. Its text leaves only through {@link #reveal}, whose one caller writes the header. */
public final class ApiKey {

  /** What stands in a text where the key stood. */
  public static final String REDACTED = "[key]";

  /** Visible ASCII: what a header may hold, and what all known keys are made of. */
  private static final Pattern USABLE = Pattern.compile("[!-~]{1,4096}");

  /** Shorter ones are stand-ins such as "x", and would tear holes into innocent messages. */
  private static final int SHORTEST_SECRET = 6;

  private final String value;
  private final String source;

  private ApiKey(String value, String source) {
    this.value = value;
    this.source = source;
  }

  /**
   * Takes a key, without blanks around it; empty if no header could hold it.
   *
   * @param source where it was found, for people
   */
  public static Optional<ApiKey> of(String text, String source) {
    String key = text.strip();
    return USABLE.matcher(key).matches() ? Optional.of(new ApiKey(key, source)) : Optional.empty();
  }

  /** Returns the text without the key. */
  public String redact(String text) {
    return value.length() < SHORTEST_SECRET ? text : text.replace(value, REDACTED);
  }

  /** Returns where it was found: a variable, or a file and its variable. */
  public String source() {
    return source;
  }

  /** Returns the key itself, for the header of a request. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return REDACTED;
  }
}
