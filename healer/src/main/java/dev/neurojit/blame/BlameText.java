package dev.neurojit.blame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A blame in plain lines, long for people, short for language models. */
public final class BlameText {
  private static final int MOST_ROWS = 16;
  private static final int MOST_VALUES = 8;
  private static final int MOST_SENSITIVITIES = 4;

  /** Changes smaller than this, m/s, are no lead. */
  private static final double NOTHING = 1e-4;

  private BlameText() {}

  /** Returns the lines for a screen. */
  public static List<String> full(Blame blame) {
    List<String> lines = head(blame);
    if (!blame.trace().isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %4s  %-24s %12s %12s %12s",
              "line",
              "value",
              "at start",
              "decisive",
              "at end"));
      int rows = Math.min(MOST_ROWS, blame.trace().size());
      // The last values are the nearest to the throttle.
      blame
          .trace()
          .subList(blame.trace().size() - rows, blame.trace().size())
          .forEach(row ->
              lines.add(
                  String.format(
                      Locale.ROOT,
                      "  %4d  %-24s %12s %12s %12s",
                      row.line(),
                      row.name() + " " + row.operation().replaceFirst("^\\w+\\.", ""),
                      number(row.values().get(0)),
                      number(row.values().get(1)),
                      number(row.values().get(2)))));
    }
    lines.addAll(sensitivities(blame));
    return lines;
  }

  /** Returns the lines for a prompt. */
  public static List<String> brief(Blame blame) {
    List<String> lines = head(blame);
    if (!blame.trace().isEmpty()) {
      Moment at = blame.moments().get(1);
      lines.add(
          String.format(Locale.ROOT, "values at %.1f s: ", at.time())
              + blame.trace().stream()
                  .skip(Math.max(0, blame.trace().size() - MOST_VALUES))
                  .map(row -> row.name() + " = " + number(row.values().get(1)))
                  .collect(Collectors.joining(", ")));
    }
    lines.addAll(sensitivities(blame));
    return lines;
  }

  private static List<String> head(Blame blame) {
    List<String> lines = new ArrayList<>();
    lines.add("what went wrong: " + blame.phase().story());
    lines.addAll(blame.remarks());
    return lines;
  }

  private static List<String> sensitivities(Blame blame) {
    List<Sensitivity> leads =
        blame.sensitivities().stream()
            .filter(each -> Math.abs(each.change()) > NOTHING)
            .limit(MOST_SENSITIVITIES)
            .toList();
    return leads.isEmpty()
        ? List.of()
        : List.of(
            measured(blame.phase().kind())
                + " for 1 % more of: "
                + leads.stream().map(BlameText::described).collect(Collectors.joining(", ")));
  }

  private static String measured(Phase.Kind kind) {
    return switch (kind) {
      case FAULT, CLIMB, LOITER -> "cost of the flight (less is nearer to a landing)";
      case START, FUEL, BRAKING, FINAL -> "touchdown speed in m/s";
    };
  }

  private static String described(Sensitivity each) {
    String place =
        each.line() == 0
            ? ""
            : String.format(Locale.ROOT, " (line %d, %s)", each.line(), number(each.value()));
    return each.name() + place + String.format(Locale.ROOT, " %+.2g", each.change());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value)
        .replaceFirst("(\\.\\d*?)0+$", "$1")
        .replaceFirst("\\.$", "");
  }
}
