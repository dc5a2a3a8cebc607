package dev.neurojit.report;

import dev.neurojit.bench.Fate;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.result.Comparison;
import dev.neurojit.bench.result.Comparisons;
import dev.neurojit.bench.result.Experiment;
import java.util.ArrayList;
import java.util.List;

/** Which differences between arms are real. */
final class DifferenceSection {
  private final Comparisons comparisons;

  DifferenceSection(Experiment experiment) {
    this.comparisons = new Comparisons(experiment);
  }

  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(2, "Differences"));
    blocks.add(
        new Block.Prose(
            "Trials of two arms on the same program with the same number are a pair. Only pairs in"
                + " which just one of them succeeded tell them apart. p is the chance of so uneven"
                + " a split between equally good arms (McNemar, exact), then corrected for all rows"
                + " of its table (Holm)."));
    blocks.add(
        table(
            "Met the objective, repaired and tuned",
            comparisons.successes(Treatment.TUNED, Fate.LANDED)));
    blocks.add(
        table("Valid MLIR as written", comparisons.successes(Treatment.WRITTEN, Fate.CONTRACT)));
    List<Comparisons.Measured> figures = comparisons.figures();
    if (!figures.isEmpty()) {
      blocks.add(measured(figures));
    }
    return blocks;
  }

  static Block table(String caption, List<Comparison> comparisons) {
    return new Block.Table(
        caption,
        List.of(
            Block.Column.words("Arms"),
            Block.Column.figures("Pairs"),
            Block.Column.figures("Both"),
            Block.Column.figures("Only first"),
            Block.Column.figures("Only second"),
            Block.Column.figures("p"),
            Block.Column.figures("corrected"),
            Block.Column.words("Verdict")),
        comparisons.stream().map(DifferenceSection::row).toList());
  }

  private static List<String> row(Comparison each) {
    String verdict = each.verdict();
    return List.of(
        "`%s` and `%s`".formatted(each.first(), each.second()),
        Integer.toString(each.pairs()),
        Integer.toString(each.both()),
        Integer.toString(each.onlyFirst()),
        Integer.toString(each.onlySecond()),
        Wording.probability(each.probability()),
        Wording.probability(each.adjusted()),
        each.isReal() ? "[[" + verdict + "|good]]" : verdict);
  }

  private static Block measured(List<Comparisons.Measured> figures) {
    return new Block.Table(
        "Mean difference, first minus second, of pairs (bootstrap, 95 % over all rows)",
        List.of(
            Block.Column.words("Arms"),
            Block.Column.words("Figure"),
            Block.Column.figures("Pairs"),
            Block.Column.figures("Difference"),
            Block.Column.figures("Interval"),
            Block.Column.words("Verdict")),
        figures.stream()
            .map(each ->
                List.of(
                    "`%s` and `%s`".formatted(each.first(), each.second()),
                    each.figure(),
                    Integer.toString(each.pairs()),
                    Wording.number(each.mean().difference()),
                    Wording.number(each.mean().low()) + " to " + Wording.number(each.mean().high()),
                    each.mean().isReal() ? "[[real|good]]" : "no difference can be told"))
            .toList());
  }
}
