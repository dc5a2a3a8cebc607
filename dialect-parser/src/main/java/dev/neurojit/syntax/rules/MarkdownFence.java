package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Noise;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.stream.Stream;

/** Lines that open or close a Markdown code block. */
final class MarkdownFence extends DefectRule {
  MarkdownFence() {
    super("NJ010", "markdown-fence");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Source source = tree.source();
    if (tree.operations().isEmpty()) {
      return Stream.of();
    }
    return tree.noise().stream()
        .filter(noise -> noise.kind() == Noise.Kind.FENCE)
        .map(noise ->
            error(noise.span(), "a Markdown fence is not part of the program")
                .safely(
                    "remove the fence",
                    Edit.delete(source.fullLineSpan(source.lineAt(noise.span().start())))));
  }
}
