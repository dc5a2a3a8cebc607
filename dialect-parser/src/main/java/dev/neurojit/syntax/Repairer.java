package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.List;
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

  /** More guesses are not tried in a round. */
  private static final int MOST_GUESSES = 200;

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
      PatchTrial.apply(batch, progress);
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
      PatchTrial.record(ahead, beginning, first, after);
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
            && tries++ < MOST_GUESSES
            && PatchTrial.helps(progress, found, original.after(earlier))) {
          earlier.add(original);
          break;
        }
      }
    }
  }
}
