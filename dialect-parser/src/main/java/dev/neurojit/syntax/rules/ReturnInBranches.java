package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An scf.if at the end of a function, of which both branches return. */
final class ReturnInBranches extends OperationRule {
  ReturnInBranches() {
    super("NJ088", "return-in-branches");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (!StatementIf.is(op, 2) || op.block().operations().getLast() != op) {
      return null;
    }
    Set<List<String>> types = new HashSet<>();
    List<Edit> edits = new ArrayList<>();
    for (RegionSyntax region : op.regions()) {
      List<OperationSyntax> operations = region.blocks().getLast().operations();
      OperationSyntax last = operations.isEmpty() ? op : operations.getLast();
      Token name = last.nameToken();
      List<String> values = TypeList.ofValues(last, tree);
      if (last.form() != OpForm.RETURN || name == null || values == null || values.size() != 1) {
        return null;
      }
      types.add(values);
      edits.add(new Edit(name.span(), "scf.yield"));
    }
    if (types.size() != 1) {
      return null;
    }
    String type = types.iterator().next().getFirst();
    Source source = tree.source();
    String result = Scope.of(tree).fresh("result_" + source.lineAt(op.span().start()));
    String indent = source.lineEnd() + source.indentAt(op.span().start());
    edits.add(Edit.insert(op.span().start(), result + " = "));
    edits.add(Edit.insert(op.body().getLast().end(), " -> (" + type + ")"));
    edits.add(Edit.insert(op.span().end(), indent + "return " + result + " : " + type));
    return error(op.headSpan(), "a return cannot leave the function from inside an scf.if")
        .safely("let the scf.if give the result", edits);
  }
}
