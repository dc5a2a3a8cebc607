package dev.neurojit.lsp;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * What the client can show.
 *
 * @param notes places and texts that belong to a diagnostic
 * @param pages links from a diagnostic's code to its page
 * @param nesting symbols inside symbols
 * @param versionedEdits edits that name the version of the text they are for
 * @param actions code actions with edits, rather than commands only
 */
record ClientTraits(
    boolean notes, boolean pages, boolean nesting, boolean versionedEdits, boolean actions) {
  /** A client that has not said anything. */
  static final ClientTraits NONE = new ClientTraits(false, false, false, false, false);

  static ClientTraits of(@Nullable ClientCapabilities client) {
    Optional<ClientCapabilities> all = Optional.ofNullable(client);
    Optional<TextDocumentClientCapabilities> text = all.map(ClientCapabilities::getTextDocument);
    Optional<PublishDiagnosticsCapabilities> diagnostics =
        text.map(TextDocumentClientCapabilities::getPublishDiagnostics);
    return new ClientTraits(
        has(diagnostics, PublishDiagnosticsCapabilities::getRelatedInformation),
        has(diagnostics, PublishDiagnosticsCapabilities::getCodeDescriptionSupport),
        has(
            text.map(TextDocumentClientCapabilities::getDocumentSymbol),
            DocumentSymbolCapabilities::getHierarchicalDocumentSymbolSupport),
        has(
            all.map(ClientCapabilities::getWorkspace)
                .map(WorkspaceClientCapabilities::getWorkspaceEdit),
            WorkspaceEditCapabilities::getDocumentChanges),
        text.map(TextDocumentClientCapabilities::getCodeAction)
            .map(CodeActionCapabilities::getCodeActionLiteralSupport)
            .isPresent());
  }

  private static <T> boolean has(Optional<T> part, Function<T, @Nullable Boolean> question) {
    return part.map(question).orElse(false);
  }
}
