package dev.neurojit.analytics;

import java.util.regex.Pattern;

/** Messages that say the same of other names and numbers. */
final class MessagePattern {
  private static final Pattern NAME = Pattern.compile("([%@^])[\\w.$#-]+");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.%@^])-?\\d[\\d.]*(?:[eE][-+]?\\d+)?");

  private MessagePattern() {}

  /**
   * Returns a message with {@code _} for names of values, symbols and blocks and {@code N} for
   * numbers. Operations, types and what else it quotes stay: they are what was invented.
   */
  static String of(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    return NUMBER.matcher(NAME.matcher(line).replaceAll("$1_")).replaceAll("N");
  }
}
