package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The same return twice in a row. */
final class RepeatedReturn extends DefectRule {
  RepeatedReturn() {
    super("NJ027", "repeated-return");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Diagnostic> found = new ArrayList<>();
    Map<BlockSyntax, Boolean> split = new HashMap<>();
    for (OperationSyntax op : tree.operations()) {
      boolean second = op.index() > 0 && op.form() == OpForm.RETURN;
      OperationSyntax before = second ? op.block().operations().get(op.index() - 1) : op;
      if (before != op && before.form() == OpForm.RETURN) {
        Source source = tree.source();
        boolean same = source.text(before.span()).equals(source.text(op.span()));
        if (same && !split.computeIfAbsent(op.block(), it -> SplitTerminator.isSplit(it, tree))) {
          found.add(report(before, op, source));
        }
      }
    }
    return found.stream();
  }

  private Diagnostic report(OperationSyntax before, OperationSyntax op, Source source) {
    return error(op.span(), "a block has one return, at its end")
        .note(before.span(), "the same return stands here")
        .safely("remove the repetition", Edit.delete(source.ownLine(op.span())));
  }
}
