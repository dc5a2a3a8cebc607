package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A name of a branch that yields it, used after the branch: what the scf.if gives is meant. */
final class BranchValueOutside extends OperationRule {
  BranchValueOutside() {
    super("NJ140", "branch-value-outside");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    RegionSyntax around = op.block().region();
    boolean whole = op.form() == OpForm.IF && op.regions().size() == 2 && !op.body().isEmpty();
    if (!whole || around == null) {
      return null;
    }
    List<OperationSyntax> yields = op.regions().stream().map(BranchValueOutside::last).toList();
    List<String> types = StructuredTypes.ofYields(yields, tree);
    if (types.isEmpty()) {
      return null;
    }
    boolean named = !op.results().isEmpty();
    List<String> results = named ? ResultNames.of(op) : fresh(yields.getFirst(), op, tree);
    if (results.size() != types.size()) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Set<String> names = new HashSet<>();
      for (OperationSyntax last : yields) {
        Token yielded = last.operands().get(i);
        int before = edits.size();
        replace(yielded, op, around, results.get(i), tree, edits);
        if (edits.size() > before) {
          names.add(yielded.text());
        }
      }
      // Two names, one of each branch, cannot both be the result.
      if (names.size() > 1) {
        return null;
      }
    }
    return edits.isEmpty() ? null : report(op, named, results, types, edits);
  }

  private Diagnostic report(
      OperationSyntax op,
      boolean named,
      List<String> results,
      List<String> types,
      List<Edit> edits) {
    Diagnostic found =
        error(edits.getFirst().span(), "what a branch computes is not known after it")
            .note(op.headSpan(), "the scf.if gives what its branches yield");
    if (!named) {
      edits.add(Edit.insert(op.span().start(), String.join(", ", results) + " = "));
      int end = op.body().getLast().end();
      boolean arrow = op.body().stream().anyMatch(it -> it.text().equals("->"));
      edits.add(Edit.insert(end, arrow ? "" : " -> (" + String.join(", ", types) + ")"));
    }
    return found.safely("use its result", edits.stream().distinct().toList());
  }

  /** Uses behind the scf.if of a name that only this branch defines. */
  private static void replace(
      Token yielded,
      OperationSyntax op,
      RegionSyntax around,
      String result,
      SyntaxTree tree,
      List<Edit> edits) {
    Scope scope = Scope.of(tree);
    Definition definition = scope.resolve(yielded);
    boolean inside = definition != null && op.span().contains(definition.span());
    if (!inside || definition == null || !hasOneMeaning(yielded.text(), op, scope)) {
      return;
    }
    Span after = new Span(op.span().end() + 1, Math.max(op.span().end() + 1, around.span().end()));
    for (Use use : scope.uses(definition.name(), after)) {
      Edit edit = new Edit(use.token().span(), result);
      if (!edits.contains(edit)) {
        edits.add(edit);
      }
    }
  }

  /** Whether every definition of the name, at most one a branch, lies in the branches. */
  private static boolean hasOneMeaning(String name, OperationSyntax op, Scope scope) {
    List<Definition> all = scope.definitions(name);
    return all.size() <= 2 && all.stream().allMatch(it -> op.span().contains(it.span()));
  }

  private static OperationSyntax last(RegionSyntax region) {
    List<OperationSyntax> operations = region.blocks().getLast().operations();
    return operations.isEmpty() ? region.parent() : operations.getLast();
  }

  private static List<String> fresh(OperationSyntax last, OperationSyntax op, SyntaxTree tree) {
    int line = tree.source().lineAt(op.span().start());
    return last.operands().stream()
        .map(it -> NameStem.of(it.text()))
        .map(it -> Scope.of(tree).fresh(it + "_out_" + line))
        .toList();
  }
}
