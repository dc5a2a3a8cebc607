package dev.neurojit.propose;

import dev.neurojit.heal.Budget;
import dev.neurojit.heal.Proposer;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.Recorder;
import dev.neurojit.judge.Objective;
import dev.neurojit.llm.Failed;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Opened;
import dev.neurojit.llm.Progress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proposers of a run, made from what the user chose.
 *
 * @param objective what the program must achieve
 * @param rungs the rungs, cheapest first
 * @param model what opening the model gave, if one was named
 * @param stronger the same of the model to escalate to
 * @param policy when it is escalated
 * @param asking how models are asked
 * @param seed of the tuner
 */
public record Ladder(
    Objective objective,
    List<Rung> rungs,
    Optional<Opened> model,
    Optional<Opened> stronger,
    EscalationPolicy policy,
    Asking asking,
    long seed)
    implements AutoCloseable {
  public Ladder {
    rungs = List.copyOf(rungs);
  }

  /**
   * Returns the proposers. Models that were refused are told to the recorder by {@link
   * #tellRefusals} and left out.
   *
   * @param budget that bounds what models are asked
   */
  public List<Proposer> proposers(
      Recorder recorder, Progress progress, InstantSource clock, Budget budget) {
    var ladder = new ArrayList<Proposer>();
    for (Rung rung : rungs) {
      switch (rung) {
        case TUNER -> ladder.add(new TuneProposer(objective, seed, recorder, clock, budget));
        case EDITS -> ladder.add(new EditProposer(objective, recorder, clock, budget));
        case LAWS -> ladder.add(new LawProposer());
        case MODEL -> models(recorder, progress, budget).ifPresent(ladder::add);
      }
    }
    return ladder;
  }

  /** Records the models that cannot be used. */
  public void tellRefusals(Recorder recorder) {
    opened()
        .forEach(opened -> {
          if (opened instanceof Opened.Refused(Failed failure)) {
            recorder.record(refusal(failure));
          }
        });
  }

  /** Closes the models. */
  @Override
  public void close() {
    opened().flatMap(Ladder::usable).forEach(LanguageModel::close);
  }

  private Stream<Opened> opened() {
    return Stream.concat(model.stream(), stronger.stream());
  }

  private static Stream<LanguageModel> usable(Opened opened) {
    return opened instanceof Opened.Ok(LanguageModel model) ? Stream.of(model) : Stream.empty();
  }

  /** The two models as one rung; the stronger one alone where the other was refused. */
  private Optional<Proposer> models(Recorder recorder, Progress progress, Budget budget) {
    Optional<Proposer> first = proposer(model, recorder, progress, budget);
    Optional<Proposer> second = proposer(stronger, recorder, progress, budget);
    if (first.isPresent() && second.isPresent()) {
      return Optional.of(new EscalatingProposer(first.get(), second.get(), policy, recorder));
    }
    return first.or(() -> second);
  }

  private Optional<Proposer> proposer(
      Optional<Opened> opened, Recorder recorder, Progress progress, Budget budget) {
    return opened.stream()
        .flatMap(Ladder::usable)
        .findFirst()
        .map(usable ->
            new ModelProposer(
                usable,
                new PromptWriter(objective, asking.cases()),
                asking,
                budget,
                recorder,
                progress));
  }

  private static Event refusal(Failed failure) {
    return new Event.ModelFailed(
        "the model", failure.kind().name(), failure.message(), failure.detail());
  }
}
