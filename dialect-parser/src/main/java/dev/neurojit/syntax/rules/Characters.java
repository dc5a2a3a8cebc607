package dev.neurojit.syntax.rules;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether a function is about characters, so that a digit in quotes is one. */
final class Characters {
  /** Names and comments of such functions: {@code %zero_char}, {@code @is_digit}. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?i)(?<![a-z])(?:ch|chr|char|chars|character|characters|ascii|utf_?8|letter"
              + "|is_?x?digit|atoi|itoa)(?![a-z])|(?<=[a-z])Char(?![a-z])");

  /** A letter in quotes, or both ends of the digits: numbers are not written so. */
  private static final Pattern LETTER = Pattern.compile("[ ,(]'[A-Za-z]'");

  private static final Pattern ZERO =
      Pattern.compile("(%[\\w.$-]+)\\s*=\\s*[\\w.]*const\\w*\\s*\\(?\\s*'0'");

  private static final Pattern SUBTRACTED =
      Pattern.compile("\\bsubi\\s+%[\\w.$-]+\\s*,\\s*('0'|%[\\w.$-]+)");

  private Characters() {}

  /** Returns whether the digits in quotes in this text are characters. */
  static boolean are(String text) {
    return LETTER.matcher(text).find()
        || (text.contains("'0'") && text.contains("'9'"))
        || WORD.matcher(text).find()
        || takesZeroAway(text);
  }

  /** {@code '0'} that is subtracted: to take the number 0 away would be for nothing. */
  private static boolean takesZeroAway(String text) {
    Set<String> zeros = new HashSet<>(Set.of("'0'"));
    ZERO.matcher(text).results().forEach(it -> zeros.add(it.group(1)));
    return text.contains("'0'")
        && SUBTRACTED.matcher(text).results().anyMatch(it -> zeros.contains(it.group(1)));
  }
}
