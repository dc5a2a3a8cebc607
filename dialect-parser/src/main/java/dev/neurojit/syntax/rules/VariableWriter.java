package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives every value of a function's variables a name of its own: branches and loops hand on what
 * they change.
 */
final class VariableWriter {
  private final FunctionVariables variables;
  private final VariableFlow flow;
  private final Scope scope;
  private final Source source;
  private final List<Edit> edits = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private @Nullable OperationSyntax first;
  private boolean failed;

  VariableWriter(FunctionVariables variables, SyntaxTree tree) {
    this.variables = variables;
    this.flow = new VariableFlow(variables);
    this.scope = Scope.of(tree);
    this.source = tree.source();
    Map<String, String> names = new HashMap<>();
    variables.function().parameters().stream()
        .map(ArgumentSyntax::name)
        .filter(variables.types()::containsKey)
        .forEach(name -> names.put(name, name));
    RegionSyntax body = variables.function().body();
    if (body != null) {
      region(body, names, Set.of());
    }
  }

  /** Returns the first branch or loop that changes a variable; null if it cannot be said. */
  @Nullable OperationSyntax first() {
    return failed ? null : first;
  }

  List<Edit> edits() {
    return edits;
  }

  void fail() {
    failed = true;
  }

  /** Writes a region; the names that the variables have before it are made those at its end. */
  void region(RegionSyntax region, Map<String, String> names, Set<String> after) {
    region(region, VariableFlow.operations(region), names, after);
  }

  /** Writes some of a region's operations. */
  void region(
      RegionSyntax region,
      List<OperationSyntax> operations,
      Map<String, String> names,
      Set<String> after) {
    for (Definition bound : variables.bound().getOrDefault(region, List.of())) {
      boolean seen = names.containsKey(bound.name());
      String name = seen ? fresh(bound.name(), "", bound.operation()) : bound.name();
      names.put(bound.name(), name);
      if (seen) {
        edits.add(new Edit(bound.span(), name));
      }
    }
    block(operations, names, flow.inside(region, after));
  }

  private void block(
      List<OperationSyntax> operations, Map<String, String> names, Set<String> after) {
    List<Set<String>> live = new ArrayList<>();
    Set<String> behind = after;
    for (OperationSyntax op : operations.reversed()) {
      live.add(behind);
      behind = flow.before(op, behind);
    }
    for (int i = 0; i < operations.size() && !failed; i++) {
      write(operations.get(i), names, live.get(operations.size() - 1 - i));
    }
  }

  private void write(OperationSyntax op, Map<String, String> names, Set<String> after) {
    Token original = FunctionVariables.copied(op);
    if (original != null && variables.types().containsKey(op.results().getFirst().name())) {
      names.put(op.results().getFirst().name(), value(original.text(), names));
      edits.add(Edit.delete(source.ownLine(op.span())));
      return;
    }
    for (Token use : variables.uses().getOrDefault(op, List.of())) {
      String value = value(use.text(), names);
      if (!value.equals(use.text())) {
        edits.add(new Edit(use.span(), value));
      }
    }
    List<String> given = op.regions().isEmpty() ? List.of() : regions(op, names, after);
    for (int i = 0; i < op.results().size(); i++) {
      ResultSyntax result = op.results().get(i);
      String name = result.name();
      if (variables.types().containsKey(name)) {
        name = names.containsKey(name) ? fresh(name, "", op) : name;
        names.put(result.name(), name);
        if (!name.equals(result.name())) {
          edits.add(new Edit(result.span(), name));
        }
      }
      if (i < given.size()) {
        names.put(given.get(i), name);
      }
    }
  }

  /** Returns the name of the value that an operand means now. */
  String value(String text, Map<String, String> names) {
    String value = variables.types().containsKey(text) ? names.get(text) : text;
    failed |= value == null;
    return value == null ? text : value;
  }

  /** Writes the regions of an operation and returns the variables that its results give, if any. */
  private List<String> regions(OperationSyntax op, Map<String, String> names, Set<String> after) {
    Set<String> assigned = flow.assigned(op);
    boolean plain =
        op.regions().stream().allMatch(it -> VariableFlow.isSingle(it) && it.close() != null);
    boolean branch =
        VariableFlow.isChoice(op) && (op.form() != OpForm.IF || op.regions().size() <= 2);
    Set<String> turns = branch ? Set.of() : flow.inTurns(op, after);
    Set<String> behind = new LinkedHashSet<>(after);
    behind.addAll(turns);
    Set<String> changed = new LinkedHashSet<>(assigned);
    changed.removeIf(name -> !behind.contains(name));
    boolean own = op.name().startsWith("scf.") || op.name().startsWith("affine.");
    if (!plain || (!changed.isEmpty() && !own)) {
      failed = true;
      return List.of();
    }
    if (changed.isEmpty()) {
      op.regions().forEach(it -> region(it, new HashMap<>(names), behind));
      return List.of();
    }
    first = first == null ? op : first;
    if (branch) {
      return new VariableBranch(op, changed, this).write(names, after);
    }
    // What a turn computes anew may as well be another value of the same name.
    boolean clear = names.keySet().containsAll(changed) && turns.containsAll(changed);
    if (clear && (op.form() == OpForm.FOR || op.name().equals("affine.for"))) {
      return new VariableLoop(op, changed, this).write(names, behind);
    }
    if (clear && op.form() == OpForm.WHILE) {
      new VariableWhile(op, changed, this).write(names, behind);
    } else {
      failed = true;
    }
    return List.of();
  }

  /** A region's operations, without a terminator that says no more than ours will. */
  List<OperationSyntax> open(RegionSyntax region, List<String> changed) {
    List<OperationSyntax> operations = VariableFlow.operations(region);
    if (operations.isEmpty()) {
      return operations;
    }
    OperationSyntax last = operations.getLast();
    failed |= last.form() == OpForm.RETURN;
    if (last.form() != OpForm.YIELD) {
      return operations;
    }
    failed |= last.operands().stream().anyMatch(it -> !changed.contains(it.text()));
    edits.add(Edit.delete(source.ownLine(last.span())));
    return operations.subList(0, operations.size() - 1);
  }

  /** Ends a region with what it hands on. */
  void end(
      OperationSyntax op,
      RegionSyntax region,
      List<String> changed,
      Map<String, String> names,
      String otherwise) {
    Token close = region.close();
    if (close != null) {
      edits.add(
          new Edit(close.span(), "  " + yielded(op, changed, names) + line(op) + "}" + otherwise));
    }
  }

  String yielded(OperationSyntax op, List<String> changed, Map<String, String> names) {
    String dialect = op.name().startsWith("affine.") ? "affine" : "scf";
    return dialect + ".yield " + values(changed, names) + " : " + types(changed);
  }

  /** Names what a loop carries inside it, and returns what its head says of that. */
  String arguments(
      OperationSyntax op,
      List<String> order,
      Map<String, String> names,
      Map<String, String> inside) {
    List<String> bindings = new ArrayList<>();
    for (String variable : order) {
      String argument = fresh(variable, "_in", op);
      bindings.add(argument + " = " + value(variable, names));
      inside.put(variable, argument);
    }
    return String.join(", ", bindings);
  }

  /** Returns the names of the variables' values, as a list of operands. */
  String values(List<String> order, Map<String, String> names) {
    return String.join(", ", order.stream().map(it -> value(it, names)).toList());
  }

  /** Names what a statement without results gives. */
  void results(OperationSyntax op, List<String> changed, Map<String, String> names) {
    for (String name : changed) {
      names.put(name, names.containsKey(name) ? fresh(name, "_out", op) : name);
    }
    List<String> results = changed.stream().map(names::get).toList();
    edits.add(Edit.insert(op.span().start(), String.join(", ", results) + " = "));
  }

  String types(List<String> changed) {
    return String.join(", ", changed.stream().map(variables.types()::get).toList());
  }

  /** Returns what begins a line of an operation's indent. */
  String line(OperationSyntax op) {
    return source.lineEnd() + source.indentAt(op.span().start());
  }

  Source source() {
    return source;
  }

  /** A free name that tells the line at which the variable is given the value. */
  String fresh(String name, String role, OperationSyntax op) {
    String base = NameStem.of(name);
    String wish = base + role + "_" + source.lineAt(op.span().start());
    String fresh = scope.fresh(wish);
    for (int i = 1; !taken.add(fresh); i++) {
      fresh = scope.fresh(wish + "_" + i);
    }
    return fresh;
  }
}
