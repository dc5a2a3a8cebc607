package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies safe patches until none is left that helps, at most {@value #MAX_ROUNDS} rounds.
 *
 * <p>Text that MLIR accepts is never touched. A patch stays only if MLIR does not come less far
 * with it; how that is measured is told at {@code NativeVerdict}. If asked to, the repairer also
 * guesses where no safe patch is left: of the patches that a finding offers, the first with which
 * MLIR comes farther.
 */
public final class Repairer {
  /** How often the text is parsed again at most. */
  public static final int MAX_ROUNDS = 10;

  /** More patches than this are recorded as one, and not tried one by one. */
  private static final int MOST_STEPS = 200;

  private final List<Rule> rules;
  private final NativeCheck nativeCheck;
  private final Applicability trust;

  /** Takes the rules in the order in which they are tried, and MLIR's own judgement. */
  public Repairer(List<Rule> rules, NativeCheck nativeCheck) {
    this(rules, nativeCheck, Applicability.SAFE);
  }

  /** As above; {@code trust} is the least applicability of the patches to apply. */
  public Repairer(List<Rule> rules, NativeCheck nativeCheck, Applicability trust) {
    this.rules = List.copyOf(rules);
    this.nativeCheck = nativeCheck;
    this.trust = trust;
  }

  /** Returns the text with the patches that helped; the text itself if it is valid. */
  public Repaired repair(Source source) {
    Progress progress = new Progress(source, NativeVerdict.of(source, nativeCheck));
    List<Diagnostic> found = findings(progress);
    for (int round = 0; round < MAX_ROUNDS && !progress.verdict.isValid(); round++) {
      Source before = progress.source;
      runRound(progress);
      if (progress.source.equals(before) && trust != Applicability.SAFE) {
        guess(progress);
      }
      if (progress.source.equals(before)) {
        break;
      }
    }
    List<Diagnostic> left = progress.applied.isEmpty() ? found : findings(progress);
    return new Repaired(
        source, progress.source, found, progress.applied, progress.verdict.errors(), left);
  }

  private List<Diagnostic> findings(Progress progress) {
    return progress.verdict.isValid()
        ? List.of()
        : Findings.of(progress.tree(), rules, progress.verdict.errors());
  }

  private void runRound(Progress progress) {
    SyntaxTree tree = progress.tree();
    Source before = progress.source;
    for (Rule.Layer layer : Rule.Layer.values()) {
      Batch batch = new Batch();
      for (Rule rule : rules) {
        if (rule.layer() == layer) {
          tree.findings(rule).forEach(batch::offer);
        }
      }
      boolean tried = batch.isEmpty() || tryAll(progress, batch);
      // A single patch has just been tried.
      if (!tried && batch.findings().size() > 1) {
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
    progress.moveTo(after, verdict);
    return true;
  }

  private static void recordEach(Progress progress, List<Diagnostic> findings) {
    Source before = progress.source;
    List<Patch> earlier = new ArrayList<>();
    for (Diagnostic found : findings) {
      Patch original = found.safePatch().orElseThrow();
      Patch moved = original.after(earlier);
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
      Patch moved = original.after(earlier);
      Source after = moved.apply(progress.source);
      NativeVerdict verdict = NativeVerdict.of(after, nativeCheck);
      boolean helps =
          verdict.isNotWorseThan(progress.verdict, progress.source, after, moved)
              && seen.add(after.text());
      if (helps) {
        progress.applied.add(new AppliedPatch(found, moved, progress.source, after));
        progress.moveTo(after, verdict);
        earlier.add(original);
      }
      if (verdict.isValid() && helps) {
        return;
      }
    }
  }

  /**
   * Applies of each finding the first patch that may be wrong and with which MLIR comes farther.
   */
  private void guess(Progress progress) {
    List<Patch> earlier = new ArrayList<>();
    int tries = 0;
    for (Diagnostic found : findings(progress)) {
      for (Patch original : found.patches()) {
        if (original.applicability() == Applicability.MAYBE_INCORRECT
            && earlier.stream().allMatch(original::isDisjointFrom)
            && tries++ < MOST_STEPS
            && helps(progress, found, original.after(earlier))) {
          earlier.add(original);
          break;
        }
      }
    }
  }

  private boolean helps(Progress progress, Diagnostic found, Patch patch) {
    if (progress.verdict.isValid()) {
      return false;
    }
    Source after = patch.apply(progress.source);
    NativeVerdict verdict = NativeVerdict.of(after, nativeCheck);
    if (!verdict.isBetterThan(progress.verdict, progress.source, after, patch)) {
      return false;
    }
    progress.applied.add(new AppliedPatch(found, patch, progress.source, after));
    progress.moveTo(after, verdict);
    return true;
  }

  private static final class Progress {
    Source source;
    NativeVerdict verdict;
    final List<AppliedPatch> applied = new ArrayList<>();
    private @Nullable SyntaxTree tree;

    Progress(Source source, NativeVerdict verdict) {
      this.source = source;
      this.verdict = verdict;
    }

    void moveTo(Source next, NativeVerdict itsVerdict) {
      source = next;
      verdict = itsVerdict;
      tree = null;
    }

    SyntaxTree tree() {
      SyntaxTree known = tree;
      if (known == null) {
        known = SyntaxTree.parse(source);
        tree = known;
      }
      return known;
    }
  }
}
