package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Applies patches and keeps those with which MLIR does not come less far. */
final class PatchTrial {
  /** More patches than this are recorded as one, and tried in halves instead of one by one. */
  private static final int MOST_STEPS = 200;

  /** As many characters of intermediate texts are kept at most. */
  private static final int MOST_KEPT = 20_000_000;

  private PatchTrial() {}

  /** Applies a batch as a whole, or where that does harm the patches that do none. */
  static void apply(Batch batch, Progress progress) {
    boolean tried = batch.isEmpty() || tryAll(progress, batch);
    // A single patch has just been tried.
    if (!tried && batch.findings().size() > 1) {
      tryEach(progress, batch.findings());
    }
  }

  /** Applies the whole batch at once, which is what nearly always succeeds. */
  private static boolean tryAll(Progress progress, Batch batch) {
    Patch whole = batch.whole();
    Source after = whole.apply(progress.source());
    NativeVerdict verdict = progress.judge(after);
    if (!verdict.isNotWorseThan(progress.verdict(), progress.source(), after, whole)) {
      return false;
    }
    record(progress, batch.findings(), whole, after);
    progress.moveTo(after, verdict);
    return true;
  }

  private static int mostSteps(Source source) {
    return Math.clamp(MOST_KEPT / Math.max(1, source.length()), 1, MOST_STEPS);
  }

  /** Records patches one by one as long as they, and the texts between, are not too many. */
  static void record(Progress progress, List<Diagnostic> findings, Patch whole, Source after) {
    if (findings.size() <= mostSteps(after)) {
      recordEach(progress, findings);
    } else {
      progress
          .applied()
          .add(new AppliedPatch(findings.getFirst(), whole, progress.source(), after));
    }
  }

  private static void recordEach(Progress progress, List<Diagnostic> findings) {
    Source before = progress.source();
    List<Patch> earlier = new ArrayList<>();
    for (Diagnostic found : findings) {
      Patch original = found.safePatch().orElseThrow();
      Patch moved = original.after(earlier);
      earlier.add(original);
      Source after = moved.apply(before);
      progress.applied().add(new AppliedPatch(found, moved, before, after));
      before = after;
    }
  }

  /** Applies the patches of a batch one by one and drops those that do harm. */
  private static void tryEach(Progress progress, List<Diagnostic> batch) {
    if (batch.size() > mostSteps(progress.source())) {
      int half = batch.size() / 2;
      List<Patch> earlier = new ArrayList<>();
      tryHalf(progress, batch.subList(0, half), earlier);
      tryHalf(progress, batch.subList(half, batch.size()), earlier);
      return;
    }
    List<Patch> earlier = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Diagnostic found : batch) {
      Patch original = found.safePatch().orElseThrow();
      Patch moved = original.after(earlier);
      Source after = moved.apply(progress.source());
      NativeVerdict verdict = progress.judge(after);
      boolean helps =
          verdict.isNotWorseThan(progress.verdict(), progress.source(), after, moved)
              && seen.add(after.text());
      if (helps) {
        progress.applied().add(new AppliedPatch(found, moved, progress.source(), after));
        progress.moveTo(after, verdict);
        earlier.add(original);
      }
      if (progress.isOver()) {
        return;
      }
    }
  }

  /** Applies many patches at once, or where that does harm those of each half, and so on. */
  private static void tryHalf(Progress progress, List<Diagnostic> batch, List<Patch> earlier) {
    if (progress.isOver()) {
      return;
    }
    Patch original = Batch.whole(batch);
    Patch moved = original.after(earlier);
    Source after = moved.apply(progress.source());
    NativeVerdict verdict = progress.judge(after);
    if (verdict.isNotWorseThan(progress.verdict(), progress.source(), after, moved)) {
      progress.applied().add(new AppliedPatch(batch.getFirst(), moved, progress.source(), after));
      progress.moveTo(after, verdict);
      earlier.add(original);
    } else if (batch.size() > 1) {
      tryHalf(progress, batch.subList(0, batch.size() / 2), earlier);
      tryHalf(progress, batch.subList(batch.size() / 2, batch.size()), earlier);
    }
  }

  /** Applies a patch if MLIR comes farther with it. */
  static boolean helps(Progress progress, Diagnostic found, Patch patch) {
    if (progress.isOver()) {
      return false;
    }
    Source after = patch.apply(progress.source());
    NativeVerdict verdict = progress.judge(after);
    if (!verdict.isBetterThan(progress.verdict(), progress.source(), after, patch)) {
      return false;
    }
    progress.applied().add(new AppliedPatch(found, patch, progress.source(), after));
    progress.moveTo(after, verdict);
    return true;
  }
}
