package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;

/** Lines around the program in a language that is not written in ASCII. */
final class ForeignProse extends TextRule {
  private static final int LEAST = 4;
  private static final String CODE = "%@^={}\"/#!";

  ForeignProse() {
    super("NJ184", "foreign-prose", "this line is no MLIR, nor a comment", "remove it");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Line> lines = tree.functions().isEmpty() ? List.of() : Line.of(tree);
    return lines.stream()
        .filter(line -> isProse(line.text()) && tree.functionAt(line.start()).isEmpty())
        .map(line -> Edit.delete(tree.source().fullLineSpan(line.number())))
        .toList();
  }

  private static boolean isProse(String line) {
    int letters = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (CODE.indexOf(c) >= 0) {
        return false;
      }
      letters += c >= 0x80 && Character.isLetter(c) ? 1 : 0;
    }
    return letters >= LEAST;
  }
}
