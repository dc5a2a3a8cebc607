package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.List;

/** A patch as the lines it removes and adds. */
final class PatchDiff {
  /** More lines than this are cut: the suggestion is a hint, the full diff is shown elsewhere. */
  private static final int MOST = 12;

  /**
   * A line of the diff; {@code number} counts in the old text for '-', in the new one for '+', and
   * {@code changed} is where it begins to differ from its counterpart.
   */
  record Line(char sign, int number, String text, int changed) {
    Line changedAt(int index) {
      return new Line(sign, number, text, index);
    }
  }

  private PatchDiff() {}

  static List<Line> of(Source before, Patch patch) {
    Source after = patch.apply(before);
    List<Line> lines = new ArrayList<>();
    int shift = 0;
    for (int i = 0; i < patch.edits().size(); ) {
      Edit first = patch.edits().get(i);
      int from = before.lineAt(first.span().start());
      int to = before.lineAt(lastTouched(first));
      int grown = growth(before, first);
      // Edits that share a line are one hunk.
      for (i++; i < patch.edits().size(); i++) {
        Edit next = patch.edits().get(i);
        if (before.lineAt(next.span().start()) > to) {
          break;
        }
        to = Math.max(to, before.lineAt(lastTouched(next)));
        grown += growth(before, next);
      }
      hunk(lines, before, after, from, to, shift, grown);
      shift += grown;
    }
    return lines.size() <= MOST ? lines : lines.subList(0, MOST);
  }

  private static void hunk(
      List<Line> lines, Source before, Source after, int from, int to, int shift, int grown) {
    List<Line> removed = new ArrayList<>();
    List<Line> added = new ArrayList<>();
    for (int n = from; n <= to; n++) {
      removed.add(new Line('-', n, before.lineText(n), 0));
    }
    for (int n = from + shift; n <= Math.min(to + shift + grown, after.lineCount()); n++) {
      added.add(new Line('+', n, after.lineText(n), 0));
    }
    while (!removed.isEmpty()
        && !added.isEmpty()
        && removed.getLast().text().equals(added.getLast().text())) {
      removed.removeLast();
      added.removeLast();
    }
    while (!removed.isEmpty()
        && !added.isEmpty()
        && removed.getFirst().text().equals(added.getFirst().text())) {
      removed.removeFirst();
      added.removeFirst();
    }
    for (int i = 0; i < Math.min(removed.size(), added.size()); i++) {
      int same = samePrefix(removed.get(i).text(), added.get(i).text());
      removed.set(i, removed.get(i).changedAt(same));
      added.set(i, added.get(i).changedAt(same));
    }
    lines.addAll(removed);
    lines.addAll(added);
  }

  private static int samePrefix(String left, String right) {
    int most = Math.min(left.length(), right.length());
    int same = 0;
    while (same < most && left.charAt(same) == right.charAt(same)) {
      same++;
    }
    return same;
  }

  private static int lastTouched(Edit edit) {
    return edit.span().end();
  }

  /** Returns by how many lines an edit makes the text longer. */
  private static int growth(Source before, Edit edit) {
    int old = before.lineAt(edit.span().end()) - before.lineAt(edit.span().start());
    return (int) edit.replacement().chars().filter(c -> c == '\n').count() - old;
  }
}
