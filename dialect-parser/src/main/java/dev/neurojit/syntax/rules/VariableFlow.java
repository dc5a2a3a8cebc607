package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where the value that a variable has may still be looked at. */
final class VariableFlow {
  private final FunctionVariables variables;

  VariableFlow(FunctionVariables variables) {
    this.variables = variables;
  }

  /** Returns the variables that an operation or one inside it gives a value, in their order. */
  Set<String> assigned(OperationSyntax op) {
    Set<String> names = new LinkedHashSet<>();
    for (RegionSyntax region : op.regions()) {
      for (BlockSyntax block : region.blocks()) {
        for (OperationSyntax inner : block.operations()) {
          inner.results().stream()
              .map(it -> it.name())
              .filter(variables.types()::containsKey)
              .forEach(names::add);
          names.addAll(assigned(inner));
        }
      }
    }
    return names;
  }

  /** Returns what is looked at from the first operation on, where some is behind the last. */
  Set<String> before(List<OperationSyntax> operations, Set<String> after) {
    Set<String> live = after;
    for (OperationSyntax op : operations.reversed()) {
      live = before(op, live);
    }
    return live;
  }

  Set<String> before(OperationSyntax op, Set<String> after) {
    Set<String> live = new LinkedHashSet<>();
    boolean all = op.form() == OpForm.IF && op.regions().size() == 2;
    if (!all) {
      live.addAll(after);
    }
    op.results().forEach(result -> live.remove(result.name()));
    for (RegionSyntax region : op.regions()) {
      live.addAll(
          op.form() == OpForm.IF ? before(operations(region), after) : inTurns(region, after));
    }
    for (Token use : variables.uses().getOrDefault(op, List.of())) {
      live.add(use.text());
    }
    return live;
  }

  /** Returns what is looked at from the start of a loop's body on, in this turn or a later one. */
  Set<String> inTurns(RegionSyntax body, Set<String> after) {
    Set<String> behind = new LinkedHashSet<>(after);
    behind.addAll(before(operations(body), after));
    return before(operations(body), behind);
  }

  /** Returns the operations of a region's only block. */
  static List<OperationSyntax> operations(RegionSyntax region) {
    return region.blocks().getFirst().operations();
  }
}
