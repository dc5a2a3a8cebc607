package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every line begins with the same mark, or with its number: quoted, or copied from a listing. */
final class LinePrefix extends DefectRule {
  private static final Pattern NUMBER =
      Pattern.compile("[ \\t]*([0-9]{1,5})(?:[ \\t]*[:|.)]|[ \\t]) ?");
  private static final Pattern MARK =
      Pattern.compile("[ \\t]*(>>>|\\.\\.\\.|>|\\||\\$|[-*+\u2022](?= |$)) ?");
  private static final Pattern CODE = Pattern.compile(".*(?:%\\w|\\bfunc\\b|^\\s*}).*");

  LinePrefix() {
    super("NJ096", "line-prefix");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Source source = tree.source();
    return Stream.of(NUMBER, MARK)
        .map(pattern -> edits(source, pattern))
        .filter(edits -> edits.size() > 2)
        .limit(1)
        .map(edits ->
            error(edits.getFirst().span(), "every line begins with a mark that is no code")
                .safely("remove the marks", edits));
  }

  private static boolean same(String mark, String first) {
    return first.isEmpty() || mark.equals(first) || "-*+\u2022".indexOf(first) < 0;
  }

  /** One edit a line; none if a line of code lacks the mark or a number does not follow. */
  private static List<Edit> edits(Source source, Pattern pattern) {
    List<Edit> edits = new ArrayList<>();
    int last = -1;
    String first = "";
    for (int n = 1; n <= source.lineCount(); n++) {
      String line = source.lineText(n);
      Matcher mark = pattern.matcher(line);
      boolean marked = mark.lookingAt();
      int number = marked && pattern == NUMBER ? Integer.parseInt(mark.group(1)) : last + 1;
      boolean other = marked && pattern == MARK && !same(mark.group(1), first);
      if (!marked || other || (last >= 0 && number != last + 1)) {
        if (CODE.matcher(line).matches()) {
          return List.of();
        }
        continue;
      }
      last = number;
      first = first.isEmpty() ? mark.group(1) : first;
      int start = source.lineSpan(n).start();
      edits.add(Edit.delete(new Span(start, start + mark.end())));
    }
    return edits;
  }
}
