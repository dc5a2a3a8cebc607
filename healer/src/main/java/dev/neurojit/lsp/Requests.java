package dev.neurojit.lsp;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Answers requests on other threads than the reading one, while the session is in its phase. */
final class Requests {
  /** The life of a session, as the protocol has it. */
  enum Phase {
    FRESH,
    RUNNING,
    SHUT_DOWN
  }

  private final Executor threads;
  private volatile Phase phase = Phase.FRESH;

  Requests(Executor threads) {
    this.threads = threads;
  }

  Phase phase() {
    return phase;
  }

  void enter(Phase next) {
    phase = next;
  }

  /** Answers with what the work gives, or with the protocol's null. */
  @SuppressWarnings("NullAway") // LSP4J's signatures do not tell where the protocol has null
  <T> CompletableFuture<T> answerIfAny(Callable<Optional<T>> work) {
    return answer(() -> work.call().orElse(null));
  }

  /** Answers with what the work gives; a cancelled request ends at once, its work when it can. */
  <T> CompletableFuture<T> answer(Callable<T> work) {
    return switch (phase) {
      case FRESH -> refusal(ResponseErrorCode.ServerNotInitialized, "initialize comes first");
      case SHUT_DOWN -> refusal(ResponseErrorCode.InvalidRequest, "the server is shut down");
      case RUNNING ->
          CompletableFutures.computeAsync(
              threads,
              cancel -> {
                cancel.checkCanceled();
                T result = call(work);
                cancel.checkCanceled();
                return result;
              });
    };
  }

  private static <T> T call(Callable<T> work) {
    try {
      return work.call();
    } catch (Renaming.Refused refused) {
      throw error(ResponseErrorCode.RequestFailed, String.valueOf(refused.getMessage()));
    } catch (RuntimeException defect) {
      throw defect;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  static <T> CompletableFuture<T> refusal(ResponseErrorCode code, String message) {
    return CompletableFuture.failedFuture(error(code, message));
  }

  private static ResponseErrorException error(ResponseErrorCode code, String message) {
    return new ResponseErrorException(new ResponseError(code, message, null));
  }
}
