package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comments that begin and end with a mark: of C, of HTML, of Python. */
final class BlockComment extends DefectRule {
  /** Strings and line comments come first, so that marks inside them do not count. */
  private static final Pattern PIECES =
      Pattern.compile(
          "//[^\\n]*|/\\*(.*?)\\*/|<!--(.*?)-->|(?<=\\s)--[ \\t]([^\\n]*)|\"\"\"(.*?)\"\"\"|'''(.*?)'''"
              + "|\"(?:[^\"\\\\\\n]|\\\\.)*+\"",
          Pattern.DOTALL);

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
    return PIECES
        .matcher(source.text())
        .results()
        .map(it -> report(it, inside(it), source))
        .filter(Objects::nonNull);
  }

  private static @Nullable String inside(MatchResult piece) {
    for (int group = 1; group <= piece.groupCount(); group++) {
      if (piece.group(group) != null) {
        return piece.group(group);
      }
    }
    return null;
  }

  private @Nullable Diagnostic report(MatchResult piece, @Nullable String inside, Source source) {
    // A program in triple quotes is no comment.
    if (inside == null || inside.contains("func")) {
      return null;
    }
    Span span = new Span(piece.start(), piece.end());
    String indent = source.lineEnd() + source.indentAt(piece.start());
    List<String> lines =
        inside.lines().map(it -> it.strip().replaceFirst("^\\*+ ?", "").strip()).toList();
    String comment =
        lines.stream()
            .filter(it -> !it.isEmpty())
            .map(it -> "// " + it)
            .collect(Collectors.joining(indent));
    Diagnostic found = error(span, "a comment begins with '//' in MLIR and ends with the line");
    return source.endsLine(piece.end())
        ? found.safely("make it a line comment", new Edit(span, comment))
        : found.safely("remove it", new Edit(span, " "));
  }
}
