package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A memref.global inside a function: it stands beside the functions. */
final class GlobalPlace extends OperationRule {
  GlobalPlace() {
    super("NJ288", "global-place");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (!op.name().equals("memref.global") || !op.regions().isEmpty()) {
      return null;
    }
    OperationSyntax function = op.enclosing("func.func");
    OperationSyntax parent = op.parent();
    if (function == null || parent == null || !op.results().isEmpty()) {
      return null;
    }
    Source source = tree.source();
    String end = source.lineEnd() + source.indentAt(function.span().start());
    return error(op.headSpan(), "a memref.global stands beside the functions, not in one")
        .note(function.headSpan(), "the function around it")
        .safely(
            "move it before the function",
            List.of(
                Edit.insert(function.span().start(), source.text(op.span()) + end),
                Edit.delete(source.ownLine(op.span()))));
  }
}
