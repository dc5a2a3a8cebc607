package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** The marks of Python's prompt before lines: {@code >>> func.func @f()}. */
final class PromptMarks extends TextRule {
  PromptMarks() {
    super("NJ325", "prompt-marks", "a prompt is no part of a program", "remove it");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    boolean prompts = false;
    for (Line line : Line.of(tree)) {
      boolean first = line.text().startsWith(">>> ");
      prompts |= first;
      if (first || (prompts && line.text().startsWith("... "))) {
        int start = tree.source().fullLineSpan(line.number()).start();
        edits.add(Edit.delete(new Span(start, start + 4)));
      }
    }
    return edits;
  }
}
