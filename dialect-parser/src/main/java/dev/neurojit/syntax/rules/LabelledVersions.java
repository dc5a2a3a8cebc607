package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines as they were and as they should be, told apart by labels: {@code OLD: ... NEW: ...}. */
final class LabelledVersions extends TextRule {
  private static final Pattern LABEL =
      Pattern.compile(
          "\\s*(?:(OLD|Old|BEFORE|Before|ORIGINAL|Original|WAS|WRONG|Wrong)"
              + "|NEW|New|AFTER|After|FIXED|Fixed|NOW|CORRECT|Correct|CORRECTED|Corrected)"
              + "(?: (?:line|code|version))?\\s*:(?!:)[ \\t]*(.*)");

  /** What a label begins with. */
  private static final String BEGINS = "OBWNAFC";

  LabelledVersions() {
    super(
        "NJ293", "labelled-versions", "this is what was and what should be", "take what should be");
  }

  @Override
  public Layer layer() {
    return Layer.PROGRAM;
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Source source = tree.source();
    List<Edit> edits = new ArrayList<>();
    List<Line> lines = Line.of(tree);
    int old = -1;
    int news = -1;
    for (int n = 0; n < lines.size(); n++) {
      Line line = lines.get(n);
      Matcher label = LABEL.matcher(line.text());
      boolean may = BEGINS.indexOf(Line.first(line.text())) >= 0;
      boolean labelled = may && !line.isLong() && label.matches();
      if (!labelled) {
        // A label on a line of its own is that of all lines up to the next.
        boolean alone = old >= 0 && news < old && isAlone(lines.get(old));
        old = alone || line.text().isBlank() ? old : -1;
        continue;
      }
      if (label.group(1) != null) {
        old = old < 0 || news > old ? n : old;
        continue;
      }
      if (old < 0) {
        return List.of();
      }
      if (news < old) {
        edits.add(Edit.delete(new Span(lines.get(old).start(), line.start())));
      }
      news = n;
      Span rest = new Span(line.start(), line.start() + label.start(2));
      edits.add(
          label.group(2).isBlank()
              ? Edit.delete(source.fullLineSpan(line.number()))
              : new Edit(rest, source.indentAt(line.start())));
    }
    return edits;
  }

  private static boolean isAlone(Line line) {
    Matcher label = LABEL.matcher(line.text());
    return label.matches() && label.group(2).isBlank();
  }
}
