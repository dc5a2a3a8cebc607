package dev.neurojit.lsp;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Changes of one snapshot in the protocol's terms. */
final class Edits {
  private final ClientTraits client;

  Edits(ClientTraits client) {
    this.client = client;
  }

  /** Returns edits of a snapshot's text. */
  WorkspaceEdit of(Snapshot snapshot, List<Edit> edits) {
    List<TextEdit> texts =
        edits.stream()
            .map(edit -> new TextEdit(snapshot.range(edit.span()), edit.replacement()))
            .toList();
    if (!client.versionedEdits()) {
      return new WorkspaceEdit(Map.of(snapshot.uri(), texts));
    }
    var document = new VersionedTextDocumentIdentifier(snapshot.uri(), snapshot.version());
    List<Either<TextEdit, org.eclipse.lsp4j.SnippetTextEdit>> wrapped = new ArrayList<>();
    texts.forEach(text -> wrapped.add(Either.forLeft(text)));
    WorkspaceEdit edit =
        new WorkspaceEdit(List.of(Either.forLeft(new TextDocumentEdit(document, wrapped))));
    edit.setChanges(null); // LSP4J would send an empty map besides
    return edit;
  }

  /** Returns the lines that differ, so that the client's cursor stays where nothing changes. */
  static List<Edit> between(Source before, Source after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    int[] starts = new int[old.size() + 1];
    for (int i = 0; i < old.size(); i++) {
      starts[i + 1] = starts[i] + old.get(i).length();
    }
    List<Edit> edits = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      int from = delta.getSource().getPosition();
      Span span = new Span(starts[from], starts[from + delta.getSource().size()]);
      edits.add(new Edit(span, String.join("", delta.getTarget().getLines())));
    }
    return edits;
  }

  private static List<String> lines(Source source) {
    List<String> lines = new ArrayList<>();
    for (int line = 1; line <= source.lineCount(); line++) {
      lines.add(source.text(source.fullLineSpan(line)));
    }
    return lines;
  }
}
