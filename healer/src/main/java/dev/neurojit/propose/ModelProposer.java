package dev.neurojit.propose;

import dev.neurojit.heal.Attempt;
import dev.neurojit.heal.Proposal;
import dev.neurojit.heal.Proposer;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.Recorder;
import dev.neurojit.judge.Judgement;
import dev.neurojit.llm.Completion;
import dev.neurojit.llm.Failed;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Message;
import dev.neurojit.llm.Progress;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.Reply;
import java.time.Duration;
import java.util.List;
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
    if (asked >= attempts) {
      return List.of();
    }
    Judgement base = attempt.best();
    double temperature = Math.min(LAST_TEMPERATURE, FIRST_TEMPERATURE + STEP * asked);
    var prompt =
        new Prompt(prompts.write(attempt, base), MAX_TOKENS, temperature, seed + asked, deadline);
    asked++;
    recorder.record(
        new Event.Asked(name(), recorder.store(text(prompt)), prompt.seed(), temperature));
    Completion completion = model.complete(prompt, progress);
    return switch (completion) {
      case Reply reply -> proposal(base, reply);
      case Failed failed -> {
        asked = attempts;
        recorder.record(
            new Event.ModelFailed(name(), failed.kind().name(), failed.message(), failed.detail()));
        yield List.of();
      }
    };
  }

  private List<Proposal> proposal(Judgement base, Reply reply) {
    recorder.record(
        new Event.Replied(
            name(),
            recorder.store(reply.text()),
            reply.promptTokens(),
            reply.tokens(),
            reply.tokensPerSecond(),
            reply.timeToFirstToken().toMillis(),
            reply.total().toMillis(),
            reply.stop().name()));
    return List.of(
        new Proposal(
            base.candidate().number(),
            "reply " + asked,
            Graft.of(base.program(), reply.text(), prompts.function())));
  }

  private static String text(Prompt prompt) {
    return prompt.messages().stream()
        .map((Message message) -> message.role() + "\n" + message.text())
        .collect(Collectors.joining("\n\n"));
  }
}
