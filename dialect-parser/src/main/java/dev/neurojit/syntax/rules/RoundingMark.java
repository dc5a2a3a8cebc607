package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rounding that an operation has, said once more: {@code {rounding = nearest_even}}. */
final class RoundingMark extends TextRule {
  private static final String MODE =
      "#?(?:round_)?(?:to_)?nearest(?:_(?:ties_)?(?:to_)?even)?|rne|RNE|half_to_even|half_even";

  /** How a float becomes an integer. */
  private static final String TO_ZERO = "(?:to_?wards?_)?zero|to_zero|rtz|RTZ|trunc|truncate";

  private static final Pattern MARK = mark(MODE);
  private static final Pattern CONVERTING = mark(TO_ZERO);

  RoundingMark() {
    super("NJ379", "rounding-mark", "the operation rounds so anyway", "remove it");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      boolean promising =
          !line.isLong() && (line.text().contains("arith.") || line.text().contains("math."));
      boolean converts = promising && line.text().contains("arith.fpto");
      Matcher matcher = promising ? (converts ? CONVERTING : MARK).matcher(line.text()) : null;
      if (matcher != null && matcher.find()) {
        int start = line.start() + matcher.start();
        boolean last = matcher.end() == line.text().length();
        edits.add(new Edit(new Span(start, line.start() + matcher.end()), last ? "" : " "));
      }
    }
    return edits;
  }

  private static Pattern mark(String mode) {
    String word = "(?:rounding|rounding_mode|roundingmode|round|round_mode)";
    String modes = "(?:" + mode + ")";
    return Pattern.compile(
        ("(?<=[\\w)]),? ?(?:\\{ ?" + word + " ?[=:] ?" + modes + " ?\\}(?=\\s*(?::|$))")
            + ("|\\{ ?roundingmode ?= ?\"" + modes + "\" ?\\}(?=\\s*(?::|$))")
            + ("|" + word + " ?[=(<] ?" + modes + " ?[)>]?(?= ?:)")
            + "|\\b(?:nearest_even|round_to_nearest_even|rne|RNE)(?= ?:)) ?");
  }
}
