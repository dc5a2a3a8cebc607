package dev.neurojit.syntax.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a view of memory takes: where it begins, how large it is and how far apart its elements are.
 * A part is empty where the text has none.
 */
record SliceParts(List<String> offsets, List<String> sizes, List<String> strides) {
  private static final String LIST = "(\\[[^\\[\\]]*]|\\([^()]*\\)|\\{[^{}]*}|[%\\w#.-]+)";
  private static final Pattern KEYED =
      Pattern.compile(
          "\\s*,?\\s*(?:(offsets?)|(sizes?|shape)|strides?)\\s*[:=]?\\s*" + LIST + "\\s*,?");
  private static final Pattern BRACKETED = Pattern.compile("\\s*,?\\s*(\\[[^\\[\\]:]*])");
  private static final Pattern ELEMENT = Pattern.compile("%[\\w$.#-]+|-?[0-9]+");

  /**
   * Reads {@code offset: 0, sizes: [2, 3]} in any brackets or none; null if it says other words.
   */
  static @Nullable SliceParts keyed(String text) {
    List<List<String>> parts = new ArrayList<>(List.of(List.of(), List.of(), List.of()));
    Matcher matcher = KEYED.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!matcher.region(end, text.length()).lookingAt()) {
        return null;
      }
      int part = matcher.group(1) != null ? 0 : matcher.group(2) != null ? 1 : 2;
      List<String> elements = elements(matcher.group(3));
      if (elements == null || !parts.get(part).isEmpty()) {
        return null;
      }
      parts.set(part, elements);
      end = matcher.end();
    }
    return new SliceParts(parts.get(0), parts.get(1), parts.get(2));
  }

  /** Reads {@code [%i, 0] [2, 2] [1, 1]}, with commas between them or not; null else. */
  static @Nullable SliceParts bracketed(String text) {
    List<List<String>> parts = new ArrayList<>();
    Matcher matcher = BRACKETED.matcher(text);
    int end = 0;
    while (end < text.length()) {
      List<String> elements =
          matcher.region(end, text.length()).lookingAt() ? elements(matcher.group(1)) : null;
      if (elements == null) {
        return null;
      }
      parts.add(elements);
      end = matcher.end();
    }
    return parts.size() < 2 || parts.size() > 3
        ? null
        : new SliceParts(parts.get(0), parts.get(1), parts.size() == 3 ? parts.get(2) : List.of());
  }

  private static @Nullable List<String> elements(String list) {
    boolean open = "[({".indexOf(list.charAt(0)) >= 0;
    String inside = open ? list.substring(1, list.length() - 1).strip() : list;
    List<String> elements =
        inside.isEmpty() ? List.of() : Stream.of(inside.split(",", -1)).map(String::strip).toList();
    return elements.stream().allMatch(it -> ELEMENT.matcher(it).matches()) ? elements : null;
  }

  /** Returns elements as they stand between square brackets. */
  static String list(List<String> elements) {
    return "[" + String.join(", ", elements) + "]";
  }
}
