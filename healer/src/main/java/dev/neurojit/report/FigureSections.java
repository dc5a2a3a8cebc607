package dev.neurojit.report;

import dev.neurojit.bench.Answer;
import dev.neurojit.bench.Fate;
import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trial;
import dev.neurojit.bench.result.Experiment;
import dev.neurojit.bench.result.Funnel;
import dev.neurojit.certify.Quantiles;
import dev.neurojit.certify.Rate;
import dev.neurojit.report.chart.BarChart;
import dev.neurojit.report.chart.DotChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The sections of figures over all programs: success, funnel, latency. */
final class FigureSections {
  private final Experiment experiment;

  FigureSections(Experiment experiment) {
    this.experiment = experiment;
  }

  /** How many succeeded. */
  List<Block> success() {
    var rows = new ArrayList<List<String>>();
    var groups = new ArrayList<BarChart.Group>();
    for (ModelCard arm : experiment.arms()) {
      var row = new ArrayList<>(List.of("`" + arm.arm() + "`"));
      var bars = new ArrayList<BarChart.Bar>();
      for (Treatment treatment : Treatment.values()) {
        Funnel funnel = experiment.funnel(arm, treatment);
        Rate rate = funnel.rate(Fate.LANDED);
        row.add(Wording.rate(rate));
        bars.add(bar(treatment, rate, arm.arm() + ", " + treatment.label()));
      }
      row.add(Integer.toString(experiment.trials(arm).size()));
      rows.add(row);
      groups.add(new BarChart.Group(arm.arm(), bars));
    }
    return List.of(
        new Block.Heading(2, "Success"),
        new Block.Prose(
            "The share of trials that met the objective, by what was done to the program before it"
                + " was judged, with its 95 % interval."),
        new Block.Charts(
            List.of(
                new Block.Chart(
                    "Trials that met the objective",
                    BarChart.of("Share of trials that met the objective, by arm", groups))),
            Wording.TREATMENTS),
        new Block.Table(
            "Share that met the objective (95 % interval)",
            List.of(
                Block.Column.words("Arm"),
                Block.Column.figures("As written"),
                Block.Column.figures("Repaired"),
                Block.Column.figures("Repaired and tuned"),
                Block.Column.figures("Trials")),
            rows));
  }

  private static BarChart.Bar bar(Treatment treatment, Rate rate, String what) {
    return new BarChart.Bar(
        Wording.tone(treatment),
        rate.share(),
        rate.low(),
        rate.high(),
        what + ": " + Wording.rate(rate));
  }

  /** How far they came. */
  List<Block> funnel() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(2, "Funnel"));
    blocks.add(
        new Block.Prose(
            "How many trials are left at each station. A trial that ends at a station has not"
                + " reached the next."));
    blocks.add(
        new Block.Charts(
            experiment.arms().stream()
                .map(arm -> new Block.Chart("`" + arm.arm() + "`", remaining(arm)))
                .toList(),
            Wording.TREATMENTS));
    for (ModelCard arm : experiment.arms()) {
      blocks.add(new Block.Fold("Figures of `" + arm.arm() + "`", List.of(table(arm))));
    }
    blocks.add(new Block.Fold("What the stations mean", List.of(meanings())));
    return blocks;
  }

  private String remaining(ModelCard arm) {
    var groups = new ArrayList<BarChart.Group>();
    for (Fate station : Fate.values()) {
      if (station.compareTo(Fate.NO_LOAD) > 0) {
        groups.add(
            new BarChart.Group(
                passed(station),
                Arrays.stream(Treatment.values())
                    .map(
                        each -> bar(each, experiment.funnel(arm, each).rate(station), each.label()))
                    .toList()));
      }
    }
    return BarChart.of("Share of the trials of " + arm.arm() + " that came so far", groups);
  }

  /** What a trial has done that came to a station. */
  private static String passed(Fate station) {
    return switch (station) {
      case UNSERVED, NO_LOAD -> "started";
      case NO_REPLY -> "loaded";
      case NO_OP -> "replied";
      case SYNTAX -> "gave a program";
      case TYPE -> "parses";
      case SSA -> "types fit";
      case CONTRACT -> "is valid MLIR";
      case ADMISSION -> "has its head";
      case LOWERING -> "is admitted";
      case TRAP -> "compiles";
      case CRASH -> "runs";
      case HARD -> "comes down";
      case LANDED -> "lands softly";
    };
  }

  private Block table(ModelCard arm) {
    var rows = new ArrayList<List<String>>();
    for (Fate fate : Fate.values()) {
      if (fate.isVerdict() || !experiment.unserved(arm).isEmpty()) {
        rows.add(row(arm, fate));
      }
    }
    var columns = new ArrayList<>(List.of(Block.Column.words("Ended at")));
    for (Treatment treatment : Treatment.values()) {
      columns.add(Block.Column.figures(treatment.label()));
      columns.add(Block.Column.figures("came so far"));
    }
    return new Block.Table(
        "Trials of `%s` that ended at a station, and the share that came so far"
            .formatted(arm.arm()),
        columns,
        rows);
  }

  private List<String> row(ModelCard arm, Fate fate) {
    var row = new ArrayList<>(List.of(Wording.badge(fate)));
    for (Treatment treatment : Treatment.values()) {
      Funnel funnel = experiment.funnel(arm, treatment);
      row.add(Integer.toString(funnel.count(fate)));
      row.add(fate.isVerdict() ? Wording.rate(funnel.rate(fate)) : "–");
    }
    return row;
  }

  private static Block meanings() {
    return new Block.Table(
        "",
        List.of(Block.Column.words("Station"), Block.Column.words("A trial ends here if")),
        Arrays.stream(Fate.values())
            .map(fate -> List.of(Wording.badge(fate), fate.meaning()))
            .toList());
  }

  /** How long they took. */
  List<Block> latency() {
    var rows = new ArrayList<List<String>>();
    for (ModelCard arm : experiment.arms()) {
      List<Trial> trials = experiment.trials(arm);
      rows.add(
          List.of(
              "`" + arm.arm() + "`",
              spread(trials, FigureSections::warmUp),
              spread(trials, FigureSections::firstToken),
              spread(trials, FigureSections::speed),
              spread(trials, FigureSections::tokens),
              spread(trials, trial -> trial.usage().wallSeconds()),
              spread(trials, trial -> trial.usage().cpuSeconds()),
              Wording.bytes(
                  trials.stream().mapToLong(trial -> trial.usage().peakBytes()).max().orElse(0))));
    }
    return List.of(
        new Block.Heading(2, "Latency and throughput"),
        new Block.Charts(
            List.of(
                dots("First token, s", FigureSections::firstToken, experiment.models()),
                dots("Generated tokens a second", FigureSections::speed, experiment.models()),
                dots("Whole trial, s", trial -> trial.usage().wallSeconds(), experiment.arms()),
                dots("CPU time, s", trial -> trial.usage().cpuSeconds(), experiment.arms())),
            List.of()),
        new Block.Table(
            "Median (90th percentile); a trial's process is started anew each time",
            List.of(
                Block.Column.words("Arm"),
                Block.Column.figures("Warm-up s"),
                Block.Column.figures("First token s"),
                Block.Column.figures("Tokens/s"),
                Block.Column.figures("Tokens"),
                Block.Column.figures("Wall s"),
                Block.Column.figures("CPU s"),
                Block.Column.figures("Peak memory")),
            rows));
  }

  private Block.Chart dots(String caption, ToDoubleFunction<Trial> of, List<ModelCard> arms) {
    return new Block.Chart(
        caption,
        DotChart.of(
            caption + ", by arm",
            arms.stream()
                .map(arm ->
                    new DotChart.Row(
                        arm.arm(), experiment.trials(arm).stream().map(of::applyAsDouble).toList()))
                .toList()));
  }

  private static String spread(List<Trial> trials, ToDoubleFunction<Trial> of) {
    Quantiles spread = Quantiles.of(trials.stream().mapToDouble(of).filter(Double::isFinite));
    return spread.count() == 0
        ? "–"
        : Wording.number(spread.median()) + " (" + Wording.number(spread.p90()) + ")";
  }

  static double firstToken(Trial trial) {
    Answer answer = trial.answer();
    return answer == null || answer.reply() == null ? Double.NaN : answer.firstTokenSeconds();
  }

  static double speed(Trial trial) {
    Answer answer = trial.answer();
    return answer == null || answer.tokensPerSecond() == 0 ? Double.NaN : answer.tokensPerSecond();
  }

  static double tokens(Trial trial) {
    Answer answer = trial.answer();
    return answer == null || answer.reply() == null ? Double.NaN : answer.tokens();
  }

  static double warmUp(Trial trial) {
    Answer answer = trial.answer();
    return answer == null || answer.warmUpSeconds() == 0 ? Double.NaN : answer.warmUpSeconds();
  }
}
