package dev.neurojit.report;

import dev.neurojit.bench.Answer;
import dev.neurojit.bench.Fate;
import dev.neurojit.bench.FlightText;
import dev.neurojit.bench.Look;
import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trial;
import dev.neurojit.bench.result.Experiment;
import dev.neurojit.bench.result.Funnel;
import dev.neurojit.certify.Quantiles;
import dev.neurojit.report.chart.LineChart;
import dev.neurojit.report.chart.Tone;
import dev.neurojit.sim.Sample;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One arm on one program. */
final class CellSection {
  private static final int MOST_ERRORS = 4;

  private final Experiment experiment;
  private final ModelCard arm;
  private final String program;
  private final List<Trial> trials;

  CellSection(Experiment experiment, ModelCard arm, String program) {
    this.experiment = experiment;
    this.arm = arm;
    this.program = program;
    this.trials = experiment.cell(arm, program);
  }

  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(3, "`%s` on `%s`".formatted(arm.arm(), program)));
    blocks.add(facts());
    List<LineChart.Line> altitudes = lines(Sample::altitude);
    if (altitudes.size() > 1) {
      blocks.add(
          new Block.Charts(
              List.of(
                  chart("Altitude", "altitude, m", altitudes),
                  chart("Velocity", "velocity, m/s", lines(Sample::velocity))),
              List.of()));
    }
    blocks.add(new Block.Fold(Wording.count(trials.size(), "trial"), List.of(table())));
    best()
        .ifPresent(look ->
            text(look.text())
                .ifPresent(text ->
                    blocks.add(
                        new Block.Fold(
                            "The best program", List.of(new Block.Code("mlir", text))))));
    return blocks;
  }

  private Block facts() {
    Funnel tuned = Funnel.of(trials, Treatment.TUNED);
    var rows = new ArrayList<List<String>>();
    if (!arm.isBaseline()) {
      rows.add(
          List.of(
              "Latency",
              "first token %s, whole reply %s"
                  .formatted(
                      spread(FigureSections::firstToken, "s"), spread(CellSection::total, "s"))));
      rows.add(
          List.of(
              "Throughput",
              "%s; %s"
                  .formatted(
                      spread(FigureSections::speed, "tokens/s"),
                      spread(FigureSections::tokens, "tokens"))));
    }
    rows.add(List.of("Result", "%s met the objective".formatted(of(tuned.count(Fate.LANDED)))));
    rows.add(List.of("MLIR quality", quality()));
    rows.add(List.of("Error text", errors()));
    rows.add(List.of("Landing outcome", outcomes()));
    return new Block.Table(
        "", List.of(Block.Column.words("Aspect"), Block.Column.words("Finding")), rows);
  }

  private String quality() {
    Map<String, Integer> repairs = new LinkedHashMap<>();
    trials.stream()
        .map(trial -> trial.looks().get(Treatment.REPAIRED))
        .filter(look -> look != null)
        .flatMap(look -> look.repairs().stream())
        .forEach(repair -> repairs.merge(repair.code(), 1, Integer::sum));
    return "valid as written %s, repaired %s%s"
        .formatted(
            of(Funnel.of(trials, Treatment.WRITTEN).reached(Fate.CONTRACT)),
            of(Funnel.of(trials, Treatment.REPAIRED).reached(Fate.CONTRACT)),
            repairs.isEmpty()
                ? ""
                : "; repairs: "
                    + repairs.entrySet().stream()
                        .map(each -> "`" + each.getKey() + "` × " + each.getValue())
                        .collect(Collectors.joining(", ")));
  }

  /** What went wrong first, as written, the most frequent first. */
  private String errors() {
    Map<String, Long> lines =
        trials.stream()
            .filter(trial -> trial.fate(Treatment.WRITTEN).compareTo(Fate.CRASH) < 0)
            .map(trial -> trial.line(Treatment.WRITTEN))
            .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    return lines.isEmpty()
        ? "none"
        : lines.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_ERRORS)
            .map(each -> each.getKey() + (each.getValue() > 1 ? " × " + each.getValue() : ""))
            .collect(Collectors.joining("; "));
  }

  private String outcomes() {
    return java.util.Arrays.stream(Treatment.values())
        .map(treatment -> treatment.label() + ": " + counted(Funnel.of(trials, treatment)))
        .collect(Collectors.joining("; "));
  }

  private static String counted(Funnel funnel) {
    return java.util.Arrays.stream(Fate.values())
        .filter(fate -> funnel.count(fate) > 0)
        .map(fate -> Wording.badge(fate) + (funnel.total() == 1 ? "" : " × " + funnel.count(fate)))
        .collect(Collectors.joining(", "));
  }

  private Block table() {
    return new Block.Table(
        "",
        List.of(
            Block.Column.figures("Trial"),
            Block.Column.figures("Seed"),
            Block.Column.words("As written"),
            Block.Column.words("Repaired"),
            Block.Column.words("Tuned"),
            Block.Column.words("Outcome"),
            Block.Column.figures("First token s"),
            Block.Column.figures("Tokens/s"),
            Block.Column.figures("Wall s")),
        trials.stream()
            .map(trial ->
                List.of(
                    Integer.toString(trial.number()),
                    Long.toString(trial.seed()),
                    Wording.badge(trial.fate(Treatment.WRITTEN)),
                    Wording.badge(trial.fate(Treatment.REPAIRED)),
                    Wording.badge(trial.fate(Treatment.TUNED)),
                    trial.line(Treatment.TUNED),
                    Wording.number(FigureSections.firstToken(trial)),
                    Wording.number(FigureSections.speed(trial)),
                    Wording.number(trial.usage().wallSeconds())))
            .toList());
  }

  private List<LineChart.Line> lines(ToDoubleFunction<Sample> of) {
    var lines = new ArrayList<LineChart.Line>();
    given().flatMap(look -> line(look, Tone.BEFORE, of)).ifPresent(lines::add);
    for (Trial trial : trials) {
      Look look = trial.looks().get(Treatment.TUNED);
      if (look != null) {
        line(look, Wording.tone(look.fate()), of).ifPresent(lines::add);
      }
    }
    return lines;
  }

  private Optional<LineChart.Line> line(Look look, Tone tone, ToDoubleFunction<Sample> of) {
    return Optional.ofNullable(look.flight())
        .flatMap(this::text)
        .map(text ->
            new LineChart.Line(
                look.line(),
                tone,
                FlightText.parse(text).stream()
                    .map(at -> new LineChart.Point(at.time(), of.applyAsDouble(at)))
                    .toList()));
  }

  private Block.Chart chart(String caption, String y, List<LineChart.Line> lines) {
    return new Block.Chart(
        caption,
        LineChart.of(caption + " of %s on %s".formatted(arm.arm(), program), y, "time, s", lines));
  }

  /** The given program, as the rules leave it: before anybody's idea. */
  private Optional<Look> given() {
    return experiment.arms().stream()
        .filter(each -> each.arm().equals("rules"))
        .flatMap(each -> experiment.cell(each, program).stream())
        .findFirst()
        .map(trial -> trial.looks().get(Treatment.REPAIRED));
  }

  private Optional<Look> best() {
    return trials.stream()
        .map(trial -> trial.looks().get(Treatment.TUNED))
        .filter(look -> look != null)
        .max(Comparator.comparing(Look::fate));
  }

  private Optional<String> text(String hash) {
    try {
      return Optional.of(experiment.file().texts().text(hash));
    } catch (UncheckedIOException e) {
      // The folder of texts is not whole; what is left is told all the same.
      return Optional.empty();
    }
  }

  private String of(int count) {
    return count + " of " + trials.size();
  }

  private String spread(ToDoubleFunction<Trial> of, String unit) {
    Quantiles spread = Quantiles.of(trials.stream().mapToDouble(of).filter(Double::isFinite));
    return spread.count() == 0
        ? "unknown"
        : "%s %s (%s to %s)"
            .formatted(
                Wording.number(spread.median()),
                unit,
                Wording.number(spread.least()),
                Wording.number(spread.greatest()));
  }

  private static double total(Trial trial) {
    Answer answer = trial.answer();
    return answer == null || answer.reply() == null ? Double.NaN : answer.totalSeconds();
  }
}
