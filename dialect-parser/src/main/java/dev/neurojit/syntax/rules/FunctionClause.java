package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.regex.Pattern;

/** A clause that other languages have behind the head of a function: {@code where %lo < %hi}. */
final class FunctionClause extends TextRule {
  private static final List<String> WORDS =
      List.of("where", "requires", "ensures", "throws", "raises");

  private static final Pattern HEAD =
      Pattern.compile(
          "(\\s*func(?:\\.func)? [^{}/]*[)\\w>])"
              + ("(\\s+(?:" + String.join("|", WORDS) + ")\\b[^{}]*?)\\s*\\{\\s*"));

  FunctionClause() {
    super("NJ364", "function-clause", "the head of a function has no such clause", "remove it");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    return LineMatch.of(tree, HEAD, FunctionClause::mayHave).stream()
        .map(it -> Edit.delete(new Span(it.startOf(2), it.start() + it.match().end(2))))
        .toList();
  }

  private static boolean mayHave(String line) {
    return line.contains("func") && WORDS.stream().anyMatch(line::contains);
  }
}
