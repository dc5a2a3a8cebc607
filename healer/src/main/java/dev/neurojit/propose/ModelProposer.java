package dev.neurojit.propose;

import dev.neurojit.heal.Attempt;
import dev.neurojit.heal.Proposal;
import dev.neurojit.heal.Proposer;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.Recorder;
import dev.neurojit.judge.Judgement;
import dev.neurojit.llm.Failed;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Message;
import dev.neurojit.llm.Progress;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.Reply;
import dev.neurojit.syntax.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks a language model for a better program, a bounded number of times. A model that fails is
 * recorded and not asked again; the ladder goes on without it.
 */
public final class ModelProposer implements Proposer {
  private static final int MAX_TOKENS = 900;
  private static final double FIRST_TEMPERATURE = 0.2;
  private static final double STEP = 0.2;
  private static final double LAST_TEMPERATURE = 0.8;

  private final LanguageModel model;
  private final PromptWriter prompts;
  private final Duration deadline;
  private final long seed;
  private final Recorder recorder;
  private final Progress progress;
  private final int attempts;
  private int asked;
  private Optional<Answer.Reason> unused = Optional.empty();

  /**
   * Creates a proposer.
   *
   * @param model to ask; closed by its owner
   * @param attempts how often it is asked at most
   * @param deadline time for one answer
   * @param seed of its sampler, one more for each question
   */
  public ModelProposer(
      LanguageModel model,
      PromptWriter prompts,
      int attempts,
      Duration deadline,
      long seed,
      Recorder recorder,
      Progress progress) {
    this.model = model;
    this.prompts = prompts;
    this.attempts = attempts;
    this.deadline = deadline;
    this.seed = seed;
    this.recorder = recorder;
    this.progress = progress;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public List<Proposal> propose(Attempt attempt) {
    Judgement base = attempt.best();
    while (asked < attempts) {
      Answer answer = ask(attempt, base);
      switch (answer) {
        case Answer.Program(Source source) -> {
          unused = Optional.empty();
          return List.of(new Proposal(base.candidate().number(), "reply " + asked, source));
        }
        case Answer.Unused(Answer.Reason reason) -> {
          unused = Optional.of(reason);
          recorder.record(new Event.ReplyUnused(name(), reason.name()));
        }
        case Answer.None none -> asked = attempts;
      }
    }
    return List.of();
  }

  private Answer ask(Attempt attempt, Judgement base) {
    double temperature = Math.min(LAST_TEMPERATURE, FIRST_TEMPERATURE + STEP * asked);
    var prompt =
        new Prompt(
            prompts.write(attempt, base, unused), MAX_TOKENS, temperature, seed + asked, deadline);
    asked++;
    recorder.record(
        new Event.Asked(name(), recorder.store(text(prompt)), prompt.seed(), temperature));
    return switch (model.complete(prompt, progress)) {
      case Reply reply -> {
        recorder.record(replied(reply));
        yield Answer.read(base.program(), reply, prompts.function());
      }
      case Failed failed -> {
        recorder.record(
            new Event.ModelFailed(name(), failed.kind().name(), failed.message(), failed.detail()));
        yield new Answer.None();
      }
    };
  }

  private Event replied(Reply reply) {
    return new Event.Replied(
        name(),
        recorder.store(reply.text()),
        reply.promptTokens(),
        reply.tokens(),
        reply.tokensPerSecond(),
        reply.timeToFirstToken().toMillis(),
        reply.total().toMillis(),
        reply.stop().name());
  }

  /** {@inheritDoc} Questions asked then count; a model that failed then is not asked again. */
  @Override
  public void recall(List<Event> past) {
    for (Event event : past) {
      switch (event) {
        case Event.Asked question when question.model().equals(name()) -> asked++;
        case Event.ModelFailed failed when failed.model().equals(name()) -> asked = attempts;
        default -> {}
      }
    }
  }

  private static String text(Prompt prompt) {
    return prompt.messages().stream()
        .map((Message message) -> message.role() + "\n" + message.text())
        .collect(Collectors.joining("\n\n"));
  }
}
