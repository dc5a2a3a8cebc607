package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a repair has come: the text, MLIR's verdict on it, and what was applied to get there. */
final class Progress {
  /**
   * How many characters MLIR reads for one repair: some seconds of work. A reply is read a thousand
   * times before that, a file of a megabyte still a few dozen times.
   */
  private static final long MOST_CHARACTERS = 60_000_000;

  /** A check of an empty text costs about as much as reading so many characters. */
  private static final int CHECK = 1000;

  private final NativeCheck nativeCheck;
  private final List<AppliedPatch> applied = new ArrayList<>();
  private Source source;
  private NativeVerdict verdict;
  private @Nullable SyntaxTree tree;
  private long left = MOST_CHARACTERS;

  Progress(Source source, NativeCheck nativeCheck) {
    this.source = source;
    this.nativeCheck = nativeCheck;
    this.verdict = NativeVerdict.of(source, nativeCheck);
  }

  Source source() {
    return source;
  }

  NativeVerdict verdict() {
    return verdict;
  }

  List<AppliedPatch> applied() {
    return applied;
  }

  /** Returns whether nothing is left to be done, or nothing more may be tried. */
  boolean isOver() {
    return verdict.isValid() || left <= 0;
  }

  /** Returns MLIR's verdict on what the text might become. */
  NativeVerdict judge(Source after) {
    left -= after.length() + CHECK;
    return NativeVerdict.of(after, nativeCheck);
  }

  /** Returns a progress that begins here and can be given up. */
  Progress ahead() {
    return new Progress(this);
  }

  private Progress(Progress start) {
    nativeCheck = start.nativeCheck;
    source = start.source;
    verdict = start.verdict;
    left = start.left;
  }

  /** Counts what was tried ahead, be it given up or not. */
  void spend(Progress ahead) {
    left = ahead.left;
  }

  /** Goes where another one has come that began here. */
  void follow(Progress ahead) {
    applied.addAll(ahead.applied);
    moveTo(ahead.source, ahead.verdict);
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
