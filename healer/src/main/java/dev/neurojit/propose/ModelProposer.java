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
import dev.neurojit.llm.grammar.Gbnf;
import dev.neurojit.syntax.Source;
import java.util.ArrayList;
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
  private final Asking asking;
  private final Recorder recorder;
  private final Progress progress;
  private int asked;
  private Optional<Answer.Reason> unused = Optional.empty();

  /**
   * Creates a proposer.
   *
   * @param model to ask; closed by its owner
   * @param asking how
   */
  public ModelProposer(
      LanguageModel model,
      PromptWriter prompts,
      Asking asking,
      Recorder recorder,
      Progress progress) {
    this.model = model;
    this.prompts = prompts;
    this.asking = asking;
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
    var proposals = new ArrayList<Proposal>();
    while (asked < asking.attempts() && proposals.size() < asking.samples()) {
      switch (ask(attempt, base)) {
        case Answer.Program(Source source) -> {
          unused = Optional.empty();
          proposals.add(new Proposal(base.candidate().number(), "reply " + asked, source));
        }
        case Answer.Unused(Answer.Reason reason) -> {
          unused = Optional.of(reason);
          recorder.record(new Event.ReplyUnused(name(), reason.name()));
        }
        case Answer.None none -> asked = asking.attempts();
      }
    }
    return proposals;
  }

  private Answer ask(Attempt attempt, Judgement base) {
    double temperature = Math.min(LAST_TEMPERATURE, FIRST_TEMPERATURE + STEP * asked);
    Optional<Gbnf> grammar = asking.decoding().grammar(base.program(), prompts.function());
    var prompt =
        new Prompt(
            prompts.write(attempt, base, unused),
            MAX_TOKENS,
            temperature,
            asking.seed() + asked,
            asking.deadline(),
            grammar);
    asked++;
    recorder.record(
        new Event.Asked(
            name(),
            recorder.store(text(prompt)),
            prompt.seed(),
            temperature,
            (grammar.isPresent() ? Decoding.CONSTRAINED : Decoding.FREE).name()));
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
        case Event.ModelFailed failed when failed.model().equals(name()) ->
            asked = asking.attempts();
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
