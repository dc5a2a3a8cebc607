package dev.neurojit.syntax.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which dimensions of a larger shape make up each dimension of a smaller one.
 *
 * @param groups the dimensions of the larger shape, counted from 0, one list a dimension
 */
record Reassociation(List<List<Integer>> groups) {
  private static final Pattern WRITTEN = Pattern.compile("\\[\\s*(\\[[0-9,\\s\\[\\]]*])\\s*]");
  private static final Pattern FLAT = Pattern.compile("\\[([0-9,\\s]+)]");
  private static final Pattern GROUP = Pattern.compile("\\[([0-9,\\s]*)]");

  /** Reads {@code [[0, 1], [2]]} anywhere in a text; null if there is none. */
  static @Nullable Reassociation written(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.find()) {
      return null;
    }
    List<List<Integer>> groups = new ArrayList<>();
    GROUP.matcher(written.group(1)).results().forEach(it -> groups.add(numbers(it.group(1))));
    return new Reassociation(groups);
  }

  /** Reads {@code [0, 1]} as the only group. */
  static @Nullable Reassociation flat(String text) {
    Matcher flat = FLAT.matcher(text);
    return flat.find() ? new Reassociation(List.of(numbers(flat.group(1)))) : null;
  }

  /** Finds the only way; null where there are several or none, or sizes are not known. */
  static @Nullable Reassociation between(Shape small, Shape large) {
    if (small.rank() == 1) {
      List<Integer> all = Stream.iterate(0, i -> i + 1).limit(large.rank()).toList();
      return new Reassociation(List.of(all));
    }
    Stream<String> sizes = Stream.concat(small.dimensions().stream(), large.dimensions().stream());
    if (!sizes.allMatch(it -> it.matches("[0-9]{1,6}") && !it.equals("1") && !it.equals("0"))) {
      return null;
    }
    List<List<Integer>> groups = new ArrayList<>();
    int next = 0;
    for (String dimension : small.dimensions()) {
      long wanted = Long.parseLong(dimension);
      List<Integer> group = new ArrayList<>();
      long product = 1;
      while (product < wanted && next < large.rank()) {
        product *= Long.parseLong(large.dimensions().get(next));
        group.add(next++);
      }
      if (product != wanted) {
        return null;
      }
      groups.add(group);
    }
    return next == large.rank() ? new Reassociation(groups) : null;
  }

  /** Whether it names each dimension of the larger shape once, in order. */
  boolean fits(Shape small, Shape large) {
    List<Integer> all = groups.stream().flatMap(List::stream).toList();
    return groups.size() == small.rank()
        && all.equals(Stream.iterate(0, i -> i + 1).limit(large.rank()).toList());
  }

  private static List<Integer> numbers(String list) {
    return Stream.of(list.split(","))
        .map(String::strip)
        .filter(it -> it.matches("[0-9]{1,3}"))
        .map(Integer::valueOf)
        .toList();
  }

  @Override
  public String toString() {
    return groups.toString();
  }
}
