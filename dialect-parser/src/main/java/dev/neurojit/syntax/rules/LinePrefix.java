package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every line begins with the same mark, or with its number: quoted, or copied from a listing. */
final class LinePrefix extends TextRule {
  private static final Pattern NUMBER =
      Pattern.compile("[ \\t]*([0-9]{1,5})(?:[ \\t]*[:|.)]|[ \\t]) ?");
  private static final Pattern MARK =
      Pattern.compile("[ \\t]*(>>>|\\.\\.\\.|>|\\||\\$|[-*+\u2022](?= |$)) ?");
  private static final Pattern CODE = Pattern.compile(".*(?:%\\w|\\bfunc\\b|^\\s*}).*");

  LinePrefix() {
    super(
        "NJ096",
        "line-prefix",
        "every line begins with a mark that is no code",
        "remove the marks");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    return Stream.of(NUMBER, MARK)
        .map(pattern -> edits(tree, pattern))
        .filter(edits -> edits.size() > 2)
        .findFirst()
        .orElse(List.of());
  }

  private static boolean isCode(String line) {
    int value = line.indexOf('%');
    boolean named = value >= 0 && value + 1 < line.length() && isLetter(line.charAt(value + 1));
    return named || CODE.matcher(line).matches();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean same(String mark, String first) {
    return first.isEmpty() || mark.equals(first) || "-*+\u2022".indexOf(first) < 0;
  }

  /** One edit a line; none if a line of code lacks the mark or a number does not follow. */
  private static List<Edit> edits(SyntaxTree tree, Pattern pattern) {
    List<Edit> edits = new ArrayList<>();
    int last = -1;
    String first = "";
    for (Line line : Line.of(tree)) {
      Matcher mark = pattern.matcher(line.text());
      boolean marked = mark.lookingAt();
      int number = marked && pattern == NUMBER ? Integer.parseInt(mark.group(1)) : last + 1;
      boolean other = marked && pattern == MARK && !same(mark.group(1), first);
      if (!marked || other || (last >= 0 && number != last + 1)) {
        if (isCode(line.text())) {
          return List.of();
        }
        continue;
      }
      last = number;
      first = first.isEmpty() ? mark.group(1) : first;
      edits.add(Edit.delete(new Span(line.start(), line.start() + mark.end())));
    }
    return edits;
  }
}
