package dev.neurojit.mlir.testing.filecheck;

import dev.neurojit.mlir.testing.filecheck.CheckPattern.Found;
import dev.neurojit.mlir.testing.filecheck.Directive.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Matches the -DAGs before a step: those of a group in any order, without overlap; a -NOT ends a
 * group.
 */
final class DagGroups {
  private final CheckRun run;
  private final int to;
  private int start;
  private final List<Found> group = new ArrayList<>();

  DagGroups(CheckRun run, int from, int to) {
    this.run = run;
    this.start = from;
    this.to = to;
  }

  /** Where the last group ends. */
  int end() {
    return start;
  }

  /**
   * Matches them all.
   *
   * @param nots takes the -NOTs after the last group
   */
  boolean run(List<Directive> directives, List<Directive> nots) {
    for (int i = 0; i < directives.size(); i++) {
      Directive directive = directives.get(i);
      if (directive.kind() == Kind.NOT) {
        nots.add(directive);
        continue;
      }
      if (!place(directive)) {
        return false;
      }
      boolean last = i + 1 == directives.size() || directives.get(i + 1).kind() == Kind.NOT;
      if (last && !finish(nots)) {
        return false;
      }
    }
    return true;
  }

  private boolean place(Directive directive) {
    int at = start;
    while (true) {
      Optional<Found> found = run.match(directive, at, to);
      if (found.isEmpty()) {
        return false;
      }
      Optional<Found> overlapped = overlapped(found.get());
      if (overlapped.isEmpty()) {
        group.add(found.get());
        group.sort(Comparator.comparingInt(Found::start));
        return true;
      }
      at = overlapped.get().end();
    }
  }

  private Optional<Found> overlapped(Found found) {
    return group.stream()
        .filter(old -> found.start() < old.end() && old.start() < found.end())
        .findFirst();
  }

  private boolean finish(List<Directive> nots) {
    boolean absent = run.absent(nots, start, group.getFirst().start());
    nots.clear();
    start = group.getLast().end();
    group.clear();
    return absent;
  }
}
