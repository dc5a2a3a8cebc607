package dev.neurojit.llm.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request whose answer is read in pieces. Owned by one thread; at most one chunk waits in
 * memory, the rest in the network.
 */
public final class Exchange implements AutoCloseable {

  private final Feed feed;
  private final CompletableFuture<?> answer;

  private Exchange(Feed feed, CompletableFuture<?> answer) {
    this.feed = feed;
    this.answer = answer;
  }

  /** Sends a request; returns at once. */
  public static Exchange start(HttpClient client, HttpRequest request) {
    Feed feed = new Feed();
    CompletableFuture<?> answer =
        client.sendAsync(
            request,
            info -> {
              feed.pieces.add(new Piece.Head(info.statusCode(), info.headers()));
              return feed;
            });
    // Cancelling is promised for the client's own future, not for what depends on it.
    CompletableFuture<?> _ =
        answer.whenComplete((response, failure) -> {
          if (failure != null) {
            feed.onError(failure);
          }
        });
    return new Exchange(feed, answer);
  }

  /**
   * Waits for the next piece; empty if {@code timeout} passes without one, or at once if the thread
   * is interrupted, which it stays.
   */
  public Optional<Piece> next(Duration timeout) {
    try {
      Piece piece = feed.pieces.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
      if (piece instanceof Piece.Chunk) {
        feed.more();
      }
      return Optional.ofNullable(piece);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Gives the rest of the answer up and closes the connection if it has not ended. */
  @Override
  public void close() {
    feed.stop();
    answer.cancel(true);
  }

  private static final class Feed implements HttpResponse.BodySubscriber<Piece.End> {

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final CompletableFuture<Piece.End> whole = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<Piece.End> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription body) {
      subscription = body;
      body.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      ByteBuffer all = ByteBuffer.allocate(buffers.stream().mapToInt(ByteBuffer::remaining).sum());
      buffers.forEach(all::put);
      pieces.add(new Piece.Chunk(all.array()));
    }

    @Override
    public void onError(Throwable failure) {
      pieces.add(Breakage.of(failure));
      whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      Piece.End end = new Piece.End();
      pieces.add(end);
      whole.complete(end);
    }

    void more() {
      Flow.Subscription body = subscription;
      if (body != null) {
        body.request(1);
      }
    }

    void stop() {
      Flow.Subscription body = subscription;
      if (body != null) {
        body.cancel();
      }
    }
  }
}
