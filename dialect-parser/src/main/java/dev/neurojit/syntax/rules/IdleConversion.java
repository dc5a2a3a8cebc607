package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversion of a type to itself. */
final class IdleConversion extends OperationRule {
  IdleConversion() {
    super("NJ130", "idle-conversion");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<String> types = op.form() == OpForm.CAST ? CastTypes.of(op) : List.of();
    boolean idle =
        !op.name().equals("arith.bitcast")
            && types.size() == 2
            && types.get(0).equals(types.get(1))
            && op.operands().size() == 1
            && op.results().size() == 1;
    if (!idle) {
      return null;
    }
    Scope scope = Scope.of(tree);
    Token operand = op.operands().getFirst();
    String name = op.results().getFirst().name();
    Diagnostic found = error(op.headSpan(), op.name() + " converts " + types.get(0) + " to itself");
    // One that uses its own result cannot be taken away.
    boolean single =
        scope.definitions(name).size() == 1
            && scope.uses(name).stream().noneMatch(use -> op.span().overlaps(use.token().span()));
    if (!types.get(0).equals(scope.typeOf(operand)) || !single) {
      return found;
    }
    List<Edit> edits = new ArrayList<>();
    for (Use use : scope.uses(name)) {
      edits.add(new Edit(use.token().span(), operand.text()));
    }
    Source source = tree.source();
    Span line = source.fullLineSpan(source.lineAt(op.span().start()));
    boolean alone = source.text(line).strip().equals(source.text(op.span()));
    edits.add(Edit.delete(alone ? line : op.span()));
    return found.safely("use " + operand.text() + " itself", edits);
  }
}
