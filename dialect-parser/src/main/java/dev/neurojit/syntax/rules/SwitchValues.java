package dev.neurojit.syntax.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a label of a switch, in the marks of other languages. */
final class SwitchValues {
  private static final Pattern DEFAULT =
      Pattern.compile(
          "(?:(?:case|when)\\s+)?(?:default|otherwise|else|others?|_|\\*)(?:\\s+case)?\\s*(?::|->|=>|,)?");
  private static final Pattern WORD = Pattern.compile("(?:case|when)\\b[\\s:=]*|case_");
  private static final Pattern RANGE =
      Pattern.compile("(-?[0-9]{1,6}) ?(?:to|\\.\\.\\.|\\.\\.=) ?(-?[0-9]{1,6})");
  private static final Pattern VALUE = Pattern.compile("-?[0-9]{1,18}");

  /** Nobody writes more cases out. */
  private static final int MOST = 16;

  private SwitchValues() {}

  /** Returns whether a label is that of all other values. */
  static boolean isDefault(String label) {
    return DEFAULT.matcher(label.strip().toLowerCase(Locale.ROOT)).matches();
  }

  /** Returns the values of a label, none where it is no label or has one that is not known. */
  static List<String> of(String label, String text) {
    String lower = label.strip().toLowerCase(Locale.ROOT);
    Matcher word = WORD.matcher(lower);
    boolean worded = word.lookingAt();
    if (!worded && !lower.matches("-?[0-9]+")) {
      return List.of();
    }
    String list =
        (worded ? label.strip().substring(word.end()) : lower)
            .replaceFirst("\\s*(?::\\s*index|\\bthen|=>|->|[:,])\\s*$", "")
            .replaceFirst("^\\[(.*)\\]$|^\\((.*)\\)$|^\\{(.*)\\}$|^\"(.*)\"$", "$1$2$3$4");
    List<String> values = new ArrayList<>();
    for (String part :
        list.split("\\s*(?:,|\\|\\|?|\\bor\\b|\\band\\b|:?\\s*\\bcase\\b)\\s*", -1)) {
      if (!part.isEmpty() && !add(part.strip(), values, text)) {
        return List.of();
      }
    }
    boolean distinct = values.stream().distinct().count() == values.size();
    return distinct && values.size() <= MOST ? values : List.of();
  }

  private static boolean add(String part, List<String> values, String text) {
    Matcher range = RANGE.matcher(part);
    if (range.matches()) {
      int last = Integer.parseInt(range.group(2));
      for (int i = Integer.parseInt(range.group(1)); i <= last && values.size() <= MOST; i++) {
        values.add(String.valueOf(i));
      }
      return true;
    }
    String value = part.matches("-?[0-9]+\\.0*") ? part.substring(0, part.indexOf('.')) : part;
    if (part.matches("%[\\w.$-]+")) {
      Matcher constant =
          Pattern.compile(
                  Pattern.quote(part) + " ?= ?arith\\.constant (-?[0-9]+) ?: ?(?:index|i[0-9]+)")
              .matcher(text);
      value = constant.find() ? constant.group(1) : part;
    }
    values.add(value);
    return VALUE.matcher(value).matches();
  }
}
