package dev.neurojit.bench;

import dev.neurojit.heal.Proposal;
import dev.neurojit.journal.TextStore;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Loaded;
import dev.neurojit.syntax.Source;
import java.nio.file.Path;
import java.util.function.Consumer;

/** One trial, in the process that was made for it. */
final class TrialRun {
  private final TrialRequest request;
  private final Consumer<TrialNews> news;
  private final TextStore texts;
  private final LanderObjective objective;
  private final Examiner examiner;

  TrialRun(TrialRequest request, Consumer<TrialNews> news) {
    this.request = request;
    this.news = news;
    this.texts = new TextStore(Path.of(request.texts()));
    this.objective = objective(request.scenario());
    this.examiner = new Examiner(objective, texts);
  }

  private static LanderObjective objective(String scenario) {
    return switch (Ensemble.find(scenario)) {
      case Loaded.Ok(Ensemble ensemble, var _, var _) -> LanderObjective.of(ensemble);
      case Loaded.Rejected(var defect) -> throw new IllegalArgumentException(defect.message());
    };
  }

  /** Runs it, telling each piece as soon as it is known. */
  void run() {
    Source program = Source.of(request.program(), request.text());
    switch (request.baseline()) {
      case IDENTITY -> identity(program);
      case RULES -> rules(program);
      case LAWS -> laws(program);
      case null -> model(program);
    }
  }

  private void identity(Source program) {
    Look look = written(program);
    tell(Treatment.REPAIRED, look);
    tell(Treatment.TUNED, look);
  }

  private void rules(Source program) {
    written(program);
    enter(Phase.REPAIRED);
    repairAndTune(examiner.judge(1, "rules", program));
  }

  private void laws(Source program) {
    enter(Phase.PREPARE);
    Judgement given = examiner.judge(1, "given", program);
    enter(Phase.TUNED);
    LawSearch.Best best = new LawSearch(examiner, request.seed()).search(given);
    tell(Treatment.WRITTEN, examiner.look(best.written()));
    tell(Treatment.REPAIRED, examiner.look(best.written()));
    tell(Treatment.TUNED, examiner.look(best.tuned()));
  }

  private void model(Source program) {
    enter(Phase.PREPARE);
    Judgement given = examiner.judge(1, "given", program);
    try (var asker = new Asker(request, String.valueOf(request.spec()), texts)) {
      Asker.Asked asked = asker.improve(given, objective, this::enter);
      news.accept(new TrialNews.Answered(asked.answer()));
      for (Proposal proposal : asked.proposals()) {
        proposed(proposal, asked.reply());
      }
    }
  }

  private void proposed(Proposal proposal, String reply) {
    boolean whole = proposal.source().text().equals(reply);
    String code = whole ? CodeBlock.of(reply) : proposal.source().text();
    written(proposal.source().withText(code));
    enter(Phase.REPAIRED);
    repairAndTune(examiner.judge(2, "model", proposal.source()));
  }

  private Look written(Source program) {
    enter(Phase.WRITTEN);
    Look look = examiner.written(program);
    tell(Treatment.WRITTEN, look);
    return look;
  }

  private void repairAndTune(Judgement judgement) {
    Look repaired = examiner.look(judgement);
    tell(Treatment.REPAIRED, repaired);
    enter(Phase.TUNED);
    tell(
        Treatment.TUNED,
        examiner.tuned(judgement, request.seed()).map(examiner::look).orElse(repaired));
  }

  private void enter(Phase phase) {
    news.accept(new TrialNews.Entered(phase));
  }

  private void tell(Treatment treatment, Look look) {
    news.accept(new TrialNews.Looked(treatment, look));
  }
}
