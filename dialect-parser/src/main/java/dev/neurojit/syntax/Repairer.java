package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Applies safe patches until none is left that helps, at most {@value #MAX_ROUNDS} rounds.
 *
 * <p>Text that MLIR accepts is never touched. A patch stays only if MLIR does not come less far
 * with it, or farther with what it lets others mend; how that is measured is told at {@code
 * NativeVerdict} and {@code Detour}. If asked to, the repairer also guesses where no safe patch is
 * left: of the patches that a finding offers, the first with which MLIR comes farther.
 */
public final class Repairer {
  /** How often the text is parsed again at most. */
  public static final int MAX_ROUNDS = 10;

  /** More patches than this are recorded as one, and tried in halves instead of one by one. */
  private static final int MOST_STEPS = 200;

  /** As many characters of intermediate texts are kept at most. */
  private static final int MOST_KEPT = 20_000_000;

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
    Progress progress = new Progress(source, nativeCheck);
    List<Diagnostic> found = findings(progress);
    for (int round = 0; round < MAX_ROUNDS && !progress.isOver(); round++) {
      Source before = progress.source();
      runRound(progress);
      if (progress.source().equals(before)) {
        goAround(progress);
      }
      if (progress.source().equals(before) && trust != Applicability.SAFE) {
        guess(progress);
      }
      if (progress.source().equals(before)) {
        break;
      }
    }
    List<Diagnostic> left = progress.applied().isEmpty() ? found : findings(progress);
    return new Repaired(
        source, progress.source(), found, progress.applied(), progress.verdict().errors(), left);
  }

  private List<Diagnostic> findings(Progress progress) {
    return progress.verdict().isValid()
        ? List.of()
        : Findings.of(progress.tree(), rules, progress.verdict().errors());
  }

  private void runRound(Progress progress) {
    Source before = progress.source();
    for (Rule.Layer layer : Rule.Layer.values()) {
      Batch batch = batch(layer, progress.tree());
      boolean tried = batch.isEmpty() || tryAll(progress, batch);
      // A single patch has just been tried.
      if (!tried && batch.findings().size() > 1) {
        tryEach(progress, batch.findings());
      }
      if (!progress.source().equals(before)) {
        return;
      }
    }
  }

  private Batch batch(Rule.Layer layer, SyntaxTree tree) {
    Batch batch = new Batch();
    for (Rule rule : rules) {
      if (rule.layer() == layer) {
        tree.findings(rule).forEach(batch::offer);
      }
    }
    return batch;
  }

  /** Applies patches with which MLIR comes less far at first, but farther after a few rounds. */
  private void goAround(Progress progress) {
    SyntaxTree tree = progress.tree();
    List<Batch> layers =
        Stream.of(Rule.Layer.values())
            .map(layer -> batch(layer, tree))
            .filter(it -> !it.isEmpty())
            .toList();
    for (List<Diagnostic> beginning : Detour.beginnings(layers)) {
      Progress ahead = progress.ahead();
      Patch first = Batch.whole(beginning);
      Source after = first.apply(progress.source());
      NativeVerdict verdict = ahead.judge(after);
      record(ahead, beginning, first, after);
      ahead.moveTo(after, verdict);
      for (int round = 0; round < Detour.ROUNDS && !ahead.isOver(); round++) {
        runRound(ahead);
      }
      progress.spend(ahead);
      if (Detour.isWorthIt(ahead, progress)) {
        progress.follow(ahead);
        return;
      }
      if (progress.isOver()) {
        return;
      }
    }
  }

  /** Applies the whole batch at once, which is what nearly always succeeds. */
  private boolean tryAll(Progress progress, Batch batch) {
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
  private static void record(
      Progress progress, List<Diagnostic> findings, Patch whole, Source after) {
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
  private void tryEach(Progress progress, List<Diagnostic> batch) {
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
  private void tryHalf(Progress progress, List<Diagnostic> batch, List<Patch> earlier) {
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
