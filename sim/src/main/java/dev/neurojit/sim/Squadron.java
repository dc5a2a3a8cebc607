package dev.neurojit.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Flies on so many threads, each with a wing of its own.
 *
 * @param <S> where a flight starts
 */
public final class Squadron<S> implements AutoCloseable {
  private final List<Pilot<S>> pilots = new ArrayList<>();

  /**
   * Flies one flight after the other. Opened, asked and closed by one thread alone.
   *
   * @param <S> where a flight starts
   */
  public interface Wing<S> extends AutoCloseable {
    /** Returns how a flight ends. */
    Outcome fly(S start);

    @Override
    void close();
  }

  /**
   * Creates a squadron; wings are opened by their threads when they are first needed.
   *
   * @param threads at least 1
   * @param wings called once on each thread
   */
  public Squadron(int threads, Supplier<? extends Wing<S>> wings) {
    if (threads < 1) {
      throw new IllegalArgumentException("a fleet has at least 1 thread, not " + threads);
    }
    for (int i = 0; i < threads; i++) {
      pilots.add(new Pilot<>(wings));
    }
  }

  /** Returns how the flights end, in the order of their starts. */
  public List<Outcome> fly(List<S> starts) {
    Outcome[] outcomes = new Outcome[starts.size()];
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> flying = new ArrayList<>();
    pilots.forEach(each -> flying.add(each.fly(starts, next, outcomes)));
    flying.forEach(Squadron::await);
    return Arrays.asList(outcomes);
  }

  @Override
  public void close() {
    List<Future<?>> closing = new ArrayList<>();
    pilots.forEach(each -> closing.add(each.close()));
    closing.forEach(Squadron::await);
  }

  private static void await(Future<?> work) {
    try {
      work.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted in flight");
    }
  }

  /** A thread and its wing. */
  private static final class Pilot<S> {
    private final Supplier<? extends Wing<S>> wings;
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("fleet").factory());
    private @Nullable Wing<S> wing;

    Pilot(Supplier<? extends Wing<S>> wings) {
      this.wings = wings;
    }

    Future<?> fly(List<S> starts, AtomicInteger next, Outcome[] outcomes) {
      return thread.submit(() -> {
        Wing<S> own = wing();
        for (int i = next.getAndIncrement(); i < outcomes.length; i = next.getAndIncrement()) {
          outcomes[i] = own.fly(starts.get(i));
        }
      });
    }

    private Wing<S> wing() {
      Wing<S> known = wing;
      if (known == null) {
        known = wings.get();
        wing = known;
      }
      return known;
    }

    Future<?> close() {
      Future<?> closed =
          thread.submit(() -> {
            Wing<S> known = wing;
            if (known != null) {
              known.close();
            }
          });
      thread.shutdown();
      return closed;
    }
  }
}
