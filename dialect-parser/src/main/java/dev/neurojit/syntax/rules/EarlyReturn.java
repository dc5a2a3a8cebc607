package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A return that leaves the function from inside an scf.if. */
final class EarlyReturn extends OperationRule {
  EarlyReturn() {
    super("NJ050", "early-return");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax parent = op.parent();
    if (!StatementIf.is(op, 1)
        || parent == null
        || parent.regions().getFirst().blocks().size() > 1
        || isBeforeAnother(op)) {
      return null;
    }
    OperationSyntax inner = last(op.regions().getFirst().blocks());
    OperationSyntax outer = op.block().operations().getLast();
    List<String> types = inner == null ? null : types(inner, tree);
    if (inner == null || types == null || !types.equals(types(outer, tree)) || outer == op) {
      return null;
    }
    return rewrite(op, inner, outer, String.join(", ", types), tree);
  }

  /** Of several, the last is rewritten first: the others then stand before one return again. */
  private static boolean isBeforeAnother(OperationSyntax op) {
    List<OperationSyntax> all = op.block().operations();
    return all.subList(op.index() + 1, all.size()).stream()
        .filter(it -> it.form() == OpForm.IF)
        .anyMatch(it -> it.results().isEmpty() && it.regions().size() == 1);
  }

  private @Nullable Diagnostic rewrite(
      OperationSyntax op,
      OperationSyntax inner,
      OperationSyntax outer,
      String types,
      SyntaxTree tree) {
    Token close = op.regions().getFirst().close();
    Token innerName = inner.nameToken();
    Token outerName = outer.nameToken();
    if (close == null
        || innerName == null
        || outerName == null
        || inner.operands().size() != 1
        || op.body().isEmpty()) {
      return null;
    }
    Source source = tree.source();
    String indent = source.indentAt(op.span().start());
    String result = Scope.of(tree).fresh("result_" + source.lineAt(op.span().start()));
    String end = source.lineEnd();
    List<Edit> edits = new ArrayList<>();
    edits.add(Edit.insert(op.span().start(), result + " = "));
    edits.add(Edit.insert(op.body().getLast().end(), " -> (" + types + ")"));
    edits.add(new Edit(innerName.span(), "scf.yield"));
    edits.add(Edit.insert(close.end(), " else {"));
    edits.add(new Edit(outerName.span(), "scf.yield"));
    edits.add(
        Edit.insert(
            outer.span().end(),
            end + indent + "}" + end + indent + "return " + result + " : " + types));
    int last = source.lineAt(outer.span().start());
    edits.addAll(Indentation.deeper(source, source.lineAt(close.start()) + 1, last, "  "));
    return error(innerName.span(), "a return cannot leave the function from inside an scf.if")
        .note(outer.span(), "otherwise the function goes on to here")
        .safely("put the rest into an else and let the scf.if give the result", edits);
  }

  private static @Nullable OperationSyntax last(List<BlockSyntax> blocks) {
    List<OperationSyntax> operations = blocks.getLast().operations();
    return operations.isEmpty() ? null : operations.getLast();
  }

  private static @Nullable List<String> types(OperationSyntax op, SyntaxTree tree) {
    return op.form() == OpForm.RETURN && op.operands().size() == 1
        ? TypeList.ofValues(op, tree)
        : null;
  }
}
