package dev.neurojit.lsp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The protocol's life cycle: initialize, shutdown, exit. */
final class Server implements LanguageServer {
  /** Exit code after an orderly shutdown. */
  static final int ORDERLY = 0;

  /** Exit code of a session that ended without one. */
  static final int BROKEN_OFF = 1;

  private final String version;
  private final Requests requests;
  private final TextRequests texts;
  private final IntConsumer end;
  private final Editor editor;

  Server(String version, Requests requests, TextRequests texts, Editor editor, IntConsumer end) {
    this.version = version;
    this.requests = requests;
    this.texts = texts;
    this.editor = editor;
    this.end = end;
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    if (requests.phase() != Requests.Phase.FRESH) {
      return Requests.refusal(ResponseErrorCode.InvalidRequest, "already initialized");
    }
    editor.introduce(ClientTraits.of(params.getCapabilities()));
    requests.enter(Requests.Phase.RUNNING);
    watch(params.getProcessId());
    return CompletableFuture.completedFuture(
        new InitializeResult(capabilities(), new ServerInfo("neurojitc", version)));
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    CompletableFuture<Object> done = requests.answerIfAny(Optional::empty);
    // At once, on the reading thread: exit may be the next message.
    if (requests.phase() == Requests.Phase.RUNNING) {
      requests.enter(Requests.Phase.SHUT_DOWN);
    }
    return done;
  }

  @Override
  public void exit() {
    end.accept(requests.phase() == Requests.Phase.SHUT_DOWN ? ORDERLY : BROKEN_OFF);
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return texts;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return new WorkspaceEvents();
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // No trace is written.
  }

  @Override
  public void cancelProgress(WorkDoneProgressCancelParams params) {
    // No progress is reported.
  }

  /** A server must not outlive an editor that died without a word. */
  private void watch(@Nullable Integer editor) {
    if (editor != null) {
      ProcessHandle.of(editor)
          .ifPresentOrElse(
              process -> {
                var _ = process.onExit().thenRun(() -> end.accept(BROKEN_OFF));
              },
              () -> end.accept(BROKEN_OFF));
    }
  }

  private static ServerCapabilities capabilities() {
    ServerCapabilities all = new ServerCapabilities();
    all.setPositionEncoding(PositionEncodingKind.UTF16);
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    all.setTextDocumentSync(sync);
    all.setHoverProvider(true);
    all.setDefinitionProvider(true);
    all.setReferencesProvider(true);
    all.setDocumentHighlightProvider(true);
    all.setDocumentSymbolProvider(true);
    all.setRenameProvider(new RenameOptions(true));
    all.setCodeActionProvider(
        new CodeActionOptions(List.of(CodeActionKind.QuickFix, QuickFixes.FIX_ALL)));
    all.setCompletionProvider(new CompletionOptions(false, List.of("%", "^", "@", "#", "!", ".")));
    return all;
  }
}
