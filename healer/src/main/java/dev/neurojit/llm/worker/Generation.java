package dev.neurojit.llm.worker;

import dev.neurojit.llama.LlamaContext;
import dev.neurojit.llama.LlamaContext.Outcome;
import dev.neurojit.llama.LlamaModel;
import dev.neurojit.llama.TokenBatch;
import dev.neurojit.llama.TokenSampler;
import dev.neurojit.llm.grammar.FunctionForm;
import dev.neurojit.llm.grammar.PartialFunction;
import dev.neurojit.llm.worker.WorkerEvent.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One request in the child: its replies grow together, a step of all at a time. */
final class Generation {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Wire wire;
  private final LlamaModel model;
  private final LlamaContext context;
  private final ReadPrompt held;
  private final WorkerRequest.Generate request;
  private final Set<Integer> unwanted = ConcurrentHashMap.newKeySet();
  private final List<Branch> branches = new ArrayList<>();
  private int read;
  private long toldAt = System.nanoTime() - PAUSE.toNanos();
  private boolean over;

  Generation(
      Wire wire,
      LlamaModel model,
      LlamaContext context,
      ReadPrompt held,
      WorkerRequest.Generate request) {
    this.wire = wire;
    this.model = model;
    this.context = context;
    this.held = held;
    this.request = request;
  }

  int id() {
    return request.id();
  }

  /** Ends a sample; where it is the last that is wanted, at once. Any thread may. */
  synchronized void cancel(int sample) {
    unwanted.add(sample);
    if (!over && unwanted.size() >= request.samples()) {
      context.abort();
    }
  }

  void run() throws IOException {
    try {
      generate();
    } finally {
      branches.forEach(Branch::close);
      synchronized (this) {
        over = true;
        context.resume();
      }
    }
    for (int sample = 0; sample < branches.size(); sample++) {
      done(branches.get(sample));
    }
  }

  private void generate() throws IOException {
    int[] prompt = model.tokens(request.prompt());
    int positions = context.options().positions();
    int room = (positions - prompt.length - 1) / request.samples();
    if (room < 1) {
      wire.send(new WorkerEvent.TooLong(id(), prompt.length, positions));
      return;
    }
    wire.send(new WorkerEvent.Evaluating(id(), prompt.length));
    branch(prompt, Math.min(request.maxTokens(), room));
    int[] head = model.tokens(request.prompt().substring(0, request.stable()));
    // Samples share what is evaluated; a single one reads the end of its prompt in its first step.
    int rest = request.samples() == 1 ? context.options().batch() : 1;
    read = held.become(prompt, ReadPrompt.common(head, prompt), rest, request.savings());
    if (read < 0) {
      branches.forEach(Branch::cancel);
      return;
    }
    branches.getFirst().reads(held.length());
    for (int sequence = 1; sequence < request.samples(); sequence++) {
      context.share(0, sequence);
    }
    try (TokenBatch batch = new TokenBatch(context.options().batch())) {
      List<Branch> active = active();
      while (!active.isEmpty()) {
        if (step(batch, active) == Outcome.DONE) {
          held.finish(prompt);
        }
        active = active();
      }
    }
    for (int sequence = 1; sequence < request.samples(); sequence++) {
      context.cut(sequence, 0);
    }
  }

  private void branch(int[] prompt, int limit) {
    boolean guesses = request.savings().contains(Saving.GUESSES) && !model.isRecurrent();
    for (int sample = 0; sample < request.samples(); sample++) {
      FunctionForm form = request.function();
      Optional<PartialFunction> function =
          form == null ? Optional.empty() : Optional.of(PartialFunction.of(form));
      Optional<String> grammar =
          function
              .map(begun -> begun.grammar().text())
              .or(() -> Optional.of(request.grammar()).filter(text -> !text.isEmpty()));
      TokenSampler sampler = model.sampler(request.temperature(), request.seed() + sample, grammar);
      Optional<PromptLookup> lookup =
          guesses ? Optional.of(new PromptLookup(prompt)) : Optional.empty();
      branches.add(
          new Branch(sample, model, sampler, function, prompt, lookup, request.stop(), limit));
    }
  }

  private List<Branch> active() {
    for (Branch branch : branches) {
      if (branch.end().isEmpty() && unwanted.contains(branch.sequence())) {
        branch.cancel();
      }
    }
    return branches.stream().filter(branch -> branch.end().isEmpty()).toList();
  }

  private Outcome step(TokenBatch batch, List<Branch> active) throws IOException {
    Outcome outcome = evaluate(batch, active, context.options().batch() / active.size());
    if (outcome == Outcome.NO_ROOM) {
      // Guesses need neighbouring cells; one token fits anywhere.
      outcome = evaluate(batch, active, 1);
    }
    for (Branch branch : active) {
      switch (outcome) {
        case DONE -> branch.take(context);
        case NO_ROOM -> branch.fill();
        case ABORTED -> branch.cancel();
      }
    }
    tell();
    return outcome;
  }

  /**
   * Tells of new text at the end of a line, where the parent may have enough, else no more than ten
   * times a second: each time costs a quick model as much as a part of a token.
   */
  private void tell() throws IOException {
    boolean all = branches.stream().allMatch(branch -> branch.end().isPresent());
    long now = System.nanoTime();
    if (!all && now - toldAt < PAUSE.toNanos() && branches.stream().noneMatch(Branch::isLineEnd)) {
      return;
    }
    toldAt = now;
    for (Branch branch : branches) {
      Branch.Said said = branch.untold();
      if (said.tokens() > 0 || !said.text().isEmpty()) {
        wire.send(new WorkerEvent.Token(id(), branch.sequence(), said.text(), said.tokens()));
      }
    }
  }

  private Outcome evaluate(TokenBatch batch, List<Branch> active, int room) {
    batch.clear();
    active.forEach(branch -> branch.put(batch, room));
    return context.decode(batch);
  }

  private void done(Branch branch) throws IOException {
    Reason reason = branch.end().orElse(Reason.CANCELLED);
    wire.send(
        new WorkerEvent.Done(
            id(), branch.sequence(), reason, Math.max(0, read), branch.guessed(), branch.held()));
  }
}
