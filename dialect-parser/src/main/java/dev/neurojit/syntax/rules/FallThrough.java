package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block that runs on into the next one, as in assembly. */
final class FallThrough extends OperationRule {
  FallThrough() {
    super("NJ128", "fall-through");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax parent = op.parent();
    RegionSyntax region = op.block().region();
    if (parent == null || region == null || parent.form() != OpForm.FUNC) {
      return null;
    }
    boolean last = op.index() + 1 == op.block().operations().size();
    BlockSyntax next = op.block().next();
    boolean runsOn = last && next != null && (op.results().size() == 1 || goesOn(op));
    String values = runsOn && next != null ? values(op, next, tree) : null;
    OperationSyntax label = next == null ? null : next.label();
    // ^4 in 2^4 is no label.
    boolean begins = label != null && label.head().getFirst().lineStart();
    if (next == null || label == null || !begins || values == null) {
      return null;
    }
    Source source = tree.source();
    String line = "cf.br " + next.name() + values;
    String indent = source.indentAt(op.span().start());
    return error(op.headSpan(), "a block ends with a terminator")
        .note(label.span(), "the next block begins here")
        .safely("branch to it", Edit.insert(op.span().end(), source.lineEnd() + indent + line));
  }

  /** What the next block takes: the values of this one that nothing uses; null without them. */
  private static @Nullable String values(OperationSyntax op, BlockSyntax next, SyntaxTree tree) {
    if (next.arguments().isEmpty()) {
      return "";
    }
    List<String> wanted = next.arguments().stream().map(it -> String.valueOf(it.type())).toList();
    List<String> values = UnusedValues.of(op, op.block(), wanted, tree);
    return values.isEmpty()
        ? null
        : "(" + String.join(", ", values) + " : " + String.join(", ", wanted) + ")";
  }

  /** Operations that end nothing. */
  private static boolean goesOn(OperationSyntax op) {
    return switch (op.form()) {
      case CALL, IF, FOR, WHILE -> true;
      default -> op.name().startsWith("memref.") || op.name().startsWith("vector.");
    };
  }
}
