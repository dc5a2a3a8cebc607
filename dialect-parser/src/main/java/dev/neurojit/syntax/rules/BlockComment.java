package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comments that begin and end with a mark: of C, of HTML, of Python. */
final class BlockComment extends DefectRule {
  BlockComment() {
    super("NJ097", "block-comment");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Source source = tree.source();
    return CommentScan.of(source.text()).stream()
        .map(it -> report(it.span(), it.inside(), source))
        .filter(Objects::nonNull);
  }

  private @Nullable Diagnostic report(Span span, String inside, Source source) {
    // A program in triple quotes is no comment.
    if (inside.contains("func")) {
      return null;
    }
    String indent = source.lineEnd() + source.indentAt(span.start());
    List<String> lines =
        inside.lines().map(it -> it.strip().replaceFirst("^\\*+ ?", "").strip()).toList();
    String comment =
        lines.stream()
            .filter(it -> !it.isEmpty())
            .map(it -> "// " + it)
            .collect(Collectors.joining(indent));
    Diagnostic found = error(span, "a comment begins with '//' in MLIR and ends with the line");
    return source.endsLine(span.end())
        ? found.safely("make it a line comment", new Edit(span, comment))
        : found.safely("remove it", new Edit(span, " "));
  }
}
