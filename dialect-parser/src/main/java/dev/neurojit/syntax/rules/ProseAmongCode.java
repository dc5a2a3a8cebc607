package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Noise;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.stream.Stream;

/** Natural language and tags around the program, or between its statements. */
final class ProseAmongCode extends DefectRule {
  ProseAmongCode() {
    super("NJ011", "prose-among-code");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    if (tree.operations().isEmpty()) {
      return Stream.of();
    }
    return tree.noise().stream()
        .filter(noise -> noise.kind() == Noise.Kind.PROSE || noise.kind() == Noise.Kind.TAG)
        .map(noise -> report(tree, noise));
  }

  private Diagnostic report(SyntaxTree tree, Noise noise) {
    Source source = tree.source();
    Span line = source.fullLineSpan(source.lineAt(noise.span().start()));
    if (noise.kind() == Noise.Kind.TAG) {
      return error(noise.span(), "a tag is not part of the program")
          .safely("remove the tag", Edit.delete(line));
    }
    Diagnostic found = error(noise.span(), "natural language is not part of the program");
    // What explains a statement is worth keeping; what introduces the program is not.
    return isInsideFunction(tree, noise.span())
        ? found.safely("make it a comment", Edit.insert(noise.span().start(), "// "))
        : found.safely("remove the line", Edit.delete(withBlankLines(line, source)));
  }

  private static boolean isInsideFunction(SyntaxTree tree, Span span) {
    return tree.functions().stream()
        .map(FunctionSyntax::bodySpan)
        .anyMatch(body -> body != null && body.contains(span));
  }

  private static Span withBlankLines(Span line, Source source) {
    int end = line.end();
    while (end < source.length()) {
      Span next = source.fullLineSpan(source.lineAt(end));
      if (next.isEmpty() || !source.text(next).isBlank()) {
        break;
      }
      end = next.end();
    }
    return new Span(line.start(), end);
  }
}
