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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A variable of another language that branches of an scf.if change. */
final class ConditionalAssignment extends OperationRule {
  ConditionalAssignment() {
    super("NJ126", "conditional-assignment");
  }

  /** A name with its value before the branches and those that branches give it. */
  private record Changed(Definition before, List<Definition> inside, String type) {}

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean open =
        (StatementIf.is(op, 1) || StatementIf.is(op, 2))
            && op.regions().stream().allMatch(ConditionalAssignment::isOpen);
    List<Changed> changed = open ? changed(op, tree) : List.of();
    return changed.isEmpty() ? null : report(op, changed, tree);
  }

  /** One block that ends without a terminator. */
  private static boolean isOpen(RegionSyntax body) {
    List<OperationSyntax> operations = body.blocks().getFirst().operations();
    return !operations.isEmpty()
        && body.close() != null
        && body.blocks().size() == 1
        && operations.getLast().form() != OpForm.YIELD
        && operations.getLast().form() != OpForm.RETURN;
  }

  private static List<Changed> changed(OperationSyntax op, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    Map<String, Changed> changed = new LinkedHashMap<>();
    for (RegionSyntax region : op.regions()) {
      for (OperationSyntax inner : region.blocks().getFirst().operations()) {
        for (ResultSyntax result : inner.results()) {
          Changed found = changed(result.name(), op, scope);
          if (found != null) {
            changed.putIfAbsent(result.name(), found);
          }
        }
      }
    }
    return List.copyOf(changed.values());
  }

  /** A name with one value before the branches, and at most one of the same type in each. */
  private static @Nullable Changed changed(String name, OperationSyntax op, Scope scope) {
    List<Definition> all = scope.definitions(name);
    Definition before = all.getFirst();
    List<Definition> inside = all.subList(1, all.size());
    String type = before.type();
    boolean each =
        inside.size() <= op.regions().size()
            && inside.stream().map(Definition::region).distinct().count() == inside.size()
            && inside.stream()
                .allMatch(
                    it -> op.regions().contains(it.region()) && Objects.equals(type, it.type()));
    boolean known = type != null && before.isVisibleAt(op.span().start()) && !inside.isEmpty();
    return known && each && type != null ? new Changed(before, inside, type) : null;
  }

  private Diagnostic report(OperationSyntax op, List<Changed> changed, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    Source source = tree.source();
    int line = source.lineAt(op.span().start());
    List<Edit> edits = new ArrayList<>();
    List<String> results = new ArrayList<>();
    List<List<String>> given = new ArrayList<>();
    op.regions().forEach(region -> given.add(new ArrayList<>()));
    for (Changed it : changed) {
      String base = it.before().name().substring(1).replaceFirst("^(?=[0-9])", "v");
      String result = scope.fresh(base + "_out_" + line);
      String next = scope.fresh(base + "_new_" + line);
      results.add(result);
      rename(op, it, next, result, scope, edits);
      for (int i = 0; i < op.regions().size(); i++) {
        RegionSyntax region = op.regions().get(i);
        boolean here = it.inside().stream().anyMatch(inner -> region.equals(inner.region()));
        given.get(i).add(here ? next : it.before().name());
      }
    }
    String types = String.join(", ", changed.stream().map(Changed::type).toList());
    edits.add(Edit.insert(op.span().start(), String.join(", ", results) + " = "));
    edits.add(Edit.insert(op.body().getLast().end(), " -> (" + types + ")"));
    endings(op, changed, given, types, source, edits);
    Definition first = changed.getFirst().inside().getFirst();
    return error(first.span(), first.name() + " is changed in a branch and used after it")
        .note(changed.getFirst().before().span(), "its value otherwise")
        .safely("let the scf.if give it", edits);
  }

  private static void rename(
      OperationSyntax op,
      Changed changed,
      String next,
      String result,
      Scope scope,
      List<Edit> edits) {
    changed.inside().forEach(it -> edits.add(new Edit(it.span(), next)));
    for (Use use : scope.uses(changed.before().name())) {
      int at = use.token().start();
      boolean inside =
          changed.inside().stream()
              .anyMatch(it -> at >= it.operation().span().end() && it.isVisibleAt(at));
      if (at > op.span().end()) {
        edits.add(new Edit(use.token().span(), result));
      } else if (inside) {
        edits.add(new Edit(use.token().span(), next));
      }
    }
  }

  /** The yields before the closing braces, and an else that keeps the values. */
  private static void endings(
      OperationSyntax op,
      List<Changed> changed,
      List<List<String>> given,
      String types,
      Source source,
      List<Edit> edits) {
    String end = source.lineEnd() + source.indentAt(op.span().start());
    for (int i = 0; i < given.size(); i++) {
      Token close = op.regions().get(i).close();
      String values = "  scf.yield " + String.join(", ", given.get(i)) + " : " + types + end + "}";
      if (close != null && given.size() == 1) {
        List<String> kept = changed.stream().map(it -> it.before().name()).toList();
        values +=
            " else {" + end + "  scf.yield " + String.join(", ", kept) + " : " + types + end + "}";
      }
      if (close != null) {
        edits.add(new Edit(close.span(), values));
      }
    }
  }
}
