package dev.neurojit.syntax;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How far edits of a text move what stands behind them. */
final class Shifts {
  /** Where the edits end, in order, and what those before each of them add up to. */
  private final int[] ends;

  private final int[] sums;

  private Shifts(List<Edit> edits) {
    ends = edits.stream().mapToInt(edit -> edit.span().end()).toArray();
    sums = new int[edits.size() + 1];
    for (int i = 0; i < edits.size(); i++) {
      Edit edit = edits.get(i);
      sums[i + 1] = sums[i] + edit.replacement().length() - edit.span().length();
    }
  }

  static Shifts of(List<Patch> patches) {
    return new Shifts(
        patches.stream()
            .flatMap(patch -> patch.edits().stream())
            .sorted(Comparator.comparingInt(edit -> edit.span().end()))
            .toList());
  }

  /** Returns where a span that no edit touches lies after all edits. */
  Span shifted(Span span) {
    int at = Arrays.binarySearch(ends, span.start());
    int before = at < 0 ? -at - 1 : at + 1;
    // Of several that end there, any may have been found.
    while (before < ends.length && ends[before] == span.start()) {
      before++;
    }
    return new Span(span.start() + sums[before], span.end() + sums[before]);
  }
}
