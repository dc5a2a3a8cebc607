package dev.neurojit.lsp;

import dev.neurojit.judge.Checkup;
import dev.neurojit.lsp.names.Names;
import dev.neurojit.mlir.TextGuard;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * The text of an open file at one moment, and what is known of it. Immutable; tree and findings are
 * made when they are first asked for.
 */
final class Snapshot {
  private final String uri;
  private final int version;
  private final Source source;
  private final TextLines lines;
  private final Lazy<SyntaxTree> tree;
  private final Lazy<List<Diagnostic>> findings;

  Snapshot(String uri, int version, String text) {
    this.uri = uri;
    this.version = version;
    this.source = Source.of(uri, text);
    this.lines = new TextLines(text);
    // What is too large has no names, no types, and one finding.
    this.tree = new Lazy<>(() -> SyntaxTree.parse(isTooLarge() ? source.withText("") : source));
    this.findings = new Lazy<>(this::check);
  }

  /** Returns the text after the client's changes, each of which is in terms of the one before. */
  Snapshot with(int newVersion, List<TextDocumentContentChangeEvent> changes) {
    Snapshot now = this;
    for (TextDocumentContentChangeEvent change : changes) {
      Range range = change.getRange();
      String text = change.getText();
      if (range != null) {
        Span span = now.lines.span(range);
        text =
            new StringBuilder(now.source.text()).replace(span.start(), span.end(), text).toString();
      }
      now = new Snapshot(uri, newVersion, text);
    }
    return now;
  }

  String uri() {
    return uri;
  }

  int version() {
    return version;
  }

  Source source() {
    return source;
  }

  TextLines lines() {
    return lines;
  }

  /** Returns whether MLIR would not be shown the text. */
  boolean isTooLarge() {
    return source.length() > TextGuard.MAX_LENGTH;
  }

  SyntaxTree tree() {
    return tree.get();
  }

  Names names() {
    return Names.of(tree());
  }

  /** Returns what rules, grammar and MLIR find; may take long. */
  List<Diagnostic> findings() {
    return findings.get();
  }

  int offset(Position position) {
    return lines.offset(position);
  }

  Range range(Span span) {
    return lines.range(span);
  }

  Location location(Span span) {
    return new Location(uri, range(span));
  }

  private List<Diagnostic> check() {
    return isTooLarge()
        ? List.of(
            Diagnostic.error(
                "mlir",
                Span.at(0),
                "this text of %,d characters is not checked: the limit is %,d"
                    .formatted(source.length(), TextGuard.MAX_LENGTH)))
        : Checkup.check(source);
  }
}
