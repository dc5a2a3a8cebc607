package dev.neurojit.syntax.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Computes a formula of numbers and of names of numbers: {@code M_PI / 180.0}, {@code 2π}. */
final class NamedFormula {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:std::)?numeric_limits<\\w+>::\\w+\\(\\)|\\w+\\.finfo\\([\\w.]+\\)\\.\\w+"
              + "|float\\(['\"]?[-+]?\\w+['\"]?\\)|[A-Za-zπ∞_][\\w.]*(?:::\\w+)*|π|∞");
  private static final Pattern NUMBER =
      Pattern.compile("(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?[fF]?");
  private static final int LONGEST = 60;

  private final String text;
  private int next;
  private int names;
  private int depth;

  private NamedFormula(String text) {
    this.text = text;
  }

  /** Returns the value; null where no name of a number is in it, or anything else. */
  static @Nullable Double value(String text) {
    NamedFormula reader = new NamedFormula(text.replace(" ", ""));
    Double value = text.length() > LONGEST ? null : reader.sum();
    return reader.next == reader.text.length() && reader.names > 0 ? value : null;
  }

  private @Nullable Double sum() {
    Double left = product();
    while (left != null && (isNext('+') || isNext('-'))) {
      boolean plus = text.charAt(next++) == '+';
      Double right = product();
      left = right == null ? null : Double.valueOf(plus ? left + right : left - right);
    }
    return left;
  }

  private @Nullable Double product() {
    Double left = factor();
    while (left != null && (isNext('*') || isNext('/') || isNext('π'))) {
      boolean over = isNext('/');
      next += isNext('π') ? 0 : 1;
      Double right = factor();
      left = right == null ? null : Double.valueOf(over ? left / right : left * right);
    }
    return left;
  }

  private @Nullable Double factor() {
    if (depth > 16 || next >= text.length()) {
      return null;
    }
    depth++;
    Double value;
    if (isNext('-') || isNext('+')) {
      boolean minus = text.charAt(next++) == '-';
      Double operand = factor();
      value = operand == null || !minus ? operand : Double.valueOf(-operand);
    } else if (isNext('(')) {
      value = group();
    } else {
      value = leaf();
    }
    depth--;
    return value;
  }

  private @Nullable Double group() {
    next++;
    Double inside = sum();
    if (!isNext(')')) {
      return null;
    }
    next++;
    return inside;
  }

  private @Nullable Double leaf() {
    Matcher number = NUMBER.matcher(text).region(next, text.length());
    if (number.lookingAt()) {
      next = number.end();
      return Double.valueOf(number.group().replaceFirst("[fF]$", ""));
    }
    Matcher name = NAME.matcher(text).region(next, text.length());
    if (!name.lookingAt()) {
      return null;
    }
    next = name.end();
    if (isNext('(')) {
      boolean root = name.group().matches("(?:std::|math\\.|Math\\.|np\\.)?sqrtf?");
      Double operand = root ? group() : null;
      return operand == null ? null : Double.valueOf(Math.sqrt(operand));
    }
    names++;
    return KnownNumbers.value(name.group());
  }

  private boolean isNext(char c) {
    return next < text.length() && text.charAt(next) == c;
  }
}
