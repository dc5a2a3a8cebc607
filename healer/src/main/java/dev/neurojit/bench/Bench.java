package dev.neurojit.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs what is left of a plan, one trial after the other. */
public final class Bench {
  /** Trials that a server may leave unserved in a row: each has been asked for several times. */
  static final int PATIENCE = 3;

  private final Plan plan;
  private final TrialLog log;
  private final ModelFiles files;
  private final Launcher launcher;
  private final Watcher watcher;
  private final InstantSource clock;
  private final String version;
  private final Map<ModelCard, Integer> unserved = new HashMap<>();

  /**
   * Creates a runner.
   *
   * @param log begun with the plan's session
   * @param files that hashed the plan's models
   * @param version of NeuroJIT
   */
  public Bench(
      Plan plan,
      TrialLog log,
      ModelFiles files,
      Launcher launcher,
      Watcher watcher,
      InstantSource clock,
      String version) {
    this.plan = plan;
    this.log = log;
    this.files = files;
    this.launcher = launcher;
    this.watcher = watcher;
    this.clock = clock;
    this.version = version;
  }

  /** Watches trials. */
  public interface Watcher {
    /** A trial begins. */
    void begins(String arm, String program, int number, Pace pace);

    /** A trial is over and on disk. */
    void over(Trial trial, Pace pace);
  }

  /**
   * Runs every trial that is not on disk yet. A model whose file changes is left out from there on,
   * as is one whose server did not serve {@value #PATIENCE} trials in a row.
   *
   * @return what kept models from their trials, one line each
   * @throws IOException if no process can be made
   * @throws UncheckedIOException if a trial cannot be written down, for example on a full disk
   * @throws InterruptedException if the thread is interrupted; what is over is on disk
   */
  public List<String> run() throws IOException, InterruptedException {
    plan.programs().forEach(program -> log.texts().store(program.text()));
    var slots = plan.slots();
    var left = slots.stream().filter(slot -> !log.has(slot.key())).toList();
    var pace = new Pace(slots.size() - left.size(), left.stream().map(Plan.Slot::arm).toList());
    var troubles = new ArrayList<String>();
    Set<ModelCard> seen = new HashSet<>();
    Set<ModelCard> given = new HashSet<>();
    for (Plan.Slot slot : left) {
      if (given.contains(slot.arm()) || unserved.getOrDefault(slot.arm(), 0) >= PATIENCE) {
        pace = pace.skipped(slot.arm());
        continue;
      }
      Optional<String> change = files.change(slot.arm());
      if (change.isPresent()) {
        troubles.add(change.get());
        given.add(slot.arm());
        pace = pace.skipped(slot.arm());
        continue;
      }
      if (seen.add(slot.arm()) && slot.arm().kind().equals("server")) {
        warmUp(slot.arm());
      }
      watcher.begins(slot.arm().arm(), slot.program().name(), slot.number(), pace);
      Trial trial = trial(slot);
      log.write(trial);
      pace = pace.with(slot.arm(), trial.usage().wallSeconds());
      watcher.over(trial, pace);
      unserved.put(slot.arm(), trial.isVerdict() ? 0 : unserved.getOrDefault(slot.arm(), 0) + 1);
    }
    return troubles;
  }

  private void warmUp(ModelCard arm) throws IOException, InterruptedException {
    TrialRequest request = plan.warmUp(arm, texts());
    try (TrialProcess process = TrialProcess.start(launcher, request)) {
      TrialProcess.Result result = process.await(limit());
      Answer answer = result.answer();
      log.write(
          new WarmUp(
              clock.instant().toString(),
              arm.arm(),
              answer == null ? result.usage().wallSeconds() : answer.warmUpSeconds(),
              answer == null ? result.problem() : answer.problem()));
    }
  }

  private Trial trial(Plan.Slot slot) throws IOException, InterruptedException {
    TrialRequest request = plan.request(slot, texts());
    try (TrialProcess process = TrialProcess.start(launcher, request)) {
      TrialProcess.Result result = process.await(limit());
      return new Trial(
          clock.instant().toString(),
          version,
          slot.arm().arm(),
          slot.arm().sha256(),
          slot.program().name(),
          slot.number(),
          request.seed(),
          request.context(),
          result.end(),
          result.phase(),
          result.problem(),
          result.usage(),
          result.answer(),
          result.looks());
    }
  }

  private String texts() {
    return log.texts().folder().toAbsolutePath().toString();
  }

  private Duration limit() {
    return Duration.ofSeconds(plan.settings().trialSeconds());
  }
}
