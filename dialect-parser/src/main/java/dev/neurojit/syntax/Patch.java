package dev.neurojit.syntax;

import java.util.Comparator;
import java.util.List;

/**
 * A change of a text, as disjoint edits that only make sense together.
 *
 * @param title what it does, in the imperative, for a person
 * @param edits disjoint, kept in the order of the text; insertions at one place keep their order
 * @param applicability how far it may be trusted
 * @param origin the code of the rule, or another proposer's name
 */
public record Patch(String title, List<Edit> edits, Applicability applicability, String origin) {
  /**
   * Sorts the edits.
   *
   * @throws IllegalArgumentException if two edits touch the same characters
   */
  public Patch {
    edits = sorted(edits);
    if (!areApart(edits)) {
      throw new IllegalArgumentException("edits overlap: " + edits);
    }
  }

  /** Returns whether no two of the edits touch the same characters. */
  static boolean areDisjoint(List<Edit> edits) {
    return areApart(sorted(edits));
  }

  private static List<Edit> sorted(List<Edit> edits) {
    return edits.size() < 2
        ? List.copyOf(edits)
        : edits.stream().sorted(Comparator.comparing(Edit::span)).toList();
  }

  private static boolean areApart(List<Edit> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i - 1).span().end() > sorted.get(i).span().start()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether this patch and the other can be applied to the same text together. */
  public boolean isDisjointFrom(Patch other) {
    return edits.stream()
        .noneMatch(a -> other.edits.stream().anyMatch(b -> touches(a.span(), b.span())));
  }

  /**
   * Returns the changed text.
   *
   * @throws IndexOutOfBoundsException if an edit lies outside the text, that is, belongs to another
   */
  public Source apply(Source source) {
    String text = source.text();
    StringBuilder result = new StringBuilder(text.length() + 64);
    int done = 0;
    for (Edit edit : edits) {
      result.append(text, done, edit.span().start()).append(edit.replacement());
      done = edit.span().end();
    }
    return source.withText(result.append(text, done, text.length()).toString());
  }

  /**
   * Returns this patch of a text in terms of the text that earlier patches of it, disjoint, gave.
   */
  Patch after(List<Patch> earlier) {
    if (earlier.isEmpty()) {
      return this;
    }
    Shifts shifts = Shifts.of(earlier);
    List<Edit> moved =
        edits.stream()
            .map(edit -> new Edit(shifts.shifted(edit.span()), edit.replacement()))
            .toList();
    return new Patch(title, moved, applicability, origin);
  }

  /**
   * Returns where an offset of the changed text lay in the text before, or the edit that made it.
   */
  public int offsetBefore(int offsetAfter) {
    int shift = 0;
    for (Edit edit : edits) {
      int start = edit.span().start() + shift;
      if (offsetAfter < start) {
        break;
      }
      if (offsetAfter < start + edit.replacement().length()) {
        return edit.span().start();
      }
      shift += edit.replacement().length() - edit.span().length();
    }
    return offsetAfter - shift;
  }

  private static boolean touches(Span a, Span b) {
    return a.overlaps(b) || (a.start() == b.start() && (a.isEmpty() || b.isEmpty()));
  }
}
