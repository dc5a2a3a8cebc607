package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The attributes of a generic operation without their closing brace. */
final class GenericBrace extends DefectRule {
  private static final Pattern LINE =
      Pattern.compile(
          "[^\"{}]*\"[\\w.]+\" ?\\([^(){}]*\\) ?<?\\{[^{}]*?(?:\"[^\"]*\"|[\\w.-]+)( : \\([^()]*\\) -> .*)");

  private static final int LONGEST = 500;

  GenericBrace() {
    super("NJ179", "generic-brace");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Source source = tree.source();
    List<Edit> edits = new ArrayList<>();
    for (int n = 1; n <= source.lineCount(); n++) {
      String line = source.lineText(n);
      boolean open =
          line.length() < LONGEST
              && line.indexOf('{') >= 0
              && line.indexOf('"') >= 0
              && line.indexOf('}') < 0;
      Matcher matcher = open ? LINE.matcher(line) : null;
      if (matcher != null && matcher.matches()) {
        String close = line.contains("<{") ? "}>" : "}";
        edits.add(Edit.insert(source.lineSpan(n).start() + matcher.start(1), close));
      }
    }
    return edits.isEmpty()
        ? Stream.of()
        : Stream.of(
            error(edits.getFirst().span(), "the attributes end with '}'")
                .safely("close them", edits));
  }
}
