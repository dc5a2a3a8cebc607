package dev.neurojit.lsp;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Note;
import dev.neurojit.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/** Findings in the protocol's terms. */
final class Reports {
  private final ClientTraits client;
  private final ExplainPages pages;

  Reports(ClientTraits client, ExplainPages pages) {
    this.client = client;
    this.pages = pages;
  }

  /** Returns all findings of a snapshot. */
  PublishDiagnosticsParams of(Snapshot snapshot) {
    List<org.eclipse.lsp4j.Diagnostic> all =
        snapshot.findings().stream().map(found -> of(snapshot, found)).toList();
    return new PublishDiagnosticsParams(snapshot.uri(), all, snapshot.version());
  }

  /** Returns one finding; notes go into its text where the client cannot show them apart. */
  org.eclipse.lsp4j.Diagnostic of(Snapshot snapshot, Diagnostic found) {
    StringBuilder message = new StringBuilder(found.message());
    List<DiagnosticRelatedInformation> related = new ArrayList<>();
    for (Note note : found.notes()) {
      Span at = note.span();
      if (at != null && client.notes()) {
        related.add(new DiagnosticRelatedInformation(snapshot.location(at), note.message()));
      } else {
        message.append("\nnote: ").append(note.message()).append(line(snapshot, at));
      }
    }
    found.help().ifPresent(help -> message.append("\nhelp: ").append(help));
    var diagnostic =
        new org.eclipse.lsp4j.Diagnostic(
            snapshot.range(found.span()), message.toString(), severity(found), "neurojitc");
    diagnostic.setCode(found.code());
    if (!related.isEmpty()) {
      diagnostic.setRelatedInformation(related);
    }
    if (client.pages()) {
      pages
          .uri(found.code())
          .map(DiagnosticCodeDescription::new)
          .ifPresent(diagnostic::setCodeDescription);
    }
    return diagnostic;
  }

  private static String line(Snapshot snapshot, @org.jspecify.annotations.Nullable Span at) {
    return at == null ? "" : " (line " + snapshot.source().lineAt(at.start()) + ")";
  }

  private static DiagnosticSeverity severity(Diagnostic found) {
    return switch (found.severity()) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case HELP -> DiagnosticSeverity.Hint;
    };
  }
}
