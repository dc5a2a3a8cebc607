package dev.neurojit.syntax.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells which variables statements change and formulas use. */
final class ProgramNames {
  private ProgramNames() {}

  /** Returns the variables that the statements change and that are not their own. */
  static Set<String> assigned(List<Statement> statements) {
    Set<String> changed = new LinkedHashSet<>();
    Set<String> own = new LinkedHashSet<>();
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Assign assign -> (assign.declares() ? own : changed).addAll(assign.names());
        case Statement.Choose choose -> {
          changed.addAll(assigned(choose.yes()));
          changed.addAll(assigned(choose.no()));
        }
        case Statement.While loop -> {
          changed.addAll(assigned(loop.body()));
          changed.addAll(assigned(loop.step()));
        }
        case Statement.Count count -> {
          Set<String> inner = assigned(count.body());
          inner.remove(count.name());
          changed.addAll(inner);
        }
        case Statement.Array array -> own.add(array.name());
        case Statement.Store s -> {}
        case Statement.Return r -> {}
        case Statement.Leave l -> {}
        case Statement.Remark r -> {}
      }
    }
    changed.removeAll(own);
    return changed;
  }

  /** Returns whether the statements only change elements of arrays and give no value. */
  static boolean onlyStore(List<Statement> statements) {
    return count(statements, Statement.Store.class) > 0
        && count(statements, Statement.Return.class) == 0;
  }

  private static long count(List<Statement> statements, Class<? extends Statement> kind) {
    return statements.stream()
        .mapToLong(statement ->
            switch (statement) {
              case Statement.Choose choose -> count(choose.yes(), kind) + count(choose.no(), kind);
              case Statement.While loop -> count(loop.body(), kind);
              case Statement.Count count -> count(count.body(), kind);
              default -> kind.isInstance(statement) ? 1 : 0;
            })
        .sum();
  }

  /** Returns the variables in a formula. */
  static Set<String> used(Formula formula) {
    return switch (formula) {
      case Formula.Leaf leaf ->
          leaf.text().startsWith("%")
              ? new LinkedHashSet<>(Set.of(leaf.text()))
              : new LinkedHashSet<>();
      case Formula.Cast cast -> used(cast.operand());
      case Formula.Apply apply -> {
        Set<String> all = new LinkedHashSet<>();
        apply.operands().forEach(operand -> all.addAll(used(operand)));
        yield all;
      }
    };
  }

  /** Returns whether the statements leave a loop or the function anywhere inside. */
  static boolean leaves(List<Statement> statements) {
    return statements.stream()
        .anyMatch(statement ->
            switch (statement) {
              case Statement.Choose choose -> leaves(choose.yes()) || leaves(choose.no());
              case Statement.While loop -> leaves(loop.body());
              case Statement.Count count -> leaves(count.body());
              case Statement.Return r -> true;
              case Statement.Leave l -> true;
              case Statement.Assign a -> false;
              case Statement.Array a -> false;
              case Statement.Store s -> false;
              case Statement.Remark r -> false;
            });
  }

  /** Returns whether nothing behind the statements is ever reached. */
  static boolean ends(List<Statement> statements) {
    if (statements.isEmpty()) {
      return false;
    }
    return switch (statements.getLast()) {
      case Statement.Return r -> true;
      case Statement.Leave l -> true;
      case Statement.Choose choose -> ends(choose.yes()) && ends(choose.no());
      case Statement.Remark r -> ends(statements.subList(0, statements.size() - 1));
      default -> false;
    };
  }
}
