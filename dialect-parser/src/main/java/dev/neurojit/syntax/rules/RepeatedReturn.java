package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same return twice in a row. */
final class RepeatedReturn extends OperationRule {
  RepeatedReturn() {
    super("NJ027", "repeated-return");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<OperationSyntax> operations = op.block().operations();
    int index = operations.indexOf(op);
    if (op.form() != OpForm.RETURN || index < 1) {
      return null;
    }
    Source source = tree.source();
    OperationSyntax before = operations.get(index - 1);
    if (!source.text(before.span()).equals(source.text(op.span()))) {
      return null;
    }
    Span line = source.fullLineSpan(source.lineAt(op.span().start()));
    boolean alone = source.text(line).strip().equals(source.text(op.span()));
    return error(op.span(), "a block has one return, at its end")
        .note(before.span(), "the same return stands here")
        .safely("remove the repetition", Edit.delete(alone ? line : op.span()));
  }
}
