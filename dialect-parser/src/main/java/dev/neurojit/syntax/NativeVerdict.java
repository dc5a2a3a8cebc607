package dev.neurojit.syntax;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The native errors of a text, comparable with those of the text after a patch.
 *
 * <p>MLIR stops at its first syntax error, reports unknown names only at the end of a region and
 * verifies only what parses. So the number of errors says nothing by itself; the measure is how far
 * MLIR came: first the {@link Stage}, then, among syntax errors, the place of the first one in the
 * text, else the number of errors.
 */
record NativeVerdict(List<NativeError> errors, Stage stage) {
  private static final Pattern VERIFIER = Pattern.compile("'[\\w.]+' op ");

  /** How far MLIR came. */
  enum Stage {
    SYNTAX,
    NAMES,
    VERIFIER,
    VALID
  }

  static NativeVerdict of(Source source, NativeCheck check) {
    List<NativeError> errors = List.copyOf(check.check(source));
    return new NativeVerdict(errors, errors.isEmpty() ? Stage.VALID : stage(errors.getFirst()));
  }

  boolean isValid() {
    return stage == Stage.VALID;
  }

  /** Returns whether this one, of the text after a patch, is not worse than the one before it. */
  boolean isNotWorseThan(NativeVerdict earlier, Source before, Source after, Patch patch) {
    if (stage != earlier.stage) {
      return stage.compareTo(earlier.stage) > 0;
    }
    if (stage != Stage.SYNTAX) {
      return errors.size() <= earlier.errors.size();
    }
    int now = patch.offsetBefore(first(after));
    int then = earlier.first(before);
    return now >= then || patch.edits().stream().anyMatch(edit -> moved(edit, now, then, before));
  }

  /**
   * Returns whether MLIR comes farther in the text after a patch than before it, beyond the lines
   * that the patch changed: an error that only moves within them may be of the patch's own making.
   */
  boolean isBetterThan(NativeVerdict earlier, Source before, Source after, Patch patch) {
    if (stage != earlier.stage) {
      return stage.compareTo(earlier.stage) > 0;
    }
    if (stage != Stage.SYNTAX) {
      return errors.size() < earlier.errors.size();
    }
    int now = patch.offsetBefore(first(after));
    int edited = patch.edits().stream().mapToInt(edit -> edit.span().end()).max().orElse(0);
    return now > earlier.first(before)
        && before.lineAt(Math.min(now, before.length())) > before.lineAt(edited);
  }

  /**
   * An edit may pull an error to where the statement begins: that is the same error, or the next
   * one, as long as it stays on the lines that were edited or that held the error.
   */
  private static boolean moved(Edit edit, int now, int then, Source before) {
    int line = before.lineAt(Math.min(now, before.length()));
    return line == before.lineAt(edit.span().start()) && line == before.lineAt(then);
  }

  /** Returns the offset of the first error. */
  int first(Source source) {
    NativeError error = errors.getFirst();
    return source.offsetAtBytes(error.line(), error.column());
  }

  private static Stage stage(NativeError error) {
    String message = error.message();
    if (message.startsWith("use of undeclared SSA") || message.contains("undefined block")) {
      return Stage.NAMES;
    }
    // "'arith.addf' op ..." comes from the verifier, "custom op 'arith.addf' ..." from the parser.
    boolean verifier =
        VERIFIER.matcher(message).lookingAt()
            || message.startsWith("type of return operand")
            || message.startsWith("operand #")
            || message.startsWith("redefinition of symbol")
            || message.startsWith("block with no terminator")
            || message.startsWith("type mismatch for bb argument")
            || message.startsWith("empty block")
            || message.startsWith("branch has");
    return verifier ? Stage.VERIFIER : Stage.SYNTAX;
  }
}
