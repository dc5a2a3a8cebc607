package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that a pattern matches as a whole.
 *
 * @param text the line without its end
 * @param start the offset of the line
 * @param match the groups, at their places in the line
 */
record LineMatch(String text, int start, MatchResult match) {
  /** Returns the matching lines; {@code promising} tells cheaply which are worth a look. */
  static List<LineMatch> of(SyntaxTree tree, Pattern pattern, Predicate<String> promising) {
    List<LineMatch> found = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      if (!line.isLong() && promising.test(line.text())) {
        Matcher matcher = pattern.matcher(line.text());
        if (matcher.matches()) {
          found.add(new LineMatch(line.text(), line.start(), matcher.toMatchResult()));
        }
      }
    }
    return found;
  }

  /** Returns the offset in the text at which a group begins. */
  int startOf(int group) {
    return start + match.start(group);
  }
}
