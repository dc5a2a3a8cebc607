package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The attributes of a generic operation without their closing brace. */
final class GenericBrace extends DefectRule {
  private static final Pattern LINE =
      Pattern.compile(
          "[^\"{}]*\"[\\w.]+\" ?\\([^(){}]*\\) ?<?\\{[^{}]*?(?:\"[^\"]*\"|[\\w.-]+)( : \\([^()]*\\) -> .*)");

  GenericBrace() {
    super("NJ179", "generic-brace");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    Predicate<String> open =
        line -> line.indexOf('{') >= 0 && line.indexOf('"') >= 0 && line.indexOf('}') < 0;
    for (LineMatch line : LineMatch.of(tree.source(), LINE, open)) {
      String close = line.text().contains("<{") ? "}>" : "}";
      edits.add(Edit.insert(line.startOf(1), close));
    }
    return edits.isEmpty()
        ? Stream.of()
        : Stream.of(
            error(edits.getFirst().span(), "the attributes end with '}'")
                .safely("close them", edits));
  }
}
