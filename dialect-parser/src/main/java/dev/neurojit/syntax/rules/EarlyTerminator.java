package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A yield or return that stands before the computation of what it hands on. */
final class EarlyTerminator extends OperationRule {
  EarlyTerminator() {
    super("NJ372", "early-terminator");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<OperationSyntax> all = op.block().operations();
    if (!ends(op) || all.getLast().equals(op)) {
      return null;
    }
    List<OperationSyntax> rest = all.subList(all.indexOf(op) + 1, all.size());
    boolean plain =
        rest.stream().noneMatch(it -> ends(it) || it.form() == OpForm.BR || it.isLabel());
    Token late =
        plain
            ? op.operands().stream().filter(it -> isLate(it, rest, tree)).findFirst().orElse(null)
            : null;
    if (late == null) {
      return null;
    }
    Source source = tree.source();
    OperationSyntax last = rest.getLast();
    String line = source.lineEnd() + source.indentAt(op.span().start()) + source.text(op.span());
    return error(
            op.headSpan(),
            "a block ends with its terminator; " + late.text() + " is computed below")
        .safely(
            "move it to the end",
            List.of(
                Edit.delete(source.ownLine(op.span())),
                Edit.insert(source.lineSpan(source.lineAt(last.span().end())).end(), line)));
  }

  private static boolean ends(OperationSyntax op) {
    return op.form() == OpForm.RETURN || op.form() == OpForm.YIELD;
  }

  /** Whether only a statement below gives the value. */
  private static boolean isLate(Token value, List<OperationSyntax> rest, SyntaxTree tree) {
    List<Definition> definitions = Scope.of(tree).definitions(value.text());
    return Scope.of(tree).visible(value.text(), value.start()).isEmpty()
        && definitions.stream().anyMatch(it -> rest.contains(it.operation()));
  }
}
