package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What other languages say of a function on the line before it: {@code @jit}, {@code #[inline]}.
 */
final class DecoratorLine extends TextRule {
  private static final Pattern DECORATOR =
      Pattern.compile(
          "\\s*(?:@[A-Za-z_][\\w.]*(?:\\([^{}]*\\))?|#!?\\[.*]|\\[\\[.*]]|\\[[A-Z]\\w*(?:\\(.*\\))?]"
              + "|__\\w+__(?:\\(\\(.*\\)\\))?|template ?<.*>|extern \"C\")\\s*");

  /** What a decorator may begin with. */
  private static final String BEGINS = "@#[_te";

  private static final Pattern FUNCTION = Pattern.compile("\\s*(?:\\w+ )?func(?:\\.func)?\\b.*@.*");

  DecoratorLine() {
    super("NJ365", "decorator-line", "a function has no decorators", "remove the line");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    List<Edit> pending = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      if (line.isLong()) {
        pending.clear();
      } else if (BEGINS.indexOf(Line.first(line.text())) >= 0
          && DECORATOR.matcher(line.text()).matches()) {
        pending.add(Edit.delete(tree.source().fullLineSpan(line.number())));
      } else if (!pending.isEmpty() && FUNCTION.matcher(line.text()).matches()) {
        edits.addAll(pending);
        pending.clear();
      } else if (!line.text().isBlank() && !line.text().stripLeading().startsWith("//")) {
        pending.clear();
      }
    }
    return edits;
  }
}
