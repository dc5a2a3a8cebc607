package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.regex.Pattern;

/** Lines around the program in a language that is not written in ASCII, or with a label. */
final class ForeignProse extends TextRule {
  private static final int LEAST = 4;
  private static final String CODE = "%@^={}\"/#!";

  private static final Pattern LABEL =
      Pattern.compile("%%\\w+|---|[A-Za-z][A-Za-z-]+(?: [a-z]+)?: [\\w.,/ -]*");

  ForeignProse() {
    super("NJ184", "foreign-prose", "this line is no MLIR, nor a comment", "remove it");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Line> lines = tree.functions().isEmpty() ? List.of() : Line.of(tree);
    return lines.stream()
        .filter(line -> isProse(line.text()) || isLabel(line, tree))
        .filter(line -> tree.functionAt(line.start()).isEmpty())
        .map(line -> Edit.delete(tree.source().fullLineSpan(line.number())))
        .toList();
  }

  /** {@code Input: 4}, {@code title: scale}, {@code %%mlir} before all functions or behind them. */
  private static boolean isLabel(Line line, SyntaxTree tree) {
    int first = tree.functions().getFirst().span().start();
    int last = tree.functions().getLast().span().end();
    return (line.start() < first || line.start() >= last) && LABEL.matcher(line.text()).matches();
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
