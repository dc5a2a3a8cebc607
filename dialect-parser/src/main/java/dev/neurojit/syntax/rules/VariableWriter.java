package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Iterations;
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
  private final SyntaxTree tree;
  private final Source source;
  private final List<Edit> edits = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> named = new HashSet<>();
  private @Nullable OperationSyntax first;
  private boolean failed;

  VariableWriter(FunctionVariables variables, SyntaxTree tree) {
    this.variables = variables;
    this.flow = new VariableFlow(variables);
    this.tree = tree;
    this.source = tree.source();
    Map<String, String> names = new HashMap<>();
    variables.function().parameters().stream()
        .map(ArgumentSyntax::name)
        .filter(variables.types()::containsKey)
        .forEach(name -> names.put(name, name));
    named.addAll(names.keySet());
    RegionSyntax body = variables.function().body();
    if (body != null) {
      block(VariableFlow.operations(body), names, Set.of());
    }
  }

  /** Returns the first branch or loop that changes a variable; null if it cannot be said. */
  @Nullable OperationSyntax first() {
    return failed ? null : first;
  }

  List<Edit> edits() {
    return edits;
  }

  /** Writes operations, the names that the variables have before them made those behind them. */
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
      String value = value(original.text(), names);
      names.put(op.results().getFirst().name(), value);
      edits.add(Edit.delete(source.ownLine(op.span())));
      return;
    }
    for (Token use : variables.uses().getOrDefault(op, List.of())) {
      String value = value(use.text(), names);
      if (!value.equals(use.text())) {
        edits.add(new Edit(use.span(), value));
      }
    }
    if (!op.regions().isEmpty()) {
      regions(op, names, after);
    }
    for (ResultSyntax result : op.results()) {
      if (variables.types().containsKey(result.name())) {
        String name = named.add(result.name()) ? result.name() : fresh(result.name(), "", op);
        names.put(result.name(), name);
        if (!name.equals(result.name())) {
          edits.add(new Edit(result.span(), name));
        }
      }
    }
  }

  private String value(String text, Map<String, String> names) {
    String value = variables.types().containsKey(text) ? names.get(text) : text;
    failed |= value == null;
    return value == null ? text : value;
  }

  private void regions(OperationSyntax op, Map<String, String> names, Set<String> after) {
    Set<String> assigned = flow.assigned(op);
    boolean plain =
        op.regions().stream().allMatch(it -> it.blocks().size() == 1 && it.close() != null);
    boolean loop = op.form() == OpForm.FOR && op.regions().size() == 1;
    boolean branch = op.form() == OpForm.IF && op.regions().size() <= 2;
    if (!plain || (!assigned.isEmpty() && !loop && !branch)) {
      failed = true;
      return;
    }
    Set<String> changed = new LinkedHashSet<>(assigned);
    Set<String> turns = loop ? flow.inTurns(op.regions().getFirst(), after) : Set.of();
    changed.removeIf(name -> !after.contains(name) && !turns.contains(name));
    Set<String> behind = new LinkedHashSet<>(after);
    behind.addAll(turns);
    if (changed.isEmpty()) {
      op.regions().forEach(it -> block(VariableFlow.operations(it), new HashMap<>(names), behind));
      return;
    }
    boolean statement =
        op.results().isEmpty()
            && !op.body().isEmpty()
            && Heads.indexOf(op.body(), TokenKind.ARROW, 0) < 0
            && (op.name().startsWith("scf.") || op.name().startsWith("affine."));
    first = first == null ? op : first;
    if (!statement) {
      failed = true;
    } else if (loop) {
      loop(op, changed, turns, names, behind);
    } else {
      branches(op, changed, names, after);
    }
  }

  private void loop(
      OperationSyntax op,
      Set<String> changed,
      Set<String> turns,
      Map<String, String> names,
      Set<String> behind) {
    // What a turn computes anew may as well be another value of the same name.
    boolean clear = names.keySet().containsAll(changed) && turns.containsAll(changed);
    if (!clear || !Iterations.arguments(op).isEmpty()) {
      failed = true;
      return;
    }
    Map<String, String> inside = new HashMap<>(names);
    List<String> bindings = new ArrayList<>();
    for (String name : changed) {
      String argument = fresh(name, "_in", op);
      bindings.add(argument + " = " + names.get(name));
      inside.put(name, argument);
    }
    RegionSyntax body = op.regions().getFirst();
    List<OperationSyntax> operations = open(body, changed);
    block(operations, inside, behind);
    Token colon = op.colon();
    String clause = "iter_args(" + String.join(", ", bindings) + ") -> (" + types(changed) + ")";
    edits.add(
        colon == null
            ? Edit.insert(op.body().getLast().end(), " " + clause)
            : Edit.insert(colon.start(), clause + " "));
    end(op, body, changed, inside, "");
    results(op, changed, names);
  }

  private void branches(
      OperationSyntax op, Set<String> changed, Map<String, String> names, Set<String> after) {
    String otherwise = "";
    if (op.regions().size() == 1) {
      String indent = source.lineEnd() + source.indentAt(op.span().start());
      otherwise = " else {" + indent + "  " + yielded(op, changed, names) + indent + "}";
    }
    for (RegionSyntax region : op.regions()) {
      Map<String, String> inside = new HashMap<>(names);
      block(open(region, changed), inside, after);
      end(op, region, changed, inside, otherwise);
    }
    edits.add(Edit.insert(op.body().getLast().end(), " -> (" + types(changed) + ")"));
    results(op, changed, names);
  }

  /** A region's operations, without a terminator that says no more than ours will. */
  private List<OperationSyntax> open(RegionSyntax region, Set<String> changed) {
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

  private void end(
      OperationSyntax op,
      RegionSyntax region,
      Set<String> changed,
      Map<String, String> names,
      String otherwise) {
    Token close = region.close();
    if (close != null) {
      String indent = source.lineEnd() + source.indentAt(op.span().start());
      edits.add(
          new Edit(close.span(), "  " + yielded(op, changed, names) + indent + "}" + otherwise));
    }
  }

  private String yielded(OperationSyntax op, Set<String> changed, Map<String, String> names) {
    List<String> values = changed.stream().map(it -> value(it, names)).toList();
    String dialect = op.name().startsWith("affine.") ? "affine" : "scf";
    return dialect + ".yield " + String.join(", ", values) + " : " + types(changed);
  }

  private void results(OperationSyntax op, Set<String> changed, Map<String, String> names) {
    for (String name : changed) {
      names.put(name, fresh(name, "_out", op));
      named.add(name);
    }
    List<String> results = changed.stream().map(names::get).toList();
    edits.add(Edit.insert(op.span().start(), String.join(", ", results) + " = "));
  }

  private String types(Set<String> changed) {
    return String.join(", ", changed.stream().map(variables.types()::get).toList());
  }

  /** A free name that tells the line at which the variable is given the value. */
  private String fresh(String name, String role, OperationSyntax op) {
    String base = name.substring(1).replaceFirst("^(?=[0-9])", "v");
    String wish = base + role + "_" + source.lineAt(op.span().start());
    String fresh = Scope.of(tree).fresh(wish);
    for (int i = 1; !taken.add(fresh); i++) {
      fresh = Scope.of(tree).fresh(wish + "_" + i);
    }
    return fresh;
  }

  /** Returns the place of a variable's name where an operation, or one inside it, assigns it. */
  static @Nullable Span firstAssigned(OperationSyntax op, Set<String> names) {
    for (RegionSyntax region : op.regions()) {
      for (OperationSyntax inner : VariableFlow.operations(region)) {
        for (ResultSyntax result : inner.results()) {
          if (names.contains(result.name())) {
            return result.span();
          }
        }
        Span deeper = firstAssigned(inner, names);
        if (deeper != null) {
          return deeper;
        }
      }
    }
    return null;
  }
}
