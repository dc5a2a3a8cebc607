package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that is known against a text, in the order of the text: what the rules say, then syntax
 * errors and native errors on lines of which no rule speaks. Where MLIR has no objection neither
 * have we.
 */
public final class Findings {
  private Findings() {}

  /** Returns the findings of rules, grammar and MLIR; empty if {@code nativeErrors} is. */
  public static List<Diagnostic> of(
      SyntaxTree tree, List<Rule> rules, List<NativeError> nativeErrors) {
    if (nativeErrors.isEmpty()) {
      return List.of();
    }
    List<Diagnostic> found = new ArrayList<>();
    Batch batch = new Batch();
    for (Rule rule : rules) {
      tree.findings(rule).stream().filter(finding -> isNew(finding, batch)).forEach(found::add);
    }
    List<Diagnostic> natives =
        nativeErrors.stream().map(error -> fromNative(tree.source(), error)).toList();
    // MLIR's words come after ours on the same line, but before the bare "unexpected token".
    addOnFreeLines(tree.source(), found, natives);
    addOnFreeLines(tree.source(), found, tree.errors());
    found.sort(Comparator.comparing(Diagnostic::span));
    return List.copyOf(found);
  }

  /** A rule that mends what an earlier one mends has found the same defect. */
  private static boolean isNew(Diagnostic finding, Batch batch) {
    int before = batch.findings().size();
    batch.offer(finding);
    return finding.safePatch().isEmpty() || batch.findings().size() > before;
  }

  /** Returns a native error as a diagnostic, notes included; its span is the word at its place. */
  public static Diagnostic fromNative(Source source, NativeError error) {
    Diagnostic found =
        Diagnostic.error(
            "mlir", wordAt(source, error.line(), error.column()), error.message().strip());
    List<Note> notes = new ArrayList<>();
    for (NativeNote note : error.notes()) {
      Span at = note.line() < 1 ? null : wordAt(source, note.line(), note.column());
      notes.add(new Note(at, note.message().strip()));
    }
    return new Diagnostic(
        found.code(),
        found.severity(),
        found.span(),
        found.message(),
        notes,
        found.help(),
        found.patches());
  }

  private static Span wordAt(Source source, int line, int column) {
    int start = source.offsetAtBytes(line, column);
    String text = source.text();
    int end = start;
    while (end < text.length() && isWordPart(text.charAt(end), end == start)) {
      end++;
    }
    return new Span(start, end);
  }

  private static boolean isWordPart(char c, boolean first) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || c == '.'
        || c == '$'
        || (first && (c == '%' || c == '@' || c == '^' || c == '!' || c == '#'));
  }

  private static void addOnFreeLines(Source source, List<Diagnostic> found, List<Diagnostic> more) {
    Set<Integer> taken =
        found.stream()
            .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
            .map(diagnostic -> source.lineAt(diagnostic.span().start()))
            .collect(Collectors.toSet());
    more.stream()
        .filter(diagnostic -> !taken.contains(source.lineAt(diagnostic.span().start())))
        .forEach(found::add);
  }
}
