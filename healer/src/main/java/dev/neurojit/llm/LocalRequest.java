package dev.neurojit.llm;

import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.Reply.Stop;
import dev.neurojit.llm.grammar.Gbnf;
import dev.neurojit.llm.worker.Death;
import dev.neurojit.llm.worker.WorkerEvent;
import dev.neurojit.llm.worker.WorkerProcess;
import dev.neurojit.llm.worker.WorkerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One prompt on its way through a worker: text so far, deadline, cancellation, loss. */
final class LocalRequest {

  private static final Duration POLL = Duration.ofMillis(50);

  /** How long a cancelled worker may take to say so: the slowest models take a second a token. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final String name;
  private final ChatTemplate template;
  private final Prompt prompt;
  private final Progress progress;
  private final int id;
  private final Stopwatch watch;
  private final StringBuilder text = new StringBuilder();
  private int promptTokens;
  private int tokens;
  private @Nullable Stop asked;
  private long askedAt;
  private boolean loading;
  private boolean lost;

  LocalRequest(String name, ChatTemplate template, Prompt prompt, Progress progress, int id) {
    this.name = name;
    this.template = template;
    this.prompt = prompt;
    this.progress = progress;
    this.id = id;
    this.watch = new Stopwatch();
  }

  /** Returns whether the worker died or was ended, and must not be used again. */
  boolean lostWorker() {
    return lost;
  }

  Completion load(WorkerProcess worker, WorkerRequest.Load load) {
    loading = true;
    progress.stage(Progress.Stage.LOADING_MODEL);
    worker.send(load);
    return run(worker);
  }

  Completion generate(WorkerProcess worker) {
    loading = false;
    worker.send(
        new WorkerRequest.Generate(
            id,
            template.render(prompt.messages()),
            template.format().stops(),
            prompt.maxTokens(),
            (float) prompt.temperature(),
            prompt.seed32(),
            prompt.grammar().map(Gbnf::text).orElse("")));
    return run(worker);
  }

  private Completion run(WorkerProcess worker) {
    while (true) {
      Optional<WorkerEvent> event = worker.next(POLL);
      Optional<Completion> end = event.flatMap(e -> handle(e, worker));
      if (end.isEmpty()) {
        end = interrupt(worker);
      }
      if (end.isPresent()) {
        return end.get();
      }
    }
  }

  private Optional<Completion> handle(WorkerEvent event, WorkerProcess worker) {
    return switch (event) {
      case WorkerEvent.Ready ready -> Optional.empty();
      case WorkerEvent.Loaded loaded -> Optional.of(generate(worker));
      case WorkerEvent.Refused refused -> Optional.of(refused(refused, worker));
      case WorkerEvent.Gone gone -> Optional.of(dead(worker.death()));
      case WorkerEvent.OfRequest late when late.id() != id -> Optional.empty();
      case WorkerEvent.Evaluating evaluating -> {
        promptTokens = evaluating.promptTokens();
        progress.stage(Progress.Stage.EVALUATING_PROMPT);
        yield Optional.empty();
      }
      case WorkerEvent.TooLong tooLong -> Optional.of(tooLong(tooLong));
      case WorkerEvent.Token token -> {
        token(token);
        yield Optional.empty();
      }
      case WorkerEvent.Done done -> Optional.of(checked(reply(stop(done.reason()))));
    };
  }

  private void token(WorkerEvent.Token token) {
    if (tokens == 0) {
      watch.first();
      progress.stage(Progress.Stage.GENERATING);
    }
    text.append(token.text());
    tokens += token.count();
    progress.token(token.text(), tokens, watch.rate(tokens));
  }

  /** Looks at the deadline and the cancellation; asks the worker to stop, then ends it. */
  private Optional<Completion> interrupt(WorkerProcess worker) {
    boolean interrupted = Thread.currentThread().isInterrupted();
    if (asked == null) {
      if (interrupted || progress.cancelled()) {
        asked = Stop.CANCELLED;
      } else if (tokens > 0 && progress.enough()) {
        asked = Stop.ENOUGH;
      } else if (watch.elapsed().compareTo(prompt.deadline()) >= 0) {
        asked = Stop.DEADLINE;
      } else {
        return Optional.empty();
      }
      askedAt = System.nanoTime();
      worker.send(new WorkerRequest.Cancel(id));
    }
    // Loading cannot be interrupted inside the process, and an interrupted thread cannot wait.
    boolean patient = !loading && !interrupted;
    if (patient && System.nanoTime() - askedAt < GRACE.toNanos()) {
      return Optional.empty();
    }
    lost = true;
    return Optional.of(asked == Stop.DEADLINE ? timedOut(worker) : reply(asked));
  }

  /** llama.cpp ignores a grammar that it cannot read, without a word. */
  private Completion checked(Reply reply) {
    boolean obeys =
        prompt.grammar().map(rules -> rules.match(reply.text()) != Gbnf.Match.NONE).orElse(true);
    return obeys
        ? reply
        : new Failed(
            Kind.BAD_RESPONSE,
            "llama.cpp left the grammar that %s was to obey; ask without one".formatted(name));
  }

  private Stop stop(WorkerEvent.Reason reason) {
    return switch (reason) {
      case END -> Stop.END;
      case LENGTH -> Stop.LENGTH;
      case CANCELLED -> asked == null ? Stop.CANCELLED : asked;
    };
  }

  private Reply reply(Stop stop) {
    Duration total = watch.elapsed();
    return new Reply(text.toString(), promptTokens, tokens, watch.toFirst(), total, stop);
  }

  private Failed timedOut(WorkerProcess worker) {
    return new Failed(
        Kind.TIMED_OUT,
        "%s did not %s within %d s and its process was ended; allow more time or use a smaller model"
            .formatted(name, loading ? "load" : "stop", watch.elapsed().toSeconds()),
        worker.log());
  }

  private Failed tooLong(WorkerEvent.TooLong event) {
    return new Failed(
        Kind.PROMPT_TOO_LONG,
        "the prompt has %d tokens, but the context of %s holds %d: shorten the program or raise the context"
            .formatted(event.promptTokens(), name, event.context()));
  }

  private Failed refused(WorkerEvent.Refused refused, WorkerProcess worker) {
    lost = true;
    List<String> log = worker.refusal();
    return worker.lacksMemory()
        ? new Failed(Kind.OUT_OF_MEMORY, name + " found no memory: use a smaller model", log)
        : new Failed(
            Kind.LOAD_FAILED,
            "llama.cpp refused %s (%s): use another model file"
                .formatted(name, reason(log).orElse(refused.message())),
            log);
  }

  /** llama.cpp's exception always has the same text; the cause stands in its log. */
  private static Optional<String> reason(List<String> log) {
    String cause = "error loading model: ";
    return log.stream()
        .filter(line -> line.contains(cause))
        .map(line -> line.substring(line.lastIndexOf(cause) + cause.length()))
        .findFirst();
  }

  private Failed dead(Death death) {
    lost = true;
    String when = loading ? "while loading" : "after " + tokens + " tokens";
    String process = "the process of " + name + " " + death.what() + " " + when;
    return switch (death.cause()) {
      case NOT_STARTED ->
          new Failed(Kind.LOAD_FAILED, process + ": the log tells why", death.detail());
      case OUT_OF_MEMORY ->
          new Failed(
              Kind.OUT_OF_MEMORY,
              process + " for lack of memory: use a smaller model or context",
              death.detail());
      case CRASHED ->
          new Failed(Kind.CRASHED, process + ": use another model file", death.detail());
    };
  }
}
