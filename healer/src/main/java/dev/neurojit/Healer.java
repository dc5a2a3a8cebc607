package dev.neurojit;

import dev.neurojit.heal.Budget;
import dev.neurojit.heal.Healing;
import dev.neurojit.heal.Loop;
import dev.neurojit.heal.Proposer;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.JournalFile;
import dev.neurojit.journal.Recorder;
import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.Objective;
import dev.neurojit.llm.ModelOptions;
import dev.neurojit.llm.Models;
import dev.neurojit.llm.Opened;
import dev.neurojit.llm.Progress;
import dev.neurojit.propose.Asking;
import dev.neurojit.propose.EscalationPolicy;
import dev.neurojit.propose.Ladder;
import dev.neurojit.propose.Rung;
import dev.neurojit.syntax.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Heals MLIR programs towards an objective. Owns its models: close it. One run at a time.
 *
 * <p>Text that is no MLIR, programs that crash or never end, and models that fail are values of the
 * {@link Healing} or events of the recorder, never exceptions.
 */
public final class Healer implements AutoCloseable {
  private final Builder settings;
  private final Ladder ladder;

  private Healer(Builder settings, Ladder ladder) {
    this.settings = settings;
    this.ladder = ladder;
  }

  /** Returns a builder with the usual settings: the objective's own ladder, no model. */
  public static Builder builder(Objective objective) {
    return new Builder(objective);
  }

  /** Heals a program. The given text is never changed. */
  public Healing heal(Source program) {
    Recorder recorder = settings.recorder;
    Budget budget = budget();
    List<Proposer> proposers = proposers(budget);
    recorder.record(
        new Event.Started(
            settings.version,
            program.name(),
            recorder.store(program.text()),
            settings.objective.name(),
            ladder.seed(),
            proposers.stream().map(Proposer::name).toList(),
            settings.arguments,
            settings.directory));
    ladder.tellRefusals(recorder);
    return loop(proposers, budget).heal(program);
  }

  /**
   * Goes on with a run that was broken off, or ended without success.
   *
   * @param past what the journal of that run holds; its texts must be there
   */
  public Healing resume(JournalFile past) {
    List<Candidate> known = past.candidates();
    Budget budget = budget();
    Loop loop = loop(proposers(budget), budget);
    return known.isEmpty() ? loop.heal(past.given()) : loop.resume(known, past.events());
  }

  private Budget budget() {
    return new Budget(settings.time, settings.tokens, settings.clock);
  }

  private List<Proposer> proposers(Budget budget) {
    return ladder.proposers(settings.recorder, settings.progress, settings.clock, budget);
  }

  private Loop loop(List<Proposer> proposers, Budget budget) {
    return new Loop(
        new Judge(settings.objective),
        proposers,
        settings.recorder,
        settings.watcher,
        settings.clock,
        budget);
  }

  /** Closes the models. */
  @Override
  public void close() {
    ladder.close();
  }

  /** Collects the settings of a healer. */
  public static final class Builder {
    private final Objective objective;
    private List<Rung> rungs;
    private Optional<Opened> model = Optional.empty();
    private Optional<Opened> stronger = Optional.empty();
    private EscalationPolicy policy = new EscalationPolicy(EscalationPolicy.USUAL_PATIENCE);
    private Asking asking = Asking.usual();
    private Duration time = Duration.ofHours(1);
    private long tokens = Long.MAX_VALUE;
    private long seed = 1;
    private Recorder recorder = Recorder.NONE;
    private Progress progress = Progress.SILENT;
    private Consumer<Judgement> watcher = judgement -> {};
    private InstantSource clock = Clock.systemUTC();
    private String version = "";
    private List<String> arguments = List.of();
    private String directory = "";

    private Builder(Objective objective) {
      this.objective = Objects.requireNonNull(objective, "objective");
      this.rungs = Rung.usual(objective.audience());
    }

    /** Sets the rungs to climb, cheapest first. */
    public Builder ladder(List<Rung> chosen) {
      rungs = List.copyOf(chosen);
      return this;
    }

    /**
     * Sets the model that is asked, written as after {@code --model}. One that this machine cannot
     * run is recorded, and the run goes on without it.
     */
    public Builder model(String spec) {
      return model(Models.open(spec, ModelOptions.defaults()));
    }

    /** Sets the model that is asked; the healer closes it. */
    public Builder model(Opened opened) {
      model = Optional.of(opened);
      return this;
    }

    /** Sets the model that is asked once the policy says so; the healer closes it. */
    public Builder escalate(Opened opened, EscalationPolicy when) {
      stronger = Optional.of(opened);
      policy = Objects.requireNonNull(when, "when");
      return this;
    }

    /** Sets how models are asked; {@link Asking#usual} unless set. Its seed is the builder's. */
    public Builder asking(Asking how) {
      asking = Objects.requireNonNull(how, "how");
      return this;
    }

    /** Sets the time of a run, after which nobody is asked any more; an hour unless set. */
    public Builder time(Duration whole) {
      time = Objects.requireNonNull(whole, "whole");
      return this;
    }

    /** Sets how many tokens models may write in the whole run; no bound unless set. */
    public Builder tokens(long most) {
      tokens = most;
      return this;
    }

    /** Sets the seed of tuner and models; 1 unless set. */
    public Builder seed(long number) {
      seed = number;
      return this;
    }

    /** Sets what keeps every step, and the clock of its times. */
    public Builder recorder(Recorder keeper, InstantSource times) {
      recorder = Objects.requireNonNull(keeper, "keeper");
      clock = Objects.requireNonNull(times, "times");
      return this;
    }

    /** Sets who watches the model's answers and each judgement. */
    public Builder watchers(Progress answers, Consumer<Judgement> judgements) {
      progress = Objects.requireNonNull(answers, "answers");
      watcher = Objects.requireNonNull(judgements, "judgements");
      return this;
    }

    /**
     * Sets what the record says of who started the run.
     *
     * @param from the absolute folder where the command line's relative paths begin
     */
    public Builder startedBy(String productVersion, List<String> commandLine, String from) {
      version = Objects.requireNonNull(productVersion, "productVersion");
      arguments = List.copyOf(commandLine);
      directory = Objects.requireNonNull(from, "from");
      return this;
    }

    /** Returns the healer. */
    public Healer build() {
      return new Healer(
          this, new Ladder(objective, rungs, model, stronger, policy, asking.withSeed(seed), seed));
    }
  }
}
