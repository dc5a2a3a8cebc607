package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loop that yields its induction variable, or the next one, beside the values it carries. */
final class YieldedInduction extends OperationRule {
  YieldedInduction() {
    super("NJ283", "yielded-induction");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.FOR || op.regions().size() != 1) {
      return null;
    }
    Token variable = Iterations.induction(op);
    int carried = Iterations.arguments(op).size();
    OperationSyntax yield = last(op.regions().getFirst());
    List<Token> values = yield == null ? null : TypeList.values(yield);
    int named = op.results().stream().mapToInt(ResultSyntax::count).sum();
    if (variable == null || yield == null || values == null || named > carried) {
      return null;
    }
    int surplus = values.size() == carried + 1 ? counter(values, variable, op, tree) : -1;
    return surplus < 0 ? null : report(op, yield, surplus, values.size());
  }

  private Diagnostic report(OperationSyntax op, OperationSyntax yield, int surplus, int size) {
    List<Edit> edits = new ArrayList<>();
    List<Span> types = yield.types().stream().map(TypeSyntax::span).toList();
    if (size == 1) {
      edits.add(new Edit(yield.span(), "scf.yield"));
    } else {
      edits.add(without(yield.slots().stream().map(Heads::span).toList(), surplus));
    }
    if (size > 1 && types.size() == size) {
      edits.add(without(types, surplus));
    }
    return error(
            Heads.span(yield.slots().get(surplus)), "scf.for counts its induction variable itself")
        .note(op.headSpan(), "this loop")
        .safely("yield what it carries only", edits);
  }

  /** Deletes one of several, and the comma before or behind it. */
  private static Edit without(List<Span> all, int i) {
    return Edit.delete(
        i == 0
            ? new Span(all.get(0).start(), all.get(1).start())
            : new Span(all.get(i - 1).end(), all.get(i).end()));
  }

  private static @Nullable OperationSyntax last(RegionSyntax region) {
    List<OperationSyntax> operations = region.blocks().getLast().operations();
    boolean ends = !operations.isEmpty() && operations.getLast().form() == OpForm.YIELD;
    return ends ? operations.getLast() : null;
  }

  /** Returns the only place among the values where the variable stands, or -1. */
  private static int counter(
      List<Token> values, Token variable, OperationSyntax op, SyntaxTree tree) {
    int found = -1;
    for (int i = 0; i < values.size(); i++) {
      if (isCounter(values.get(i), variable, op, tree)) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  /** {@code %i}, or {@code %i + step} computed in the loop. */
  private static boolean isCounter(
      Token value, Token variable, OperationSyntax op, SyntaxTree tree) {
    if (value.text().equals(variable.text())) {
      return true;
    }
    Definition definition = Scope.of(tree).resolve(value);
    boolean inside = definition != null && op.span().contains(definition.span());
    if (!inside || definition == null || !definition.operation().name().equals("arith.addi")) {
      return false;
    }
    List<String> added = definition.operation().operands().stream().map(Token::text).toList();
    List<Token> bounds = op.body();
    int step = 0;
    while (step < bounds.size() && !bounds.get(step).isWord("step")) {
      step++;
    }
    return step + 1 < bounds.size()
        && added.contains(variable.text())
        && added.contains(bounds.get(step + 1).text());
  }
}
