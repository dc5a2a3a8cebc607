package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The attributes of a generic operation without their closing brace. */
final class GenericBrace extends TextRule {
  private static final Pattern LINE =
      Pattern.compile(
          "[^\"{}]*\"[\\w.]+\" ?\\([^(){}]*\\) ?<?\\{[^{}]*?(?:\"[^\"]*\"|[\\w.-]+)( : \\([^()]*\\) -> .*)");

  GenericBrace() {
    super("NJ179", "generic-brace", "the attributes end with '}'", "close them");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    Predicate<String> open =
        line -> line.indexOf('{') >= 0 && line.indexOf('"') >= 0 && line.indexOf('}') < 0;
    for (LineMatch line : LineMatch.of(tree, LINE, open)) {
      String close = line.text().contains("<{") ? "}>" : "}";
      edits.add(Edit.insert(line.startOf(1), close));
    }
    return edits;
  }
}
