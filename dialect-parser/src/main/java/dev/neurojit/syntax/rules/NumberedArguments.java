package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undefined names that end with numbers, as those of parameters by their positions. */
final class NumberedArguments {
  private static final Pattern NUMBERED = Pattern.compile("(%[A-Za-z_]*?)_?([0-9]{1,3})");

  private NumberedArguments() {}

  /**
   * Returns the parameters that undefined names stand for, if they are numbers behind one word and
   * each is that of a parameter without a use; nothing where one is not. A parameter's own number
   * counts; where they have none, their positions do, if every one has its name. Where a result has
   * such a name, another one may be missing.
   */
  static Map<String, ArgumentSyntax> of(
      List<String> unknown,
      List<ArgumentSyntax> parameters,
      List<ArgumentSyntax> unused,
      Predicate<String> isResult) {
    Map<Integer, String> numbers = new TreeMap<>();
    String stem = null;
    for (String name : unknown) {
      Matcher matcher = NUMBERED.matcher(name);
      if (!matcher.matches() || (stem != null && !stem.equals(matcher.group(1)))) {
        return Map.of();
      }
      stem = matcher.group(1);
      numbers.put(Integer.parseInt(matcher.group(2)), name);
    }
    int last = numbers.keySet().stream().mapToInt(it -> it).max().orElse(-1);
    for (int i = 0; i <= last; i++) {
      if (isResult.test(stem + i)) {
        return Map.of();
      }
    }
    Map<Integer, ArgumentSyntax> own = byNumber(parameters);
    if (own.isEmpty()) {
      boolean all = numbers.size() == parameters.size() && unused.size() == parameters.size();
      int first = numbers.isEmpty() ? 2 : numbers.keySet().iterator().next();
      for (int i = 0; all && first < 2 && i < parameters.size(); i++) {
        own.put(first + i, parameters.get(i));
      }
    }
    Map<String, ArgumentSyntax> meant = new HashMap<>();
    for (Map.Entry<Integer, String> entry : numbers.entrySet()) {
      ArgumentSyntax parameter = own.get(entry.getKey());
      if (parameter == null || !unused.contains(parameter)) {
        return Map.of();
      }
      meant.put(entry.getValue(), parameter);
    }
    return meant;
  }

  /** The parameters by the numbers in their names; none where one has another name. */
  private static Map<Integer, ArgumentSyntax> byNumber(List<ArgumentSyntax> parameters) {
    Map<Integer, ArgumentSyntax> own = new HashMap<>();
    String stem = null;
    for (ArgumentSyntax parameter : parameters) {
      Matcher matcher = NUMBERED.matcher(parameter.name());
      if (!matcher.matches() || (stem != null && !stem.equals(matcher.group(1)))) {
        return new HashMap<>();
      }
      stem = matcher.group(1);
      own.put(Integer.parseInt(matcher.group(2)), parameter);
    }
    return own;
  }
}
