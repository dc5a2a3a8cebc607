package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Source;
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
  /** Longer lines were not written by hand, and patterns would take long. */
  private static final int LONGEST = 500;

  /** Returns the matching lines; {@code promising} tells cheaply which are worth a look. */
  static List<LineMatch> of(Source source, Pattern pattern, Predicate<String> promising) {
    List<LineMatch> found = new ArrayList<>();
    for (int n = 1; n <= source.lineCount(); n++) {
      String line = source.lineText(n);
      if (line.length() < LONGEST && promising.test(line)) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.matches()) {
          found.add(new LineMatch(line, source.lineSpan(n).start(), matcher.toMatchResult()));
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
