package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.regex.Pattern;

/** A function or module that is complete, and then begun again and cut off. */
final class RestartedText extends TextRule {
  private static final Pattern BEGIN =
      Pattern.compile("(?:func|func\\.func|module|builtin\\.module)\\b.*");
  private static final Pattern NOTHING = Pattern.compile("//[^\\n]*|(?m:^```.*$)|\\s+");

  RestartedText() {
    super(
        "NJ228",
        "restarted-text",
        "this repeats what stands above and breaks off",
        "remove the repetition");
  }

  @Override
  public Layer layer() {
    return Layer.PROGRAM;
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Source source = tree.source();
    if (tree.unclosedRegions().isEmpty() && tree.functions().size() < 2) {
      return List.of();
    }
    List<Line> lines = Line.of(tree);
    int last = lines.size() - 1;
    while (last > 0 && !isBegin(lines.get(last).text())) {
      last--;
    }
    String begun = last > 0 ? lines.get(last).text().strip() : "";
    if (begun.indexOf('@') < 0 && !begun.startsWith("module")) {
      return List.of();
    }
    int start = start(lines, last);
    String copy = bare(source.text().substring(lines.get(start).start()));
    for (int i = 0; i < start; i++) {
      Line line = lines.get(i);
      if (isBegin(line.text()) && line.text().strip().startsWith(lines.get(start).text().strip())) {
        String whole = bare(source.text(new Span(line.start(), lines.get(start).start())));
        boolean cut = open(copy) > 0 || copy.indexOf('{') < 0;
        return whole.startsWith(copy) && cut && open(whole) == 0 && copy.indexOf('(') > 0
            ? List.of(Edit.delete(new Span(lines.get(start).start(), source.length())))
            : List.of();
      }
    }
    return List.of();
  }

  /** A module around the function begins the repetition with it. */
  private static int start(List<Line> lines, int function) {
    int before = function - 1;
    while (before > 0 && lines.get(before).text().isBlank()) {
      before--;
    }
    boolean module = before > 0 && lines.get(before).text().strip().startsWith("module");
    return module ? before : function;
  }

  private static boolean isBegin(String line) {
    String text = line.strip();
    return (text.startsWith("func") || text.startsWith("module") || text.startsWith("builtin."))
        && BEGIN.matcher(text).matches();
  }

  /** Comments, fences and blanks do not count. */
  private static String bare(String text) {
    return NOTHING.matcher(text).replaceAll("");
  }

  private static int open(String text) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      open += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
    }
    return open;
  }
}
