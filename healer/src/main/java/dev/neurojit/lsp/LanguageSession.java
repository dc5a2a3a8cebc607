package dev.neurojit.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** One editor's session with the language server. */
public final class LanguageSession {
  /** Held, so that its level lasts; that a stream was closed is no news for stderr. */
  private static final Logger LIBRARY = Logger.getLogger("org.eclipse.lsp4j");

  static {
    LIBRARY.setLevel(Level.WARNING);
  }

  private LanguageSession() {}

  /**
   * Serves until the client exits, closes the stream or dies.
   *
   * @param version of the product, as the client is told
   * @param in the client's messages
   * @param out ours; nothing else may write there
   * @return 0 after an orderly shutdown, else 1
   */
  public static int serve(String version, InputStream in, OutputStream out) {
    try (var scheduler = new DaemonScheduler()) {
      return serve(version, in, out, scheduler);
    }
  }

  /** Serves with checks run by a scheduler of the caller's. */
  static int serve(String version, InputStream in, OutputStream out, Scheduler scheduler) {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("neurojit-lsp-", 0).factory());
    try (var pages = new ExplainPages()) {
      var ended = new CompletableFuture<Integer>();
      var editor = new Editor();
      var requests = new Requests(threads);
      var checks = new Checks(editor, scheduler, pages);
      var texts = new TextRequests(requests, new Documents(checks), editor, pages);
      var server = new Server(version, requests, texts, editor, ended::complete);
      Launcher<LanguageClient> launcher =
          new LSPLauncher.Builder<LanguageClient>()
              .setLocalService(server)
              .setRemoteInterface(LanguageClient.class)
              .setInput(in)
              .setOutput(out)
              .setExecutorService(threads)
              .validateMessages(true)
              .create();
      editor.connect(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      threads.execute(() -> {
        await(listening);
        ended.complete(Server.BROKEN_OFF);
      });
      return ended.join();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Waits for the end of the stream; one that breaks has ended too. */
  private static void await(Future<Void> listening) {
    try {
      listening.get();
    } catch (ExecutionException _) {
      // LSP4J has logged why.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
