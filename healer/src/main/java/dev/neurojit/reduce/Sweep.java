package dev.neurojit.reduce;

import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Tries the cuts of one text in groups: all, halves, quarters, down to single ones, each from the
 * end of the text to its start. What was accepted stays cut while the rest is tried.
 */
final class Sweep {
  private final Source base;
  private final Oracle oracle;
  private final Consumer<Source> smaller;
  private List<Edit> accepted = List.of();
  private Source best;

  private Sweep(Source base, Oracle oracle, Consumer<Source> smaller) {
    this.base = base;
    this.oracle = oracle;
    this.smaller = smaller;
    this.best = base;
  }

  /**
   * Returns the smallest text found.
   *
   * @param smaller is told each smaller text at once
   */
  static Source run(Source base, List<Cut> cuts, Oracle oracle, Consumer<Source> smaller)
      throws Oracle.Spent {
    Sweep sweep = new Sweep(base, oracle, smaller);
    List<Cut> left = new ArrayList<>(cuts);
    for (int group = left.size(); group > 0; group /= 2) {
      left = sweep.round(left, group);
      group = Math.min(group, left.size());
    }
    return sweep.best;
  }

  /** Tries all groups of one size and returns the cuts of those that did not help. */
  private List<Cut> round(List<Cut> cuts, int group) throws Oracle.Spent {
    List<Cut> left = new ArrayList<>();
    for (int end = cuts.size(); end > 0; end -= group) {
      List<Cut> some = cuts.subList(Math.max(0, end - group), end);
      if (!accept(some)) {
        left.addAll(0, some);
      }
    }
    return left;
  }

  private boolean accept(List<Cut> some) throws Oracle.Spent {
    List<Edit> merged = merged(some);
    Source text = new Patch("cut", merged, Applicability.SAFE, "reduce").apply(base);
    if (Size.of(text).compareTo(Size.of(best)) >= 0 || !oracle.shows(text)) {
      return false;
    }
    accepted = merged;
    best = text;
    smaller.accept(text);
    return true;
  }

  /** Bigger edits swallow what lies inside them; a cut that crosses another one is left out. */
  private List<Edit> merged(List<Cut> some) {
    TreeMap<Span, Edit> edits = new TreeMap<>();
    accepted.forEach(edit -> edits.put(edit.span(), edit));
    some.stream()
        .sorted(Comparator.comparingInt(Sweep::extent).reversed())
        .filter(cut -> cut.edits().stream().noneMatch(edit -> crosses(edits, edit)))
        .forEach(cut -> cut.edits().forEach(edit -> put(edits, edit)));
    return List.copyOf(edits.values());
  }

  private static int extent(Cut cut) {
    return cut.edits().stream().mapToInt(edit -> edit.span().length()).sum();
  }

  /** Whether an edit cuts into another one, or lies within it. */
  private static boolean crosses(Map<Span, Edit> edits, Edit edit) {
    Span span = edit.span();
    return edits.keySet().stream()
        .filter(other -> other.overlaps(span) || other.equals(span))
        .anyMatch(other -> !isInsertion(span) && !swallows(edit, other));
  }

  private static boolean swallows(Edit edit, Span other) {
    return edit.replacement().isEmpty()
        && edit.span().contains(other)
        && !edit.span().equals(other);
  }

  private static boolean isInsertion(Span span) {
    return span.isEmpty();
  }

  /** Insertions at one place follow each other. */
  private static void put(Map<Span, Edit> edits, Edit edit) {
    Span span = edit.span();
    if (isInsertion(span)) {
      edits.merge(span, edit, (a, b) -> new Edit(span, a.replacement() + b.replacement()));
    } else {
      edits.keySet().removeIf(span::contains);
      edits.put(span, edit);
    }
  }
}
