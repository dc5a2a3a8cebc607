package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value that both branches of an scf.if assign, as a variable, and that is used after it. */
final class AssignedInBranches extends OperationRule {
  AssignedInBranches() {
    super("NJ049", "assigned-in-branches");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean candidate =
        op.form() == OpForm.IF
            && op.results().isEmpty()
            && !op.body().isEmpty()
            && op.regions().size() == 2
            && Heads.indexOf(op.body(), TokenKind.ARROW, 0) < 0
            && op.regions().stream().allMatch(AssignedInBranches::isOpenEnded);
    if (!candidate) {
      return null;
    }
    Map<String, String> assigned = assigned(op.regions().getFirst(), tree);
    Map<String, String> other = assigned(op.regions().getLast(), tree);
    Scope scope = Scope.of(tree);
    List<String> names =
        assigned.keySet().stream()
            .filter(other::containsKey)
            .filter(name -> isUsedAfter(op, name, scope))
            .toList();
    boolean agree =
        names.stream().allMatch(name -> Objects.equals(assigned.get(name), other.get(name)));
    if (names.isEmpty() || !agree) {
      return null;
    }
    String types = String.join(", ", names.stream().map(assigned::get).toList());
    String values = String.join(", ", names);
    List<Edit> edits = new ArrayList<>();
    edits.add(Edit.insert(op.span().start(), values + " = "));
    edits.add(Edit.insert(op.body().getLast().end(), " -> (" + types + ")"));
    String line = "scf.yield " + values + " : " + types;
    op.regions().forEach(region -> edits.add(ending(region, line, tree.source())));
    return error(op.headSpan(), values + " is assigned in both branches and used after them")
        .help("a branch hands its values on with scf.yield")
        .safely("let the scf.if give it", edits);
  }

  private static boolean isOpenEnded(RegionSyntax region) {
    List<OperationSyntax> operations = region.blocks().getLast().operations();
    if (region.blocks().size() > 1 || operations.isEmpty()) {
      return false;
    }
    OperationSyntax last = operations.getLast();
    return last.form() == OpForm.YIELD ? last.body().isEmpty() : last.form() != OpForm.RETURN;
  }

  private static Map<String, String> assigned(RegionSyntax region, SyntaxTree tree) {
    Map<String, String> types = new LinkedHashMap<>();
    for (OperationSyntax op : region.blocks().getFirst().operations()) {
      for (ResultSyntax result : op.results()) {
        Scope.of(tree).definitions(result.name()).stream()
            .filter(it -> it.operation() == op && it.types().size() == 1)
            .map(Definition::type)
            .filter(Objects::nonNull)
            .forEach(type -> types.put(result.name(), type));
      }
    }
    return types;
  }

  private static boolean isUsedAfter(OperationSyntax op, String name, Scope scope) {
    int end = op.span().end() + 1;
    RegionSyntax around = op.block().region();
    boolean used =
        around != null
            && !scope.uses(name, new Span(end, Math.max(end, around.span().end()))).isEmpty();
    return used && scope.definitions(name).stream().noneMatch(it -> it.isVisibleAt(end));
  }

  private static Edit ending(RegionSyntax region, String line, Source source) {
    OperationSyntax last = region.blocks().getLast().operations().getLast();
    String indent = source.indentAt(last.span().start());
    return last.form() == OpForm.YIELD
        ? new Edit(last.span(), line)
        : Edit.insert(last.span().end(), source.lineEnd() + indent + line);
  }
}
