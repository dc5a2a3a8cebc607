package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Findings of one round whose safe patches do not touch each other. */
final class Batch {
  private final List<Diagnostic> findings = new ArrayList<>();
  private final TreeSet<Span> taken = new TreeSet<>();

  /** Adds a finding if it has a safe patch and no earlier one changes the same place. */
  void offer(Diagnostic finding) {
    finding.safePatch().filter(this::isFree).ifPresent(patch -> add(finding, patch));
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  List<Diagnostic> findings() {
    return findings;
  }

  /** Returns all patches as one. */
  Patch whole() {
    return whole(findings);
  }

  /** Returns the patches of findings, which do not touch each other, as one. */
  static Patch whole(List<Diagnostic> findings) {
    if (findings.size() == 1) {
      return findings.getFirst().safePatch().orElseThrow();
    }
    List<Edit> edits =
        findings.stream()
            .flatMap(found -> found.safePatch().orElseThrow().edits().stream())
            .toList();
    return new Patch(findings.size() + " patches", edits, Applicability.SAFE, "repairer");
  }

  private void add(Diagnostic finding, Patch patch) {
    findings.add(finding);
    patch.edits().forEach(edit -> taken.add(edit.span()));
  }

  private boolean isFree(Patch patch) {
    return patch.edits().stream().allMatch(edit -> isFree(edit.span()));
  }

  /**
   * Taken spans are disjoint, so only the neighbours matter; touching ones would lose their order.
   */
  private boolean isFree(Span span) {
    Span before = taken.floor(span);
    Span after = taken.ceiling(span);
    return (before == null || before.end() < span.start() || isApart(before, span))
        && (after == null || span.end() < after.start() || isApart(span, after));
  }

  /** Two replacements may meet; an insertion may not stand where another edit begins or ends. */
  private static boolean isApart(Span left, Span right) {
    return left.end() == right.start() && !left.isEmpty() && !right.isEmpty();
  }
}
