package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that each turn of a loop computes from itself, as a variable of another language. */
final class LoopCarriedValue extends OperationRule {
  LoopCarriedValue() {
    super("NJ110", "loop-carried-value");
  }

  /** A name with its value before the loop and the one that each turn gives it. */
  private record Carried(Definition before, Definition inside, String type, boolean usedAfter) {}

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean plain =
        op.form() == OpForm.FOR
            && op.results().isEmpty()
            && !op.body().isEmpty()
            && op.regions().size() == 1
            && Iterations.arguments(op).isEmpty()
            && Heads.indexOf(op.body(), TokenKind.ARROW, 0) < 0;
    RegionSyntax body = plain ? op.regions().getFirst() : null;
    if (body == null || body.close() == null || body.blocks().size() > 1) {
      return null;
    }
    List<OperationSyntax> operations = body.blocks().getFirst().operations();
    boolean open =
        !operations.isEmpty()
            && (operations.getLast().form() != OpForm.YIELD
                || operations.getLast().operands().isEmpty());
    List<Carried> carried = open ? carried(op, body.blocks().getFirst(), tree) : List.of();
    return carried.isEmpty() ? null : report(op, body, carried, tree);
  }

  private static List<Carried> carried(OperationSyntax op, BlockSyntax block, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    List<Carried> carried = new ArrayList<>();
    for (OperationSyntax inner : block.operations()) {
      for (var result : inner.results()) {
        List<Definition> all = scope.definitions(result.name());
        List<Definition> outside =
            all.stream().filter(it -> it.isVisibleAt(op.span().start())).toList();
        List<Definition> inside = all.stream().filter(it -> op.span().contains(it.span())).toList();
        boolean single = outside.size() == 1 && inside.size() == 1;
        Carried value =
            single ? carried(outside.getFirst(), inside.getFirst(), inner, op, scope) : null;
        if (value != null) {
          carried.add(value);
        }
      }
    }
    // What no one looks at behind the loop may still be what the others are computed from.
    return carried.stream().anyMatch(Carried::usedAfter) ? carried : List.of();
  }

  /** Of one type, and read in the loop before it is given the next turn's value. */
  private static @Nullable Carried carried(
      Definition before,
      Definition inside,
      OperationSyntax inner,
      OperationSyntax op,
      Scope scope) {
    String type = inside.type();
    if (type == null || !type.equals(before.type())) {
      return null;
    }
    List<Use> uses = scope.uses(inside.name(), before.visible());
    boolean fromItself =
        uses.stream()
            .anyMatch(use ->
                op.regions().getFirst().span().contains(use.token().span())
                    && use.token().start() < inner.span().end());
    boolean after = uses.stream().anyMatch(use -> use.token().start() > op.span().end());
    return fromItself ? new Carried(before, inside, type, after) : null;
  }

  private Diagnostic report(
      OperationSyntax op, RegionSyntax body, List<Carried> carried, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    Source source = tree.source();
    int line = source.lineAt(op.span().start());
    List<Edit> edits = new ArrayList<>();
    List<String> results = new ArrayList<>();
    List<String> bindings = new ArrayList<>();
    List<String> values = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (Carried it : carried) {
      String name = it.before().name();
      String base = name.substring(1).replaceFirst("^(?=[0-9])", "v");
      String argument = scope.fresh(base + "_in_" + line);
      String next = scope.fresh(base + "_next_" + line);
      String result = scope.fresh(base + "_out_" + line);
      results.add(result);
      bindings.add(argument + " = " + name);
      values.add(next);
      types.add(it.type());
      edits.add(new Edit(it.inside().span(), next));
      for (Use use : scope.uses(name, it.before().visible())) {
        int at = use.token().start();
        if (body.span().contains(use.token().span())) {
          boolean later = at >= it.inside().operation().span().end();
          edits.add(new Edit(use.token().span(), later ? next : argument));
        } else if (at > op.span().end()) {
          edits.add(new Edit(use.token().span(), result));
        }
      }
    }
    String list = String.join(", ", types);
    edits.add(Edit.insert(op.span().start(), String.join(", ", results) + " = "));
    edits.add(
        Edit.insert(
            op.body().getLast().end(),
            " iter_args(" + String.join(", ", bindings) + ") -> (" + list + ")"));
    edits.add(ending(body, "scf.yield " + String.join(", ", values) + " : " + list, source));
    return error(
            carried.getFirst().inside().span(),
            carried.getFirst().inside().name()
                + " is computed from itself in each turn of the loop")
        .note(carried.getFirst().before().span(), "its first value")
        .safely("carry it through the loop", edits);
  }

  private static Edit ending(RegionSyntax body, String line, Source source) {
    OperationSyntax last = body.blocks().getFirst().operations().getLast();
    String indent = source.indentAt(last.span().start());
    Span span = last.span();
    return last.form() == OpForm.YIELD
        ? new Edit(span, line)
        : Edit.insert(span.end(), source.lineEnd() + indent + line);
  }
}
