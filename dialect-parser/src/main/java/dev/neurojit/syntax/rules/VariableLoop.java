package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Iterations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Has an scf.for or affine.for carry the variables that it changes. */
final class VariableLoop {
  private final OperationSyntax op;
  private final Set<String> changed;
  private final VariableWriter writer;
  private final List<Edit> edits;

  VariableLoop(OperationSyntax op, Set<String> changed, VariableWriter writer) {
    this.op = op;
    this.changed = changed;
    this.writer = writer;
    this.edits = writer.edits();
  }

  /** Writes it and returns the variables that its own results give, if any. */
  List<String> write(Map<String, String> names, Set<String> behind) {
    RegionSyntax body = op.regions().getFirst();
    List<OperationSyntax> operations = VariableFlow.operations(body);
    OperationSyntax last = operations.isEmpty() ? op : operations.getLast();
    boolean yields = last.form() == OpForm.YIELD && !last.operands().isEmpty();
    boolean carries = !Iterations.arguments(op).isEmpty();
    int arrow = Heads.indexOf(op.body(), TokenKind.ARROW, 0);
    if (op.body().isEmpty() || (arrow < 0 && carries) || (arrow >= 0 && !yields)) {
      return none();
    }
    if (carries) {
      return further(last, arrow, names, behind);
    }
    List<String> results = op.results().stream().map(ResultSyntax::name).toList();
    List<String> order = List.copyOf(changed);
    if (!results.isEmpty()) {
      order = yields ? last.operands().stream().map(Token::text).toList() : results;
      boolean fits = order.size() == results.size() && order.size() == changed.size();
      if (!fits || !changed.equals(new HashSet<>(order))) {
        return none();
      }
    }
    String types = arrow < 0 ? " -> (" + writer.types(order) + ")" : "";
    Token colon = op.colon();
    int at = arrow >= 0 ? op.body().get(arrow).start() : colon == null ? end() : colon.start();
    Map<String, String> inside = new HashMap<>(names);
    String clause = "iter_args(" + writer.arguments(op, order, names, inside) + ")" + types;
    edits.add(Edit.insert(at, at == end() ? " " + clause : clause + " "));
    if (yields && !results.isEmpty()) {
      writer.region(body, inside, behind);
    } else {
      writer.region(body, writer.open(body, order), inside, behind);
      writer.end(op, body, order, inside, "");
    }
    if (results.isEmpty()) {
      writer.results(op, order, names);
    }
    return results.isEmpty() ? List.of() : order;
  }

  private List<String> none() {
    writer.fail();
    return List.of();
  }

  private int end() {
    return op.body().getLast().end();
  }

  /** A loop that carries other values already. */
  private List<String> further(
      OperationSyntax last, int arrow, Map<String, String> names, Set<String> behind) {
    List<Token> body = op.body();
    int open = Iterations.clause(op);
    int close = Heads.afterGroup(body, open) - 1;
    int count = Iterations.arguments(op).size();
    int given = op.results().stream().mapToInt(ResultSyntax::count).sum();
    boolean whole =
        last.operands().size() == count
            && last.types().size() == count
            && given == count
            && close > open
            && close < arrow
            && arrow + 1 < body.size();
    int equal = Heads.indexOf(op.head(), TokenKind.EQUAL, 0);
    if (!whole || equal < 1) {
      return none();
    }
    List<String> order = List.copyOf(changed);
    String types = writer.types(order);
    Map<String, String> inside = new HashMap<>(names);
    edits.add(
        Edit.insert(body.get(close).start(), ", " + writer.arguments(op, order, names, inside)));
    boolean list = body.get(arrow + 1).is(TokenKind.LPAREN);
    int behindTypes = list ? Heads.afterGroup(body, arrow + 1) - 1 : arrow + 1;
    if (list) {
      edits.add(Edit.insert(body.get(behindTypes).start(), ", " + types));
    } else {
      Span only = body.get(arrow + 1).span();
      edits.add(Edit.insert(only.start(), "("));
      edits.add(Edit.insert(only.end(), ", " + types + ")"));
    }
    writer.region(op.regions().getFirst(), inside, behind);
    edits.add(Edit.insert(last.operands().getLast().end(), ", " + writer.values(order, inside)));
    edits.add(Edit.insert(last.types().getLast().span().end(), ", " + types));
    List<String> results = new ArrayList<>();
    for (String name : order) {
      String result = writer.fresh(name, "_out", op);
      results.add(result);
      names.put(name, result);
    }
    edits.add(Edit.insert(op.head().get(equal - 1).end(), ", " + String.join(", ", results)));
    return List.of();
  }
}
