package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Applies safe patches until none is left that helps, at most {@value #MAX_ROUNDS} rounds.
 *
 * <p>Text that MLIR accepts is never touched. A patch stays only if MLIR does not come less far
 * with it; how that is measured is told at {@code NativeVerdict}.
 */
public final class Repairer {
  /** How often the text is parsed again at most. */
  public static final int MAX_ROUNDS = 10;

  private final List<Rule> rules;
  private final NativeCheck nativeCheck;

  /** Takes the rules in the order in which they are tried, and MLIR's own judgement. */
  public Repairer(List<Rule> rules, NativeCheck nativeCheck) {
    this.rules = List.copyOf(rules);
    this.nativeCheck = nativeCheck;
  }

  /** Returns the text with the safe patches that helped; the text itself if it is valid. */
  public Repaired repair(Source source) {
    Progress progress = new Progress(source, NativeVerdict.of(source, nativeCheck));
    for (int round = 0; round < MAX_ROUNDS && !progress.verdict.isValid(); round++) {
      Source before = progress.source;
      runRound(progress);
      if (progress.source.equals(before)) {
        break;
      }
    }
    return new Repaired(source, progress.source, progress.applied, progress.verdict.errors());
  }

  private void runRound(Progress progress) {
    SyntaxTree tree = SyntaxTree.parse(progress.source);
    List<Diagnostic> batch = new ArrayList<>();
    for (Rule rule : rules) {
      rule.check(tree).filter(found -> isNew(found, batch)).forEach(batch::add);
    }
    if (batch.isEmpty() || tryAll(progress, batch)) {
      return;
    }
    tryEach(progress, batch);
  }

  private static boolean isNew(Diagnostic found, List<Diagnostic> batch) {
    return found
        .safePatch()
        .filter(patch ->
            batch.stream().allMatch(other -> other.safePatch().orElseThrow().isDisjointFrom(patch)))
        .isPresent();
  }

  /** Applies the whole batch at once, which is what nearly always succeeds. */
  private boolean tryAll(Progress progress, List<Diagnostic> batch) {
    List<Edit> edits =
        batch.stream().flatMap(found -> found.safePatch().orElseThrow().edits().stream()).toList();
    Patch whole = new Patch("all at once", edits, Applicability.SAFE, "repairer");
    Source after = whole.apply(progress.source);
    NativeVerdict verdict = NativeVerdict.of(after, nativeCheck);
    if (!verdict.isNotWorseThan(progress.verdict, progress.source, after, whole)) {
      return false;
    }
    Source before = progress.source;
    List<Patch> earlier = new ArrayList<>();
    for (Diagnostic found : batch) {
      Patch moved = moved(found.safePatch().orElseThrow(), earlier);
      earlier.add(found.safePatch().orElseThrow());
      Source step = moved.apply(before);
      progress.applied.add(new AppliedPatch(found, moved, before, step));
      before = step;
    }
    progress.source = after;
    progress.verdict = verdict;
    return true;
  }

  /** Applies the patches of a batch one by one and drops those that do harm. */
  private void tryEach(Progress progress, List<Diagnostic> batch) {
    List<Patch> earlier = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Diagnostic found : batch) {
      Patch original = found.safePatch().orElseThrow();
      Patch moved = moved(original, earlier);
      Source after = moved.apply(progress.source);
      NativeVerdict verdict = NativeVerdict.of(after, nativeCheck);
      boolean helps =
          verdict.isNotWorseThan(progress.verdict, progress.source, after, moved)
              && seen.add(after.text());
      if (helps) {
        progress.applied.add(new AppliedPatch(found, moved, progress.source, after));
        progress.source = after;
        progress.verdict = verdict;
        earlier.add(original);
      }
      if (verdict.isValid() && helps) {
        return;
      }
    }
  }

  /** Returns a patch of the round's text in terms of the text that earlier patches gave. */
  private static Patch moved(Patch patch, List<Patch> earlier) {
    List<Edit> edits =
        patch.edits().stream()
            .map(edit -> new Edit(shift(edit.span(), earlier), edit.replacement()))
            .toList();
    return new Patch(patch.title(), edits, patch.applicability(), patch.origin());
  }

  private static Span shift(Span span, List<Patch> earlier) {
    int shift = 0;
    for (Patch patch : earlier) {
      for (Edit edit : patch.edits()) {
        if (edit.span().end() <= span.start()) {
          shift += edit.replacement().length() - edit.span().length();
        }
      }
    }
    return new Span(span.start() + shift, span.end() + shift);
  }

  private static final class Progress {
    Source source;
    NativeVerdict verdict;
    final List<AppliedPatch> applied = new ArrayList<>();

    Progress(Source source, NativeVerdict verdict) {
      this.source = source;
      this.verdict = verdict;
    }
  }
}
