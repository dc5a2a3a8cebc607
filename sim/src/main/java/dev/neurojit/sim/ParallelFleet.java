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

/** Flies in Java, with one thread and one crew for each of so many cores. */
public final class ParallelFleet implements Fleet {
  /** A fraction of a second's work. */
  private static final int SHARE = 256;

  private final List<Pilot> pilots = new ArrayList<>();

  /**
   * Creates a fleet; crews are opened by their threads when they are first needed.
   *
   * @param threads at least 1
   * @param crews called once on each thread
   */
  public ParallelFleet(int threads, Supplier<? extends Crew> crews) {
    if (threads < 1) {
      throw new IllegalArgumentException("a fleet has at least 1 thread, not " + threads);
    }
    for (int i = 0; i < threads; i++) {
      pilots.add(new Pilot(crews));
    }
  }

  @Override
  public List<Outcome> fly(List<Start> starts) {
    Outcome[] outcomes = new Outcome[starts.size()];
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> flying = new ArrayList<>();
    pilots.forEach(each -> flying.add(each.fly(starts, next, outcomes)));
    flying.forEach(ParallelFleet::await);
    return Arrays.asList(outcomes);
  }

  @Override
  public int share() {
    return SHARE;
  }

  @Override
  public void close() {
    List<Future<?>> closing = new ArrayList<>();
    pilots.forEach(each -> closing.add(each.close()));
    closing.forEach(ParallelFleet::await);
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

  /** A thread and its crew. */
  private static final class Pilot {
    private final Supplier<? extends Crew> crews;
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("fleet").factory());
    private @Nullable Crew crew;

    Pilot(Supplier<? extends Crew> crews) {
      this.crews = crews;
    }

    Future<?> fly(List<Start> starts, AtomicInteger next, Outcome[] outcomes) {
      return thread.submit(() -> {
        Crew own = crew();
        for (int i = next.getAndIncrement(); i < outcomes.length; i = next.getAndIncrement()) {
          outcomes[i] = Simulator.outcome(own.next(), starts.get(i));
        }
      });
    }

    private Crew crew() {
      Crew known = crew;
      if (known == null) {
        known = crews.get();
        crew = known;
      }
      return known;
    }

    Future<?> close() {
      Future<?> closed =
          thread.submit(() -> {
            Crew known = crew;
            if (known != null) {
              known.close();
            }
          });
      thread.shutdown();
      return closed;
    }
  }
}
