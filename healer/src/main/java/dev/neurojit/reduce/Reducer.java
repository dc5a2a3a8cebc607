package dev.neurojit.reduce;

import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Makes a text smaller as long as it shows the same. */
public final class Reducer {
  /** Coarse passes first; all of them again until none helps. */
  private static final List<Pass> PASSES =
      List.of(
          new Pass("comments", Statements::comments),
          new Pass("operations at the top", tree -> Statements.at(tree, 0)),
          new Pass("operations one deep", tree -> Statements.at(tree, 1)),
          new Pass("operations two deep", tree -> Statements.at(tree, 2)),
          new Pass("operations", Statements::all),
          new Pass("regions", Statements::regions),
          new Pass("function results", Statements::functionResults),
          new Pass("values to parameters", Statements::valuesAsParameters),
          new Pass("values to others", Statements::valuesAsOthers),
          new Pass("operands", Parts::operandsWithTypes),
          new Pass("elements", Parts::elements),
          new Pass("brackets", Parts::brackets),
          new Pass("types and results", Parts::ends),
          new Pass("literals and types", Parts::simpler),
          new Pass("tokens", Parts::tokens),
          new Pass("blanks", Parts::blanks));

  private final Predicate<Source> shows;
  private final Budget budget;
  private final LongSupplier nanos;

  /** Told what a pass did, after it. */
  @FunctionalInterface
  public interface Progress {
    /** A pass made the text as small as {@code now}, after so many tests in all. */
    void after(String pass, Source now, int tests);
  }

  /**
   * Creates a reducer.
   *
   * @param shows whether a text shows what has to stay; the same answer for the same text
   * @param nanos a clock, for the budget
   */
  public Reducer(Predicate<Source> shows, Budget budget, LongSupplier nanos) {
    this.shows = shows;
    this.budget = budget;
    this.nanos = nanos;
  }

  /**
   * Returns a text that shows the same, with no cut left that keeps it, or the best within budget.
   *
   * @param source that shows what has to stay
   */
  public Reduced reduce(Source source, Progress progress) {
    Oracle oracle = new Oracle(shows, budget, nanos);
    Source[] best = {source};
    Reduced.End end = Reduced.End.MINIMAL;
    try {
      Source before;
      do {
        before = best[0];
        for (Pass pass : PASSES) {
          Source start = best[0];
          List<Cut> cuts = pass.proposals().of(SyntaxTree.parse(start));
          Sweep.run(start, cuts, oracle, smaller -> best[0] = smaller);
          if (!best[0].equals(start)) {
            progress.after(pass.name(), best[0], oracle.tests());
          }
        }
      } while (!best[0].equals(before));
    } catch (Oracle.Spent spent) {
      end = spent.end();
    }
    Duration took = Duration.ofNanos(oracle.nanosSpent());
    return new Reduced(source, best[0], oracle.tests(), took, end);
  }
}
