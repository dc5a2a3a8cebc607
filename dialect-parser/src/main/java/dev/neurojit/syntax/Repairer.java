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

  /** More patches than this are recorded as one, and not tried one by one. */
  private static final int MOST_STEPS = 200;

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
    Source before = progress.source;
    for (Rule.Layer layer : Rule.Layer.values()) {
      Batch batch = new Batch();
      for (Rule rule : rules) {
        if (rule.layer() == layer) {
          rule.check(tree).forEach(batch::offer);
        }
      }
      if (!batch.isEmpty() && !tryAll(progress, batch)) {
        tryEach(progress, batch.findings());
      }
      if (!progress.source.equals(before)) {
        return;
      }
    }
  }

  /** Applies the whole batch at once, which is what nearly always succeeds. */
  private boolean tryAll(Progress progress, Batch batch) {
    Patch whole = batch.whole();
    Source after = whole.apply(progress.source);
    NativeVerdict verdict = NativeVerdict.of(after, nativeCheck);
    if (!verdict.isNotWorseThan(progress.verdict, progress.source, after, whole)) {
      return false;
    }
    if (batch.findings().size() <= MOST_STEPS) {
      recordEach(progress, batch.findings());
    } else {
      Diagnostic first = batch.findings().getFirst();
      progress.applied.add(new AppliedPatch(first, whole, progress.source, after));
    }
    progress.source = after;
    progress.verdict = verdict;
    return true;
  }

  private static void recordEach(Progress progress, List<Diagnostic> findings) {
    Source before = progress.source;
    List<Patch> earlier = new ArrayList<>();
    for (Diagnostic found : findings) {
      Patch original = found.safePatch().orElseThrow();
      Patch moved = moved(original, earlier);
      earlier.add(original);
      Source after = moved.apply(before);
      progress.applied.add(new AppliedPatch(found, moved, before, after));
      before = after;
    }
  }

  /** Applies the patches of a batch one by one and drops those that do harm. */
  private void tryEach(Progress progress, List<Diagnostic> batch) {
    List<Patch> earlier = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Diagnostic found : batch.subList(0, Math.min(batch.size(), MOST_STEPS))) {
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
