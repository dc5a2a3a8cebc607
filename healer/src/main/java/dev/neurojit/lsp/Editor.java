package dev.neurojit.lsp;

import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** The client: what it can show, and the way to it once the session is wired. */
final class Editor {
  private volatile ClientTraits traits = ClientTraits.NONE;
  private volatile @Nullable LanguageClient client;

  /** Returns what the client said of itself; nothing before it did. */
  ClientTraits traits() {
    return traits;
  }

  void introduce(ClientTraits itself) {
    traits = itself;
  }

  void connect(LanguageClient remote) {
    client = remote;
  }

  void publish(PublishDiagnosticsParams findings) {
    LanguageClient remote = client;
    if (remote != null) {
      remote.publishDiagnostics(findings);
    }
  }

  /** Puts an error into the editor's log. */
  void log(String error) {
    LanguageClient remote = client;
    if (remote != null) {
      remote.logMessage(new MessageParams(MessageType.Error, error));
    }
  }
}
