package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Comments that begin with a single {@code %}, {@code !}, {@code /}, {@code '} or REM and a blank,
 * as those of MATLAB, Fortran and BASIC.
 */
final class PercentComment extends DefectRule {
  /** A line of its own: words, and nothing that code has. */
  private static final Pattern ALONE =
      Pattern.compile(
          "\\s*([%!]+|/|'|\\\\|REM|rem)\\s+[A-Za-z][\\w'-]*(?:[ ,.:;()/+*-]+[\\w'-]+)*+[.:;!?]?\\s*");

  /** What ends a statement. */
  private static final Pattern TYPE = Pattern.compile("(?:[a-z]+[0-9]+|index|[>)}{])$");

  PercentComment() {
    super("NJ205", "percent-comment");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Diagnostic> found = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      int at = isMarked(line.text()) && !line.isLong() ? mark(line.text()) : -1;
      if (at >= 0) {
        found.add(report(line.start() + at, tree.source().text()));
      }
    }
    return found.stream();
  }

  /** Where the comment begins, or -1. */
  private static int mark(String line) {
    Matcher alone = ALONE.matcher(line);
    if (alone.matches()) {
      return alone.start(1);
    }
    for (int i = 1; i + 2 < line.length(); i++) {
      boolean mark = "%!/'".indexOf(line.charAt(i)) >= 0;
      if (mark && line.charAt(i - 1) == ' ' && " %!".indexOf(line.charAt(i + 1)) >= 0) {
        String before = line.substring(0, i).stripTrailing();
        String rest = line.substring(i).replaceFirst("^[%!/']+ ", "").strip();
        boolean words = !rest.isEmpty() && Character.isLetter(rest.charAt(0));
        boolean code = rest.chars().anyMatch(it -> "%=@^".indexOf(it) >= 0);
        return words && !code && !before.contains("//") && TYPE.matcher(before).find() ? i : -1;
      }
    }
    return -1;
  }

  private static boolean isMarked(String line) {
    for (int at = line.indexOf(' ', 1); at > 0; at = line.indexOf(' ', at + 1)) {
      if ("%!/'\\Mm".indexOf(line.charAt(at - 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private Diagnostic report(int at, String text) {
    int end = at + 1;
    while (text.charAt(end) != ' ' && text.charAt(end) != '\t') {
      end++;
    }
    Span mark = new Span(at, end);
    return error(mark, "a comment begins with '//' in MLIR")
        .safely("begin it with '//'", new Edit(mark, "//"));
  }
}
