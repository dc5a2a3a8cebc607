package dev.neurojit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.junit.jupiter.api.Test;

/** The language server as an editor starts it: the script, two pipes, and a client. */
final class LspIT {
  private static final int LIMIT_SECONDS = 60;

  @Test
  void editorSession() throws Exception {
    Process process =
        new ProcessBuilder("./neurojitc", "lsp", "--stdio").directory(Shell.ROOT.toFile()).start();
    try {
      var client = new Client();
      var launcher =
          LSPLauncher.createClientLauncher(
              client, process.getInputStream(), process.getOutputStream());
      var _ = launcher.startListening();
      var server = launcher.getRemoteProxy();
      var hello = new InitializeParams();
      hello.setProcessId((int) ProcessHandle.current().pid());
      hello.setCapabilities(new ClientCapabilities());
      var result = server.initialize(hello).get(LIMIT_SECONDS, TimeUnit.SECONDS);
      assertThat(result.getServerInfo().getVersion()).isNotEmpty();
      var text = new TextDocumentItem("file:///x.mlir", "mlir", 1, "func.func @f() { oops }\n");
      server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(text));
      PublishDiagnosticsParams found = client.published.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      assertThat(found).isNotNull();
      assertThat(found.getDiagnostics()).isNotEmpty();
      var bye = server.shutdown().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      assertThat(bye).isNull();
      server.exit();
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(process.errorReader(StandardCharsets.UTF_8).lines()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void endOfInputEndsTheServer() {
    Shell.Run run = Shell.bash("./neurojitc lsp < /dev/null", Map.of());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output()).isEmpty();
  }

  @Test
  void missingNativeLibraryShowsBeforeAnyFileIsOpened() {
    Shell.Run run =
        Shell.bash(
            "ROOT=$PWD; . scripts/setup.sh; require_jdk; \"$JAVA_HOME/bin/java\""
                + " --enable-native-access=ALL-UNNAMED -Dneurojit.native=/nowhere"
                + " -cp \"healer/target/neurojit-healer.jar:healer/target/lib/*\""
                + " dev.neurojit.cli.Main lsp < /dev/null",
            Map.of());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.output()).contains("No native library at /nowhere");
  }

  private static final class Client implements LanguageClient {
    final BlockingQueue<PublishDiagnosticsParams> published = new ArrayBlockingQueue<>(8);

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
      published.add(diagnostics);
    }

    @Override
    public void telemetryEvent(Object object) {}

    @Override
    public void showMessage(MessageParams message) {}

    @Override
    public java.util.concurrent.CompletableFuture<MessageActionItem> showMessageRequest(
        ShowMessageRequestParams params) {
      return java.util.concurrent.CompletableFuture.completedFuture(new MessageActionItem("no"));
    }

    @Override
    public void logMessage(MessageParams message) {}
  }
}
