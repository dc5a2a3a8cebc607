package dev.neurojit.report;

import dev.neurojit.certify.Certificate;
import dev.neurojit.heal.Healing;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.Score;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Trajectory;
import dev.neurojit.syntax.Colour;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.DiagnosticRenderer;
import dev.neurojit.syntax.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The report of one heal: result, diff, diagnostics, attempts, flight before and after,
 * certificate, where time and tokens went.
 */
public final class HealingReport {
  private final Source given;
  private final Healing healing;
  private final Timeline timeline;
  private final Optional<Certificate> certificate;
  private final List<Block> blocks = new ArrayList<>();

  private HealingReport(
      Source given, Healing healing, Timeline timeline, Optional<Certificate> certificate) {
    this.given = given;
    this.healing = healing;
    this.timeline = timeline;
    this.certificate = certificate;
  }

  /**
   * Returns the report.
   *
   * @param timeline that noted the run's events
   * @param certificate of the healed program, if one was made
   */
  public static Report of(
      Source given, Healing healing, Timeline timeline, Optional<Certificate> certificate) {
    return new HealingReport(given, healing, timeline, certificate).write();
  }

  private Report write() {
    boolean healed = healing instanceof Healing.Healed;
    String title = (healed ? "Healed: " : "Not healed: ") + name();
    add(new Block.Heading(1, title));
    add(new Block.Prose(healing.best().line()));
    tiles();
    flights();
    diff();
    diagnostics();
    attempts();
    new EffortSection(timeline, healing.took()).blocks().forEach(this::add);
    certificate.map(CertificateSection::of).ifPresent(blocks::addAll);
    return new Report(title, blocks);
  }

  private String name() {
    return given.name().substring(given.name().lastIndexOf('/') + 1);
  }

  private void tiles() {
    Judgement best = healing.best();
    add(
        new Block.Tiles(
            List.of(
                new Block.Tile(
                    healing instanceof Healing.Healed ? "yes" : "no",
                    "Objective met",
                    (healing instanceof Healing.Exhausted(_, _, _, Healing.Why why)
                            ? why.phrase() + "; the best is "
                            : "")
                        + "by "
                        + best.candidate().proposer()),
                new Block.Tile(
                    Integer.toString(healing.history().size()), "Candidates", "judged in all"),
                new Block.Tile(
                    Integer.toString(best.repairs().size()), "Repairs", "in the best candidate"),
                new Block.Tile(
                    Wording.number(healing.took().toMillis() / 1e3) + " s",
                    "Time",
                    "wall clock"))));
  }

  private void flights() {
    Optional<Trajectory> after = flight(healing.best());
    if (after.isEmpty()) {
      return;
    }
    add(new Block.Heading(2, "Flight"));
    add(FlightCharts.of(flight(healing.given()), after.get()));
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("Before", healing.given().line()));
    rows.add(List.of("After", healing.best().line()));
    add(
        new Block.Table(
            "", List.of(Block.Column.words("Flight"), Block.Column.words("How it ended")), rows));
  }

  private static Optional<Trajectory> flight(Judgement judgement) {
    return judgement.verdict()
            instanceof Verdict.Scored(var score, Evidence.Flight(Trajectory flight))
        ? Optional.of(flight)
        : Optional.empty();
  }

  private void diff() {
    add(new Block.Heading(2, "Diff"));
    List<String> lines = UnifiedDiff.lines(given, healing.best().program(), "best candidate");
    add(
        lines.isEmpty()
            ? new Block.Prose("The best program is the given one.")
            : new Block.Code("diff", String.join("\n", lines)));
  }

  private void diagnostics() {
    add(new Block.Heading(2, "Diagnostics"));
    List<Diagnostic> found = healing.given().found();
    if (found.isEmpty()) {
      add(new Block.Prose("MLIR accepts the program as it was given."));
      return;
    }
    String rendered = new DiagnosticRenderer(given, Colour.NONE).render(found);
    add(
        new Block.Prose(
            Wording.count(found.size(), "finding") + " in the program as it was given."));
    add(new Block.Code("text", rendered));
  }

  private void attempts() {
    add(new Block.Heading(2, "Attempts"));
    if (!timeline.work().isEmpty()) {
      add(
          new Block.Charts(
              List.of(new Block.Chart("What was done when", timeline.chart())), List.of()));
    }
    add(
        new Block.Table(
            "Candidates in the order in which they were judged",
            List.of(
                Block.Column.figures("No."),
                Block.Column.words("Proposer"),
                Block.Column.words("What it did"),
                Block.Column.words("Repairs"),
                Block.Column.words("Verdict"),
                Block.Column.figures("Score")),
            healing.history().stream().map(HealingReport::row).toList()));
    findings();
  }

  /** What was wrong with what others proposed, before the rules mended it. */
  private void findings() {
    for (Judgement judgement : healing.history()) {
      if (judgement.candidate().parent() > 0 && !judgement.found().isEmpty()) {
        Source source = judgement.candidate().source();
        add(
            new Block.Fold(
                "Findings in candidate %d by `%s`"
                    .formatted(judgement.candidate().number(), judgement.candidate().proposer()),
                List.of(
                    new Block.Code(
                        "text",
                        new DiagnosticRenderer(source, Colour.NONE).render(judgement.found())))));
      }
    }
  }

  private static List<String> row(Judgement judgement) {
    String repairs =
        judgement.repairs().stream()
            .map(repair -> "`" + repair.patch().origin() + "` " + repair.patch().title())
            .distinct()
            .collect(Collectors.joining("; "));
    boolean ran = judgement.verdict() instanceof Verdict.Scored;
    String tone = judgement.met() ? "good" : ran ? "warn" : "bad";
    String word = judgement.met() ? "met" : ran ? "missed" : "rejected";
    return List.of(
        Integer.toString(judgement.candidate().number()),
        judgement.candidate().proposer(),
        judgement.candidate().detail().isEmpty() ? "–" : judgement.candidate().detail(),
        repairs.isEmpty() ? "–" : repairs,
        "[[" + word + "|" + tone + "]] " + judgement.line(),
        judgement.verdict() instanceof Verdict.Scored(Score score, var evidence)
            ? Wording.number(score.value())
            : "–");
  }

  private void add(Block block) {
    blocks.add(block);
  }
}
