package dev.neurojit.lsp;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionKindCapabilities;
import org.eclipse.lsp4j.CodeActionLiteralSupportCapabilities;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** A client with one open file, in a session with a server of its own over two pipes. */
final class TestEditor implements LanguageClient, AutoCloseable {
  static final String URI = "file:///tmp/test.mlir";
  private static final int LIMIT_SECONDS = 30;

  final ManualScheduler scheduler = new ManualScheduler();
  final LanguageServer server;
  final List<String> logged = new ArrayList<>();
  private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  private final CompletableFuture<Integer> exit;
  private final PipedOutputStream toServer = new PipedOutputStream();
  private String text = "";
  private int version;

  TestEditor() throws IOException {
    var serverIn = new PipedInputStream(toServer, 1 << 20);
    var fromServer = new PipedInputStream(1 << 20);
    var serverOut = new PipedOutputStream(fromServer);
    exit =
        CompletableFuture.supplyAsync(
            () -> LanguageSession.serve("1.2.3", serverIn, serverOut, scheduler), threads);
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(this, fromServer, toServer, threads, it -> it);
    var _ = launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  /** Starts a session with a client that can show everything. */
  static TestEditor started() throws IOException {
    TestEditor editor = new TestEditor();
    var _ = editor.initialize(everything());
    return editor;
  }

  InitializeResult initialize(ClientCapabilities capabilities) {
    InitializeParams params = new InitializeParams();
    params.setCapabilities(capabilities);
    return await(server.initialize(params));
  }

  static ClientCapabilities everything() {
    var diagnostics = new PublishDiagnosticsCapabilities(true);
    diagnostics.setCodeDescriptionSupport(true);
    var symbols = new DocumentSymbolCapabilities();
    symbols.setHierarchicalDocumentSymbolSupport(true);
    var actions = new CodeActionCapabilities();
    actions.setCodeActionLiteralSupport(
        new CodeActionLiteralSupportCapabilities(new CodeActionKindCapabilities(List.of())));
    var documents = new TextDocumentClientCapabilities();
    documents.setPublishDiagnostics(diagnostics);
    documents.setDocumentSymbol(symbols);
    documents.setCodeAction(actions);
    var edits = new WorkspaceEditCapabilities();
    edits.setDocumentChanges(true);
    var workspace = new WorkspaceClientCapabilities();
    workspace.setWorkspaceEdit(edits);
    return new ClientCapabilities(workspace, documents, null);
  }

  /** Opens the file, checks it, and returns what is published. */
  PublishDiagnosticsParams open(String newText) {
    openUnchecked(newText);
    return check();
  }

  void openUnchecked(String newText) {
    text = newText;
    version = 1;
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(URI, "mlir", version, text)));
    settle();
  }

  /** Types at a place, or replaces what is there, and tells the server the difference only. */
  void replace(int start, int end, String by) {
    Range range = new Range(position(start), position(end));
    text = new StringBuilder(text).replace(start, end, by).toString();
    version++;
    var id = new VersionedTextDocumentIdentifier(URI, version);
    var change = new TextDocumentContentChangeEvent(range, by);
    server.getTextDocumentService().didChange(new DidChangeTextDocumentParams(id, List.of(change)));
    settle();
  }

  /** Runs the checks that wait and returns what is published then. */
  PublishDiagnosticsParams check() {
    scheduler.run();
    return nextPublished();
  }

  PublishDiagnosticsParams nextPublished() {
    try {
      PublishDiagnosticsParams next = published.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing was published");
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean hasPublished() {
    settle();
    return !published.isEmpty();
  }

  /** Returns the text after an edit that the server proposed. */
  String after(WorkspaceEdit edit) {
    List<TextEdit> edits =
        edit.getDocumentChanges() == null
            ? edit.getChanges().getOrDefault(URI, List.of())
            : edit.getDocumentChanges().getFirst().getLeft().getEdits().stream()
                .map(it -> it.getLeft())
                .toList();
    var lines = new TextLines(text);
    var result = new StringBuilder(text);
    edits.stream()
        .sorted(
            java.util.Comparator.comparingInt(
                    (TextEdit it) -> lines.offset(it.getRange().getStart()))
                .reversed())
        .forEach(it -> {
          var span = lines.span(it.getRange());
          result.replace(span.start(), span.end(), it.getNewText());
        });
    return result.toString();
  }

  /** Returns the position of the first occurrence of a text, shifted. */
  Position at(String what, int shift) {
    int offset = text.indexOf(what);
    if (offset < 0) {
      throw new AssertionError("not in the text: " + what);
    }
    return position(offset + shift);
  }

  int offset(String what) {
    return text.indexOf(what);
  }

  String text(Range range) {
    var span = new TextLines(text).span(range);
    return text.substring(span.start(), span.end());
  }

  Position position(int offset) {
    return new TextLines(text).position(offset);
  }

  static TextDocumentIdentifier file() {
    return new TextDocumentIdentifier(URI);
  }

  static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends the session as editors do and returns the server's exit code. */
  int leave() {
    var _ = await(server.shutdown());
    server.exit();
    return exitCode();
  }

  int exitCode() {
    return await(exit);
  }

  /** Closes the stream without a word. */
  void hangUp() throws IOException {
    toServer.close();
  }

  /** Messages are read in order: once a request is answered, the notifications before it are in. */
  private void settle() {
    var params =
        new org.eclipse.lsp4j.DocumentSymbolParams(new TextDocumentIdentifier("file:///no"));
    var _ = await(server.getTextDocumentService().documentSymbol(params));
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    published.add(diagnostics);
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams message) {
    logged.add(message.getMessage());
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams message) {
    logged.add(message.getMessage());
  }

  @Override
  public void close() throws IOException {
    toServer.close();
    threads.shutdownNow();
  }
}
