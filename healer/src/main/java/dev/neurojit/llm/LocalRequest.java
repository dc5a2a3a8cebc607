package dev.neurojit.llm;

import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.Reply.Stop;
import dev.neurojit.llm.grammar.Gbnf;
import dev.neurojit.llm.worker.Death;
import dev.neurojit.llm.worker.Saving;
import dev.neurojit.llm.worker.WorkerEvent;
import dev.neurojit.llm.worker.WorkerProcess;
import dev.neurojit.llm.worker.WorkerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One prompt on its way through a worker: its replies, deadline, cancellation, loss. */
final class LocalRequest {

  private static final Duration POLL = Duration.ofMillis(50);

  /** How long a cancelled worker may take to say so: the slowest models take a second a token. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final String name;
  private final ChatTemplate template;
  private final Prompt prompt;
  private final int id;
  private final Set<Saving> savings;
  private final List<LocalSample> samples;
  private final Stopwatch watch = new Stopwatch();
  private int promptTokens;
  private long askedAt;
  private boolean loading;
  private boolean lost;

  /**
   * Creates a request for as many replies as there are watchers.
   *
   * @param progress the watchers, at least one
   */
  LocalRequest(
      String name,
      ChatTemplate template,
      Prompt prompt,
      List<? extends Progress> progress,
      int id,
      Set<Saving> savings) {
    this.name = name;
    this.template = template;
    this.prompt = prompt;
    this.id = id;
    this.savings = savings;
    this.samples =
        progress.stream().map(watcher -> new LocalSample(watcher, new Stopwatch())).toList();
  }

  /** Returns whether the worker died or was ended, and must not be used again. */
  boolean lostWorker() {
    return lost;
  }

  List<? extends Completion> load(WorkerProcess worker, WorkerRequest.Load load) {
    loading = true;
    stage(Progress.Stage.LOADING_MODEL);
    worker.send(load);
    return run(worker);
  }

  List<? extends Completion> generate(WorkerProcess worker) {
    loading = false;
    String text = template.render(prompt.messages());
    worker.send(
        new WorkerRequest.Generate(
            id,
            text,
            template.stable(prompt.messages()),
            samples.size(),
            template.format().stops(),
            prompt.maxTokens(),
            (float) prompt.temperature(),
            prompt.seed32(),
            prompt.grammar().map(Gbnf::text).orElse(""),
            prompt.function().isPresent() ? prompt.function().get() : null,
            savings));
    return run(worker);
  }

  private void stage(Progress.Stage stage) {
    samples.getFirst().progress().stage(stage);
  }

  private List<? extends Completion> run(WorkerProcess worker) {
    while (true) {
      Optional<WorkerEvent> event = worker.next(POLL);
      Optional<? extends List<? extends Completion>> end = event.flatMap(e -> handle(e, worker));
      if (end.isEmpty()) {
        end = interrupt(worker);
      }
      if (end.isPresent()) {
        return end.get();
      }
    }
  }

  private Optional<List<? extends Completion>> handle(WorkerEvent event, WorkerProcess worker) {
    return switch (event) {
      case WorkerEvent.Ready ready -> Optional.empty();
      case WorkerEvent.Loaded loaded -> Optional.of(generate(worker));
      case WorkerEvent.Refused refused -> Optional.of(List.of(refused(refused, worker)));
      case WorkerEvent.Gone gone -> Optional.of(List.of(dead(worker.death())));
      case WorkerEvent.OfRequest late when late.id() != id -> Optional.empty();
      case WorkerEvent.Evaluating evaluating -> {
        promptTokens = evaluating.promptTokens();
        stage(Progress.Stage.EVALUATING_PROMPT);
        yield Optional.empty();
      }
      case WorkerEvent.TooLong tooLong -> Optional.of(List.of(tooLong(tooLong)));
      case WorkerEvent.Token token -> {
        samples.get(token.sample()).add(token);
        yield Optional.empty();
      }
      case WorkerEvent.Done done -> {
        samples.get(done.sample()).end(done, promptTokens);
        yield samples.stream().allMatch(sample -> sample.reply().isPresent())
            ? Optional.of(
                samples.stream()
                    .map(LocalSample::reply)
                    .map(Optional::get)
                    .map(this::checked)
                    .toList())
            : Optional.empty();
      }
    };
  }

  /** Looks at the deadline and the watchers; asks the worker to stop samples, then ends it. */
  private Optional<List<? extends Completion>> interrupt(WorkerProcess worker) {
    boolean interrupted = Thread.currentThread().isInterrupted();
    boolean late = watch.elapsed().compareTo(prompt.deadline()) >= 0;
    for (LocalSample sample : samples) {
      Optional<Stop> why = sample.unwanted();
      if (why.isEmpty() && sample.asked().isEmpty() && (interrupted || late)) {
        why = Optional.of(interrupted ? Stop.CANCELLED : Stop.DEADLINE);
      }
      why.ifPresent(stop -> stop(sample, stop, worker));
    }
    boolean all = samples.stream().allMatch(sample -> sample.asked().isPresent());
    // Loading cannot be interrupted inside the process, and an interrupted thread cannot wait.
    boolean patient = !loading && !interrupted;
    if (!all || (patient && System.nanoTime() - askedAt < GRACE.toNanos())) {
      return Optional.empty();
    }
    lost = true;
    boolean cancelled =
        samples.stream().noneMatch(s -> s.asked().filter(Stop.DEADLINE::equals).isPresent());
    return Optional.of(cancelled ? soFar() : List.of(timedOut(worker)));
  }

  private void stop(LocalSample sample, Stop why, WorkerProcess worker) {
    sample.ask(why);
    askedAt = System.nanoTime();
    worker.send(new WorkerRequest.Cancel(id, samples.indexOf(sample)));
  }

  private List<Completion> soFar() {
    return samples.stream()
        .<Completion>map(sample ->
            sample
                .reply()
                .orElseGet(() ->
                    sample.reply(
                        sample.asked().orElse(Stop.CANCELLED), promptTokens, Reply.Work.UNKNOWN)))
        .toList();
  }

  /** Nothing that breaks its grammar goes on as obedient. */
  private Completion checked(Reply reply) {
    boolean obeys =
        prompt.grammar().map(rules -> rules.match(reply.text()) != Gbnf.Match.NONE).orElse(true);
    return obeys
        ? reply
        : new Failed(
            Kind.BAD_RESPONSE,
            "llama.cpp left the grammar that %s was to obey; ask without one".formatted(name));
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
    List<String> log = worker.log();
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
    int tokens = samples.stream().mapToInt(LocalSample::tokens).sum();
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
