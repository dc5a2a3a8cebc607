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
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A branch or loop with several results of which only some have a type: {@code -> (f32)}. */
final class TooFewTypes extends OperationRule {
  TooFewTypes() {
    super("NJ281", "too-few-types");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean may = op.form() == OpForm.FOR || op.form() == OpForm.IF;
    if (!may || op.regions().isEmpty() || op.colon() != null) {
      return null;
    }
    boolean picked = isPicked(op, tree);
    List<String> given = picked ? given(op, tree) : List.of();
    int named = picked ? given.size() : op.results().stream().mapToInt(ResultSyntax::count).sum();
    List<Token> body = op.body();
    int arrow = Heads.indexOf(body, TokenKind.ARROW, 0);
    List<String> written = Signatures.results(op).stream().map(TypeSyntax::text).toList();
    if (named < 2 || arrow < 0 || written.isEmpty() || written.size() >= named) {
      return null;
    }
    List<String> types = picked ? given : given(op, tree);
    if (types.size() != named || !isPart(written, types)) {
      return null;
    }
    Span span = Heads.span(body.subList(arrow, body.size()));
    String right = "-> " + Signatures.list(op, types);
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(span, right));
    if (picked) {
      edits.add(Edit.insert(op.results().getFirst().span().end(), ":" + named));
    }
    return error(span, op.name() + " gives " + named + " values and names the type of each")
        .safely("write " + right, edits);
  }

  /**
   * Returns whether there is one name without a number, of which the uses pick by number, and not
   * only the first.
   */
  static boolean isPicked(OperationSyntax op, SyntaxTree tree) {
    List<ResultSyntax> results = op.results();
    RegionSyntax around = op.block().region();
    if (results.size() != 1 || results.getFirst().count() != 1 || around == null) {
      return false;
    }
    String name = results.getFirst().name();
    List<Use> uses =
        ResultMarks.of(tree).isHashed(name) ? Wanted.uses(name, around.span(), tree) : List.of();
    return uses.stream().allMatch(it -> it.token().text().indexOf('#') > 0)
        && uses.stream().anyMatch(it -> !it.token().text().endsWith("#0"));
  }

  /** Returns the types of what a branch or loop hands on, told from its values; none if unclear. */
  static List<String> given(OperationSyntax op, SyntaxTree tree) {
    return switch (op.form()) {
      case FOR -> op.regions().isEmpty() ? List.of() : carried(op, tree);
      case IF -> yielded(op, tree);
      default -> List.of();
    };
  }

  /** The types that a loop begins with, or names at its end, if each turn gives as many. */
  private static List<String> carried(OperationSyntax op, SyntaxTree tree) {
    List<String> types = new ArrayList<>();
    for (Iterations.Binding binding : Iterations.arguments(op)) {
      Token value = binding.value();
      String type = value == null ? null : Scope.of(tree).typeOf(value);
      if (type == null) {
        return List.of();
      }
      types.add(type);
    }
    OperationSyntax last = last(op.regions().getFirst());
    List<Token> values = last == null ? null : TypeList.values(last);
    if (last == null || values == null || values.size() != types.size()) {
      return List.of();
    }
    List<String> named = last.types().stream().map(TypeSyntax::text).toList();
    return named.size() == types.size() ? named : types;
  }

  private static List<String> yielded(OperationSyntax op, SyntaxTree tree) {
    List<OperationSyntax> yields = new ArrayList<>();
    for (RegionSyntax region : op.regions()) {
      OperationSyntax last = last(region);
      if (last == null) {
        return List.of();
      }
      yields.add(last);
    }
    return yields.size() == 2 ? StructuredTypes.ofYields(yields, tree) : List.of();
  }

  private static @Nullable OperationSyntax last(RegionSyntax region) {
    List<OperationSyntax> operations = region.blocks().getLast().operations();
    boolean ends = !operations.isEmpty() && operations.getLast().form() == OpForm.YIELD;
    return ends ? operations.getLast() : null;
  }

  /** Whether the types stand among all of them, in this order. */
  private static boolean isPart(List<String> some, List<String> all) {
    int next = 0;
    for (String type : all) {
      next += next < some.size() && some.get(next).equals(type) ? 1 : 0;
    }
    return next == some.size();
  }
}
