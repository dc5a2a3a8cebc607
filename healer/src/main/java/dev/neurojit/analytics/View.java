package dev.neurojit.analytics;

import dev.neurojit.resource.Resource;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A question that is answered often; each has a file {@code views/NAME.sql}. */
public enum View {
  TOTALS,
  ERRORS,
  TOGETHER,
  REPAIRS,
  SAVINGS,
  FALSE_REPAIRS,
  LEARNING,
  HALLUCINATIONS,
  RUNS,
  DEFECTS;

  private static final String COMMENT = "-- ";

  /** Returns the name as the command line has it. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Asks this question.
   *
   * @param by how {@link #ERRORS} are grouped; at least one
   * @param top how many rows at most
   */
  public Answer ask(Tally tally, List<Axis> by, int top) {
    String text =
        Resource.text(View.class, "views/" + title() + ".sql")
            .replace("{by}", words(by))
            .replace("{select}", select(by))
            .replace("{group}", positions(by))
            .replace("{top}", String.valueOf(top));
    List<String> head =
        text.lines()
            .takeWhile(line -> line.startsWith(COMMENT))
            .map(line -> line.substring(COMMENT.length()))
            .toList();
    try {
      return tally.ask(head.getFirst(), String.join(" ", head.subList(1, head.size())), text);
    } catch (SQLException e) {
      throw new IllegalStateException("the view " + title() + " is wrong", e);
    }
  }

  private static String words(List<Axis> by) {
    return by.stream()
        .map(Enum::name)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String select(List<Axis> by) {
    return by.stream()
        .map(axis -> axis.expression() + " as " + axis.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String positions(List<Axis> by) {
    return java.util.stream.IntStream.rangeClosed(1, by.size())
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", "));
  }
}
