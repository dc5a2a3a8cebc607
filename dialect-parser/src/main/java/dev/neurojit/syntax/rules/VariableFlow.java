package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
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

  /** Returns the variables around an operation that those inside it assign, in their order. */
  Set<String> assigned(OperationSyntax op) {
    Set<String> names = new LinkedHashSet<>();
    for (RegionSyntax region : op.regions()) {
      Set<String> inside = new LinkedHashSet<>();
      for (BlockSyntax block : region.blocks()) {
        for (OperationSyntax inner : block.operations()) {
          inner.results().stream()
              .map(ResultSyntax::name)
              .filter(variables.types()::containsKey)
              .forEach(inside::add);
          inside.addAll(assigned(inner));
        }
      }
      variables.boundNames(region).forEach(inside::remove);
      names.addAll(inside);
    }
    return names;
  }

  /** Returns what is looked at from an operation on, where some is behind it. */
  Set<String> before(OperationSyntax op, Set<String> after) {
    Set<String> live = new LinkedHashSet<>();
    if (!isChoice(op) || !isComplete(op)) {
      live.addAll(after);
    }
    op.results().forEach(result -> live.remove(result.name()));
    if (isChoice(op)) {
      op.regions().forEach(region -> live.addAll(before(region, after)));
    } else if (!op.regions().isEmpty()) {
      live.addAll(inTurns(op, after));
    }
    for (Token use : variables.uses().getOrDefault(op, List.of())) {
      live.add(use.text());
    }
    return live;
  }

  /** Returns what is looked at from the start of a loop on, in its first turn or a later one. */
  Set<String> inTurns(OperationSyntax loop, Set<String> after) {
    Set<String> behind = new LinkedHashSet<>(after);
    behind.addAll(turn(loop, after));
    return turn(loop, behind);
  }

  /** A turn goes through all regions in their order, and may end before each. */
  private Set<String> turn(OperationSyntax loop, Set<String> behind) {
    Set<String> live = behind;
    for (RegionSyntax region : loop.regions().reversed()) {
      Set<String> around = new LinkedHashSet<>(before(region, live));
      if (region != loop.regions().getFirst()) {
        around.addAll(behind);
      }
      live = around;
    }
    return live;
  }

  private Set<String> before(RegionSyntax region, Set<String> after) {
    Set<String> live = inside(region, after);
    for (OperationSyntax op : operations(region).reversed()) {
      live = before(op, live);
    }
    List<String> bound = variables.boundNames(region);
    if (bound.isEmpty()) {
      return live;
    }
    Set<String> around = new LinkedHashSet<>(live);
    bound.forEach(around::remove);
    after.stream().filter(bound::contains).forEach(around::add);
    return around;
  }

  /** Returns what of that which is looked at behind a region can be assigned in it. */
  Set<String> inside(RegionSyntax region, Set<String> after) {
    List<String> bound = variables.boundNames(region);
    if (bound.isEmpty()) {
      return after;
    }
    Set<String> inside = new LinkedHashSet<>(after);
    bound.forEach(inside::remove);
    return inside;
  }

  /** Returns whether at most one region of an operation is run. */
  static boolean isChoice(OperationSyntax op) {
    return op.form() == OpForm.IF || op.name().equals("scf.index_switch");
  }

  /** Returns whether a choice always runs one of its regions. */
  static boolean isComplete(OperationSyntax choice) {
    return choice.form() == OpForm.IF
        ? choice.regions().size() == 2
        : choice.head().stream().anyMatch(it -> it.isWord("default"));
  }

  /** Returns whether a region has one block, with a label or without. */
  static boolean isSingle(RegionSyntax region) {
    int last = region.blocks().size() - 1;
    return last == 0 || (last == 1 && region.blocks().getFirst().operations().isEmpty());
  }

  /** Returns the operations of a region's only block. */
  static List<OperationSyntax> operations(RegionSyntax region) {
    return region.blocks().getLast().operations();
  }
}
