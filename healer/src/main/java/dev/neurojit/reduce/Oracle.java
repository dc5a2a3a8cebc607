package dev.neurojit.reduce;

import dev.neurojit.syntax.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Says whether a text still shows it, once for each text, until the budget is spent. */
final class Oracle {
  private final Predicate<Source> shows;
  private final Budget budget;
  private final LongSupplier nanos;
  private final long start;
  private final Map<String, Boolean> known = new HashMap<>();
  private int tests;

  /** The budget is spent. */
  static final class Spent extends Exception {
    private static final long serialVersionUID = 1;
    private final Reduced.End end;

    Spent(Reduced.End end) {
      super(end.name(), null, false, false);
      this.end = end;
    }

    Reduced.End end() {
      return end;
    }
  }

  Oracle(Predicate<Source> shows, Budget budget, LongSupplier nanos) {
    this.shows = shows;
    this.budget = budget;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  int tests() {
    return tests;
  }

  long nanosSpent() {
    return nanos.getAsLong() - start;
  }

  boolean shows(Source source) throws Spent {
    Boolean before = known.get(source.text());
    if (before != null) {
      return before;
    }
    if (tests >= budget.tests()) {
      throw new Spent(Reduced.End.OUT_OF_TESTS);
    }
    if (nanosSpent() >= budget.time().toNanos()) {
      throw new Spent(Reduced.End.OUT_OF_TIME);
    }
    tests++;
    boolean answer = shows.test(source);
    known.put(source.text(), answer);
    return answer;
  }
}
