package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The marks that a model of code is given where it is to fill in the middle of a text: {@code
 * <fim_prefix>}, {@code <PRE>}.
 */
final class FillInMiddle extends TextRule {
  /** The beginning, the end or the middle of the text follows; or a mark without a role. */
  private static final Pattern MARK =
      Pattern.compile(
          "<[|\uFF5C]?(?:fim[-_\u2581])(?:(prefix|begin)|(suffix|hole)|(middle|end)|pad)[|\uFF5C]?>"
              + "|\u2581?<(?:(PRE)|(SUF)|(MID)|EOT)>"
              + "|<[|]?(?:file_sep|cursor|code_start|code_end"
              + "|jupyter_(?:start|code|output)|commit_(?:before|after|msg)|issue_start)[|]?>"
              + "|<[|]?(?:repo_?name|filename|gh_stars)[|]?>[^\\n]*");

  FillInMiddle() {
    super("NJ336", "fill-in-middle", "this marks where a model writes", "take the code alone");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    String text = tree.source().text();
    List<MatchResult> marks =
        text.indexOf('<') < 0 ? List.of() : MARK.matcher(text).results().toList();
    if (marks.isEmpty()) {
      return List.of();
    }
    MatchResult suffix = only(marks, true);
    MatchResult middle = only(marks, false);
    boolean moved = suffix != null && middle != null && suffix.start() < middle.start();
    if (suffix != null && middle != null && moved) {
      String rest = text.substring(suffix.end(), middle.start());
      if (!rest.isBlank()) {
        return reordered(tree.source(), suffix, middle, marks);
      }
    }
    return marks.stream().map(it -> Edit.delete(new Span(it.start(), it.end()))).toList();
  }

  /** The one mark behind which the end of the text stands, or the middle; null if not just one. */
  private static @Nullable MatchResult only(List<MatchResult> marks, boolean end) {
    List<MatchResult> found =
        marks.stream()
            .filter(it -> end ? has(it, 2) || has(it, 5) : has(it, 3) || has(it, 6))
            .toList();
    return found.size() == 1 ? found.getFirst() : null;
  }

  private static boolean has(MatchResult mark, int group) {
    return mark.group(group) != null;
  }

  /** The middle is written last, behind the end of the text. */
  private static List<Edit> reordered(
      Source source, MatchResult suffix, MatchResult middle, List<MatchResult> marks) {
    String text = source.text();
    List<Edit> edits = new ArrayList<>();
    marks.stream()
        .filter(it -> it.end() <= suffix.start())
        .forEach(it -> edits.add(Edit.delete(new Span(it.start(), it.end()))));
    String end = MARK.matcher(text.substring(suffix.end(), middle.start())).replaceAll("");
    String written = MARK.matcher(text.substring(middle.end())).replaceAll("");
    boolean lines = suffix.start() > 0 && text.charAt(suffix.start() - 1) == '\n';
    boolean parted = written.endsWith("\n") || end.startsWith("\n");
    String between = lines && !parted ? source.lineEnd() : "";
    String joined = lines ? written : written.stripTrailing();
    String last = text.endsWith("\n") && !end.endsWith("\n") ? source.lineEnd() : "";
    edits.add(new Edit(new Span(suffix.start(), text.length()), joined + between + end + last));
    return edits;
  }
}
