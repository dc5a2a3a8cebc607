package dev.neurojit.cli.render;

import dev.neurojit.heal.Healing;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Trajectory;
import dev.neurojit.syntax.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The result of a run for people: diff, flight before and after, figures, who did it, where. */
public final class HealReport {
  private final Style style;
  private final DiffView diffs;
  private final FlightPlot plots;

  /** Creates a report for a terminal. */
  public HealReport(Glyphs glyphs, Style style) {
    this.style = style;
    this.diffs = new DiffView(style);
    this.plots = new FlightPlot(glyphs, style);
  }

  /**
   * Returns the lines.
   *
   * @param modelCalls how often a model was asked
   * @param target where the best program lies, null if it is the given one
   * @param record where the journal lies
   * @param replays how a counterexample can be seen again
   */
  public List<String> lines(
      Source given,
      Healing healing,
      int modelCalls,
      @Nullable Path target,
      Path record,
      List<String> replays) {
    var lines = new ArrayList<String>();
    Judgement best = healing.best();
    if (target != null) {
      lines.addAll(diffs.lines(given, best.program(), target.toString()));
      lines.add("");
    }
    if (best.verdict() instanceof Verdict.Scored(var score, Evidence.Flight(Trajectory after))) {
      lines.addAll(plots.lines(flight(healing.given()), after));
      lines.add("");
    }
    lines.add(summary(healing, modelCalls));
    lines.add("  " + best.line());
    replays.forEach(replay -> lines.add("  " + replay));
    if (target != null) {
      String what = healing instanceof Healing.Healed ? "program: " : "its text: ";
      lines.add("  " + what + style.place(target.toString()));
    }
    lines.add("  journal: " + style.place(record.toString()));
    return lines;
  }

  private String summary(Healing healing, int modelCalls) {
    List<String> credit = Credit.of(healing);
    String effort =
        String.format(
            Locale.ROOT,
            " (%s, %s, %.1f s)",
            count(healing.history().size(), "candidate"),
            modelCalls == 0 ? "no model was asked" : count(modelCalls, "model call"),
            healing.took().toMillis() / 1e3);
    return switch (healing) {
      case Healing.Healed healed when credit.isEmpty() ->
          style.good("Nothing to heal") + ": it meets the objective as it is" + effort;
      case Healing.Healed healed ->
          style.good("Healed") + " by " + String.join(", then ", credit) + effort;
      case Healing.Exhausted exhausted ->
          style.bad("Not healed") + ", " + exhausted.why().phrase() + effort + "; the best was";
    };
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static @Nullable Trajectory flight(Judgement judgement) {
    return judgement.verdict()
            instanceof Verdict.Scored(var score, Evidence.Flight(Trajectory flight))
        ? flight
        : null;
  }
}
