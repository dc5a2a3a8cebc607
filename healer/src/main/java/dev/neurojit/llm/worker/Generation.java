package dev.neurojit.llm.worker;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import dev.neurojit.llm.worker.WorkerEvent.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One request in the child. */
final class Generation {

  private static final List<Long> CANCEL_PAUSES_MS = List.of(0L, 20L, 100L, 500L);

  private enum Phase {
    PROMPT,
    STREAMING,
    CANCELLED
  }

  private final Wire wire;
  private final LlamaModel model;
  private final int context;
  private final WorkerRequest.Generate request;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.PROMPT);
  private volatile @Nullable LlamaIterator iterator;

  Generation(Wire wire, LlamaModel model, int context, WorkerRequest.Generate request) {
    this.wire = wire;
    this.model = model;
    this.context = context;
    this.request = request;
  }

  int id() {
    return request.id();
  }

  void run() throws IOException {
    int promptTokens = model.encode(request.prompt()).length;
    int room = context - promptTokens - 1;
    if (room < 1) {
      wire.send(new WorkerEvent.TooLong(id(), promptTokens, context));
      return;
    }
    wire.send(new WorkerEvent.Evaluating(id(), promptTokens));
    int limit = Math.min(request.maxTokens(), room);
    LlamaIterator tokens = model.generate(parameters(limit)).iterator();
    iterator = tokens;
    if (phase.get() == Phase.CANCELLED) {
      abandon(tokens);
      return;
    }
    stream(tokens, limit);
  }

  /**
   * Ends the request. During generation the reading thread does it, at its next token. While the
   * prompt is evaluated it is blocked in native code, and stays so for ever once its task is
   * cancelled under it: that thread is given up, which costs its stack.
   */
  void cancel() throws IOException {
    if (phase.compareAndSet(Phase.PROMPT, Phase.CANCELLED)) {
      LlamaIterator tokens = iterator;
      if (tokens != null) {
        abandon(tokens);
      }
      wire.send(new WorkerEvent.Done(id(), Reason.CANCELLED));
    } else {
      phase.set(Phase.CANCELLED);
    }
  }

  /**
   * Cancels and repeats it: llama.cpp's queue serves a cancellation before the request that it is
   * for, if both still wait, and would then generate for nobody.
   */
  private static void abandon(LlamaIterator tokens) {
    Thread.ofPlatform()
        .daemon()
        .name("cancel")
        .start(() -> {
          for (long pause : CANCEL_PAUSES_MS) {
            LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
            tokens.cancel();
          }
        });
  }

  private void stream(LlamaIterator tokens, int limit) throws IOException {
    int generated = 0;
    boolean open = false;
    while (tokens.hasNext()) {
      String text = tokens.next().text;
      if (!tokens.hasNext()) {
        send(text, 0);
        break;
      }
      if (generated == 0 && !phase.compareAndSet(Phase.PROMPT, Phase.STREAMING)) {
        return;
      }
      int count = tokens(text);
      generated += count;
      open = !text.isEmpty();
      send(text, count);
      if (phase.get() == Phase.CANCELLED) {
        tokens.cancel();
        wire.send(new WorkerEvent.Done(id(), Reason.CANCELLED));
        return;
      }
    }
    // LlamaOutput hides the reason; the token that ends a turn has no text.
    boolean cut = open && generated >= limit;
    wire.send(new WorkerEvent.Done(id(), cut ? Reason.LENGTH : Reason.END));
  }

  private void send(String text, int count) throws IOException {
    if (count > 0 || !text.isEmpty()) {
      wire.send(new WorkerEvent.Token(id(), text, count));
    }
  }

  /** One piece is one token, unless bytes of a character were held back to complete it. */
  private int tokens(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 128);
    return ascii ? 1 : Math.max(1, model.encode(text).length);
  }

  private InferenceParameters parameters(int limit) {
    InferenceParameters parameters =
        new InferenceParameters(request.prompt())
            .setNPredict(limit)
            .setTemperature(request.temperature())
            .setSeed(request.seed())
            .setCachePrompt(true)
            .setStopStrings(request.stop().toArray(String[]::new));
    return request.grammar().isEmpty() ? parameters : parameters.setGrammar(request.grammar());
  }
}
