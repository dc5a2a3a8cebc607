package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lines around the program in a language that is not written in ASCII. */
final class ForeignProse extends DefectRule {
  private static final int LEAST = 4;
  private static final String CODE = "%@^={}\"/#!";

  ForeignProse() {
    super("NJ184", "foreign-prose");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Source source = tree.source();
    List<Edit> edits = new ArrayList<>();
    for (int n = 1; n <= source.lineCount() && !tree.functions().isEmpty(); n++) {
      Span line = source.fullLineSpan(n);
      if (isProse(source.lineText(n)) && tree.functionAt(line.start()).isEmpty()) {
        edits.add(Edit.delete(line));
      }
    }
    return edits.isEmpty()
        ? Stream.of()
        : Stream.of(
            error(edits.getFirst().span(), "this line is no MLIR, nor a comment")
                .safely("remove it", edits));
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
