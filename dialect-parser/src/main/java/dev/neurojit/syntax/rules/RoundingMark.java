package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rounding that every operation has, said once more: {@code {rounding = nearest_even}}. */
final class RoundingMark extends TextRule {
  private static final String MODE =
      "#?(?:round_)?(?:to_)?nearest(?:_(?:ties_)?(?:to_)?even)?|rne|RNE|half_to_even|half_even";

  private static final Pattern MARK =
      Pattern.compile(
          "(?<=[\\w)]),? ?(?:"
              + "\\{ ?(?:rounding|rounding_mode|roundingmode|round|round_mode) ?[=:] ?(?:"
              + MODE
              + ") ?\\}"
              + "|\\{ ?roundingmode ?= ?\"(?:"
              + MODE
              + ")\" ?\\}"
              + "|(?:rounding|rounding_mode|roundingmode|round_mode) ?(?:[=(<]) ?(?:"
              + MODE
              + ") ?[)>]?"
              + "|\\b(?:nearest_even|round_to_nearest_even|rne|RNE)) ?(?=:)");

  RoundingMark() {
    super("NJ379", "rounding-mark", "operations round to the nearest even anyway", "remove it");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      boolean promising =
          !line.isLong() && (line.text().contains("arith.") || line.text().contains("math."));
      Matcher matcher = promising ? MARK.matcher(line.text()) : null;
      if (matcher != null && matcher.find()) {
        int start = line.start() + matcher.start();
        edits.add(new Edit(new Span(start, line.start() + matcher.end()), " "));
      }
    }
    return edits;
  }
}
