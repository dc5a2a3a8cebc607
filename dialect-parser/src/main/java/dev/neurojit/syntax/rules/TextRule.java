package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.stream.Stream;

/** A rule that finds one defect in the text as a whole, with places all over it to mend. */
abstract class TextRule extends DefectRule {
  private final String message;
  private final String remedy;

  /** Takes what is wrong, and what mends it; an empty remedy is to write the first replacement. */
  TextRule(String code, String name, String message, String remedy) {
    super(code, name);
    this.message = message;
    this.remedy = remedy;
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public final Stream<Diagnostic> check(SyntaxTree tree) {
    return Stream.ofNullable(together(edits(tree), message, remedy));
  }

  /** Returns what mends all places, the first one first; nothing where there is no defect. */
  abstract List<Edit> edits(SyntaxTree tree);
}
