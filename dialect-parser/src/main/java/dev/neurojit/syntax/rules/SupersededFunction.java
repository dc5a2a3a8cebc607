package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A function and, announced as such, its corrected version. */
final class SupersededFunction extends DefectRule {
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?i)\\b(?:correct(?:ed)?|fixed|repaired|revised|updated|final)"
              + " (?:code|version|mlir|function|program|ir)\\b");
  private static final int LONGEST = 1000;

  SupersededFunction() {
    super("NJ162", "superseded-function");
  }

  @Override
  public Layer layer() {
    return Layer.PROGRAM;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Source source = tree.source();
    List<FunctionSyntax> functions = tree.functions();
    List<Diagnostic> found = new ArrayList<>();
    for (int i = 1; i < functions.size(); i++) {
      FunctionSyntax before = functions.get(i - 1);
      FunctionSyntax after = functions.get(i);
      boolean again =
          before.name().equals(after.name())
              && before.operation().block() == after.operation().block();
      int gap = after.span().start() - before.span().end();
      if (!again || gap > LONGEST || gap < 0) {
        continue;
      }
      String between =
          source.text(new Span(/* start= */ before.span().end(), /* end= */ after.span().start()));
      if (ANNOUNCED.matcher(between).find()) {
        Span old = new Span(before.span().start(), after.span().start());
        found.add(
            error(before.nameSpan(), "a corrected version of @" + before.name() + " follows")
                .note(after.nameSpan(), "here")
                .safely("keep the corrected one", Edit.delete(old)));
      }
    }
    return found.stream();
  }
}
