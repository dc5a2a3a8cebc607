package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * A way around an error that hides another one: MLIR comes less far with a patch, as an unknown
 * name hides the wrong type that is written for it, but farther with what is mended then.
 */
final class Detour {
  /** How many rounds may follow. */
  static final int ROUNDS = 3;

  /** How many patches of a layer are tried one by one. */
  private static final int MOST = 8;

  private Detour() {}

  /** Returns the patches to begin a detour with: all of a layer as one, then each alone. */
  static List<List<Diagnostic>> beginnings(List<Batch> layers) {
    List<List<Diagnostic>> all = new ArrayList<>();
    for (Batch layer : layers) {
      all.add(layer.findings());
      if (layer.findings().size() > 1) {
        layer.findings().stream().limit(MOST).map(List::of).forEach(all::add);
      }
    }
    return all;
  }

  /** Returns whether MLIR comes farther at the end, beyond the lines that were changed. */
  static boolean isWorthIt(Progress end, Progress start) {
    NativeVerdict now = end.verdict();
    NativeVerdict then = start.verdict();
    if (now.stage() != then.stage()) {
      return now.stage().compareTo(then.stage()) > 0;
    }
    if (now.stage() != NativeVerdict.Stage.SYNTAX) {
      return now.errors().size() < then.errors().size();
    }
    List<AppliedPatch> steps = end.applied();
    int farthest = then.first(start.source());
    for (int i = 0; i < steps.size(); i++) {
      for (Edit edit : steps.get(i).patch().edits()) {
        farthest = Math.max(farthest, before(edit.span().end(), steps.subList(0, i)));
      }
    }
    Source source = start.source();
    int first = before(now.first(end.source()), steps);
    return source.lineAt(Math.min(first, source.length()))
        > source.lineAt(Math.min(farthest, source.length()));
  }

  /** Returns where an offset was before all of the steps. */
  private static int before(int offset, List<AppliedPatch> steps) {
    int was = offset;
    for (AppliedPatch step : steps.reversed()) {
      was = step.patch().offsetBefore(was);
    }
    return was;
  }
}
