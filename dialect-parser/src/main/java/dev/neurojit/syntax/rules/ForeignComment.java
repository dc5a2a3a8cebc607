package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Noise;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.stream.Stream;

/** Comments that begin with {@code #} or {@code ;}. */
final class ForeignComment extends DefectRule {
  ForeignComment() {
    super("NJ012", "foreign-comment");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.noise().stream()
        .filter(noise -> noise.kind() == Noise.Kind.COMMENT)
        .map(noise -> report(tree, noise.span()));
  }

  private Diagnostic report(SyntaxTree tree, Span span) {
    String text = tree.source().text(span);
    int mark = 0;
    while (mark < text.length() && text.charAt(mark) == text.charAt(0)) {
      mark++;
    }
    return error(span, "a comment begins with '//' in MLIR, not with '" + text.charAt(0) + "'")
        .safely("begin it with '//'", new Edit(new Span(span.start(), span.start() + mark), "//"));
  }
}
