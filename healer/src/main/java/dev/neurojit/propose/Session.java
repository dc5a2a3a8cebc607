package dev.neurojit.propose;

import dev.neurojit.heal.Healer;
import dev.neurojit.heal.Healing;
import dev.neurojit.heal.Proposer;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.Recorder;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.Objective;
import dev.neurojit.llm.Failed;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Opened;
import dev.neurojit.llm.Progress;
import dev.neurojit.syntax.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One run of the healer: its ladder and its record.
 *
 * @param objective what the program must achieve
 * @param rungs the ladder
 * @param model what opening the model gave, if one was named
 * @param attempts how often the model is asked at most
 * @param deadline time for one answer of the model
 * @param seed of tuner and model
 */
public record Session(
    Objective objective,
    List<Rung> rungs,
    Optional<Opened> model,
    int attempts,
    Duration deadline,
    long seed)
    implements AutoCloseable {

  /**
   * Heals a program.
   *
   * @param version of the product, for the record
   * @param recorder keeps every step
   * @param progress watches the model
   * @param watcher sees each judgement as it is made
   */
  public Healing heal(
      Source program,
      String version,
      Recorder recorder,
      Progress progress,
      Consumer<Judgement> watcher,
      InstantSource clock) {
    List<Proposer> ladder = ladder(recorder, progress, clock);
    recorder.record(
        new Event.Started(
            version,
            program.name(),
            recorder.store(program.text()),
            objective.name(),
            seed,
            ladder.stream().map(Proposer::name).toList()));
    model
        .filter(Opened.Refused.class::isInstance)
        .map(Opened.Refused.class::cast)
        .map(Opened.Refused::failure)
        .map(Session::refusal)
        .ifPresent(recorder::record);
    return new Healer(new Judge(objective), ladder, recorder, watcher, clock).heal(program);
  }

  /** Closes the model. */
  @Override
  public void close() {
    if (model.orElse(null) instanceof Opened.Ok(LanguageModel opened)) {
      opened.close();
    }
  }

  private List<Proposer> ladder(Recorder recorder, Progress progress, InstantSource clock) {
    var ladder = new ArrayList<Proposer>();
    for (Rung rung : rungs) {
      switch (rung) {
        case TUNER -> ladder.add(new TuneProposer(objective, seed, recorder, clock));
        case EDITS -> ladder.add(new EditProposer(objective, recorder, clock));
        case LAWS -> ladder.add(new LawProposer());
        case MODEL ->
            model
                .filter(Opened.Ok.class::isInstance)
                .map(Opened.Ok.class::cast)
                .map(Opened.Ok::model)
                .ifPresent(opened -> ladder.add(asking(opened, recorder, progress)));
      }
    }
    return ladder;
  }

  private Proposer asking(LanguageModel opened, Recorder recorder, Progress progress) {
    return new ModelProposer(
        opened, new PromptWriter(objective), attempts, deadline, seed, recorder, progress);
  }

  private static Event refusal(Failed failure) {
    return new Event.ModelFailed(
        "the model", failure.kind().name(), failure.message(), failure.detail());
  }
}
