package dev.neurojit.propose;

import dev.neurojit.heal.Attempt;
import dev.neurojit.heal.Budget;
import dev.neurojit.heal.Proposal;
import dev.neurojit.heal.Proposer;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.Recorder;
import dev.neurojit.judge.Judgement;
import dev.neurojit.llm.Completion;
import dev.neurojit.llm.Failed;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Progress;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.Reply;
import dev.neurojit.syntax.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks a language model for a better program, a bounded number of times. A model that fails is
 * recorded and not asked again; the ladder goes on without it.
 */
public final class ModelProposer implements Proposer {
  private static final int MAX_TOKENS = 900;
  private static final double FIRST_TEMPERATURE = 0.2;
  private static final double STEP = 0.2;
  private static final double LAST_TEMPERATURE = 0.8;
  private static final double SAMPLING_TEMPERATURE = 0.6;

  /** Failures that the next process would meet again, after minutes of loading. */
  private static final Set<String> HOPELESS =
      Stream.of(
              Failed.Kind.TOO_LARGE,
              Failed.Kind.LOAD_FAILED,
              Failed.Kind.OUT_OF_MEMORY,
              Failed.Kind.CRASHED)
          .map(Failed.Kind::name)
          .collect(Collectors.toSet());

  private final LanguageModel model;
  private final PromptWriter prompts;
  private final Asking asking;
  private final Budget budget;
  private final Recorder recorder;
  private final Progress progress;
  private final Bases bases = new Bases();
  private int asked;
  private boolean failed;
  private Optional<Answer.Reason> unused = Optional.empty();

  /**
   * Creates a proposer.
   *
   * @param model to ask; closed by its owner
   * @param asking how
   * @param budget of the run, which bounds the time for an answer and its length
   */
  public ModelProposer(
      LanguageModel model,
      PromptWriter prompts,
      Asking asking,
      Budget budget,
      Recorder recorder,
      Progress progress) {
    this.model = model;
    this.prompts = prompts;
    this.asking = asking;
    this.budget = budget;
    this.recorder = recorder;
    this.progress = progress;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public List<Proposal> propose(Attempt attempt) {
    var proposals = new ArrayList<Proposal>();
    while (mayAsk() && proposals.isEmpty()) {
      Judgement base = bases.of(attempt, name());
      int first = asked;
      List<Completion> completions = ask(attempt, base);
      for (int i = 0; i < completions.size(); i++) {
        String detail = "reply " + (first + i + 1);
        read(base, completions.get(i))
            .map(source -> new Proposal(base.candidate().number(), detail, source))
            .ifPresent(proposals::add);
      }
    }
    return proposals;
  }

  private boolean mayAsk() {
    return !failed
        && asked < asking.attempts()
        && budget.tokensLeft() > 0
        && budget.timeLeft().isPositive();
  }

  @Override
  public boolean limited() {
    return !failed && !mayAsk();
  }

  /** Asks one question; it is answered as often as samples are wanted and attempts are left. */
  private List<Completion> ask(Attempt attempt, Judgement base) {
    int samples = Math.min(asking.samples(), asking.attempts() - asked);
    ReplyForm form = ReplyForm.of(base.program(), prompts.function(), unused);
    var free =
        new Prompt(
            prompts.write(attempt, base, form, unused),
            Math.clamp(budget.tokensLeft() / samples, 1, MAX_TOKENS),
            temperature(asked, samples),
            asking.seed() + asked,
            deadline());
    Prompt prompt = decoding(form, base).constrain(free, form, base.program(), prompts.function());
    asked += samples;
    conversation().asked(prompt, samples, form);
    return model.completeAll(prompt, samples, () -> new ReplyWatch(progress, prompts.function()));
  }

  private Decoding decoding(ReplyForm form, Judgement base) {
    return asking
        .decoding()
        .orElseGet(() -> Decoding.fitting(model, form, base.program(), prompts.function()));
  }

  private Duration deadline() {
    Duration left = budget.timeLeft();
    return left.isZero() || left.compareTo(asking.deadline()) > 0 ? asking.deadline() : left;
  }

  /** Cool at first and hotter from reply to reply; several samples at once are to differ. */
  static double temperature(int asked, int samples) {
    double scheduled = Math.min(LAST_TEMPERATURE, FIRST_TEMPERATURE + STEP * asked);
    return samples == 1 ? scheduled : Math.max(SAMPLING_TEMPERATURE, scheduled);
  }

  private Optional<Source> read(Judgement base, Completion completion) {
    conversation().answered(completion);
    return switch (completion) {
      case Reply reply -> {
        budget.write(reply.tokens());
        failed |= reply.stop() == Reply.Stop.CANCELLED;
        yield read(base, reply);
      }
      case Failed _ -> {
        failed = true;
        yield Optional.empty();
      }
    };
  }

  private Optional<Source> read(Judgement base, Reply reply) {
    return switch (Answer.read(base.program(), reply, prompts.function())) {
      case Answer.Program(Source source) -> {
        unused = Optional.empty();
        yield Optional.of(source);
      }
      case Answer.Unused(Answer.Reason reason) -> {
        unused = Optional.of(reason);
        bases.failed(base);
        recorder.record(new Event.ReplyUnused(name(), reason.name()));
        yield Optional.empty();
      }
    };
  }

  private Conversation conversation() {
    return new Conversation(name(), recorder);
  }

  /**
   * {@inheritDoc} Replies that were judged, or found to hold nothing to judge, count; a question
   * whose reply the end of the run left unread is asked again, and so is a model whose server could
   * not be had. One that this machine cannot run is not.
   */
  @Override
  public void recall(List<Event> past) {
    for (Event event : past) {
      switch (event) {
        case Event.Judged judged when judged.proposer().equals(name()) -> asked++;
        case Event.ReplyUnused reply when reply.model().equals(name()) -> asked++;
        case Event.Replied reply when reply.model().equals(name()) -> budget.write(reply.tokens());
        case Event.ModelFailed then when then.model().equals(name()) ->
            failed |= HOPELESS.contains(then.kind());
        default -> {}
      }
    }
    model.skip(asked);
  }
}
