package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A variable of another language that one branch of an scf.if changes. */
final class ConditionalAssignment extends OperationRule {
  ConditionalAssignment() {
    super("NJ126", "conditional-assignment");
  }

  /** A name with its value before the branch and the one that the branch gives it. */
  private record Changed(Definition before, Definition inside, String type) {}

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (!StatementIf.is(op, 1)) {
      return null;
    }
    RegionSyntax body = op.regions().getFirst();
    List<OperationSyntax> operations = body.blocks().getFirst().operations();
    boolean open =
        !operations.isEmpty()
            && body.blocks().size() == 1
            && operations.getLast().form() != OpForm.YIELD
            && operations.getLast().form() != OpForm.RETURN;
    List<Changed> changed = open ? changed(op, operations, tree) : List.of();
    Token close = body.close();
    return changed.isEmpty() || close == null ? null : report(op, close, changed, tree);
  }

  private static List<Changed> changed(
      OperationSyntax op, List<OperationSyntax> operations, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    List<Changed> changed = new ArrayList<>();
    for (OperationSyntax inner : operations) {
      for (ResultSyntax result : inner.results()) {
        List<Definition> all = scope.definitions(result.name());
        boolean twice =
            all.size() == 2
                && all.getFirst().isVisibleAt(op.span().start())
                && all.getLast().operation() == inner;
        String type = twice ? all.getLast().type() : null;
        if (type != null && type.equals(all.getFirst().type())) {
          changed.add(new Changed(all.getFirst(), all.getLast(), type));
        }
      }
    }
    return changed;
  }

  private Diagnostic report(
      OperationSyntax op, Token close, List<Changed> changed, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    Source source = tree.source();
    int line = source.lineAt(op.span().start());
    List<Edit> edits = new ArrayList<>();
    List<String> results = new ArrayList<>();
    List<String> inner = new ArrayList<>();
    List<String> outer = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (Changed it : changed) {
      String name = it.before().name();
      String base = name.substring(1).replaceFirst("^(?=[0-9])", "v");
      String result = scope.fresh(base + "_out_" + line);
      String next = scope.fresh(base + "_new_" + line);
      results.add(result);
      inner.add(next);
      outer.add(name);
      types.add(it.type());
      edits.add(new Edit(it.inside().span(), next));
      for (Use use : scope.uses(name)) {
        int at = use.token().start();
        if (at > op.span().end()) {
          edits.add(new Edit(use.token().span(), result));
        } else if (at >= it.inside().operation().span().end()) {
          edits.add(new Edit(use.token().span(), next));
        }
      }
    }
    String list = String.join(", ", types);
    String indent = source.indentAt(op.span().start());
    String end = source.lineEnd() + indent;
    edits.add(Edit.insert(op.span().start(), String.join(", ", results) + " = "));
    edits.add(Edit.insert(op.body().getLast().end(), " -> (" + list + ")"));
    String gives = "  scf.yield " + String.join(", ", inner) + " : " + list + end + "}";
    String keeps = end + "  scf.yield " + String.join(", ", outer) + " : " + list + end + "}";
    edits.add(new Edit(close.span(), gives + " else {" + keeps));
    return error(
            changed.getFirst().inside().span(),
            changed.getFirst().inside().name() + " is changed in one branch and used after it")
        .note(changed.getFirst().before().span(), "its value otherwise")
        .safely("let the scf.if give it", edits);
  }
}
