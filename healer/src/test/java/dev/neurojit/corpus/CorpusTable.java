package dev.neurojit.corpus;

import dev.neurojit.corpus.CorpusCase.Expect;
import dev.neurojit.corpus.Outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The outcomes of a corpus as a table and as totals. */
record CorpusTable(List<CorpusCase> cases, List<Outcome> outcomes) {
  /** Returns a row for each category, then the totals of each kind of case. */
  String text() {
    Map<String, List<Integer>> categories = new TreeMap<>();
    for (int i = 0; i < cases.size(); i++) {
      categories.computeIfAbsent(cases.get(i).category(), key -> new ArrayList<>()).add(i);
    }
    var text = new StringBuilder();
    text.append(
        "%-26s %5s %9s %9s %9s %9s %9s%n"
            .formatted("category", "cases", "verified", "right", "wrong", "refused", "ms/case"));
    categories.forEach((name, rows) -> text.append(row(name, rows)));
    text.append(System.lineSeparator());
    for (Expect expect : Expect.values()) {
      List<Integer> rows = rows(it -> it.expect() == expect);
      if (!rows.isEmpty()) {
        text.append(row("all to " + word(expect), rows));
      }
    }
    return text.toString();
  }

  private String row(String name, List<Integer> rows) {
    return String.format(
        Locale.ROOT,
        "%-26s %5d %9d %9d %9d %9d %9.2f%n",
        name,
        rows.size(),
        count(rows, this::isVerified),
        count(rows, i -> outcomes.get(i).isRight()),
        count(rows, i -> outcomes.get(i).verdict() == Verdict.WRONG_GUESS),
        count(rows, this::isRefused),
        rows.stream().mapToDouble(i -> outcomes.get(i).millis()).average().orElse(0));
  }

  private boolean isVerified(int i) {
    return !isRefused(i);
  }

  private boolean isRefused(int i) {
    Verdict verdict = outcomes.get(i).verdict();
    return verdict == Verdict.NOT_REPAIRED
        || (cases.get(i).expect() == Expect.REFUSE && verdict == Verdict.RIGHT);
  }

  /** Returns how many cases of a kind there are. */
  int count(Expect expect) {
    return rows(it -> it.expect() == expect).size();
  }

  /** Returns how many cases of a kind ended so. */
  int count(Expect expect, Verdict verdict) {
    return count(rows(it -> it.expect() == expect), i -> outcomes.get(i).verdict() == verdict);
  }

  private List<Integer> rows(Predicate<CorpusCase> wanted) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      if (wanted.test(cases.get(i))) {
        rows.add(i);
      }
    }
    return rows;
  }

  private static int count(List<Integer> rows, Predicate<Integer> wanted) {
    return (int) rows.stream().filter(wanted).count();
  }

  private static String word(Expect expect) {
    return expect == Expect.UNTOUCHED ? "keep" : expect.name().toLowerCase(Locale.ROOT);
  }
}
