package dev.neurojit.syntax;

import java.util.List;

/**
 * What the repairer made of a text. Each step holds its own text before, so that any of them can be
 * taken back together with those after it.
 *
 * @param before the text as given
 * @param after the text with the patches
 * @param found all that is known against {@code before}; empty if it is valid
 * @param applied the patches in the order in which they were applied
 * @param remaining the native errors that are left; empty if {@code after} is valid
 * @param left all that is known against {@code after}; empty if it is valid
 */
public record Repaired(
    Source before,
    Source after,
    List<Diagnostic> found,
    List<AppliedPatch> applied,
    List<NativeError> remaining,
    List<Diagnostic> left) {
  public Repaired {
    found = List.copyOf(found);
    applied = List.copyOf(applied);
    remaining = List.copyOf(remaining);
    left = List.copyOf(left);
  }

  /** Returns whether MLIR accepts the text now. */
  public boolean isValid() {
    return remaining.isEmpty();
  }

  /** Returns the text as it was before the step at {@code index} and those after it. */
  public Source undoFrom(int index) {
    return index >= applied.size() ? after : applied.get(index).before();
  }
}
