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

/** Has a loop carry the variables that it changes. */
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

  /** Gives up. */
  List<String> none() {
    writer.fail();
    return List.of();
  }

  /** Writes a for loop and returns the variables that its own results give. */
  List<String> counted(Map<String, String> names, Set<String> turns, Set<String> behind) {
    // What a turn computes anew may as well be another value of the same name.
    if (!names.keySet().containsAll(changed) || !turns.containsAll(changed)) {
      return none();
    }
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
    String clause = "iter_args(" + arguments(order, "_in", names, inside) + ")" + types;
    edits.add(Edit.insert(at, at == end() ? " " + clause : clause + " "));
    if (yields && !results.isEmpty()) {
      writer.region(body, inside, behind);
    } else {
      writer.block(writer.open(body, order), inside, behind);
      writer.end(op, body, order, inside, "");
    }
    if (results.isEmpty()) {
      writer.results(op, order, names);
    }
    return results.isEmpty() ? List.of() : order;
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
    edits.add(Edit.insert(body.get(close).start(), ", " + arguments(order, "_in", names, inside)));
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
    String values = String.join(", ", order.stream().map(it -> writer.value(it, inside)).toList());
    edits.add(Edit.insert(last.operands().getLast().end(), ", " + values));
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

  /** Writes an scf.while that carries nothing yet. */
  List<String> asked(Map<String, String> names, Set<String> turns, Set<String> behind) {
    Token name = op.nameToken();
    boolean plain =
        name != null
            && op.regions().size() == 2
            && op.results().isEmpty()
            && Heads.indexOf(op.body(), TokenKind.EQUAL, 0) < 0
            && op.regions().stream().allMatch(it -> it.blocks().size() == 1);
    List<OperationSyntax> before =
        plain ? VariableFlow.operations(op.regions().getFirst()) : List.of();
    boolean asks =
        !before.isEmpty()
            && before.getLast().name().equals("scf.condition")
            && before.getLast().operands().size() == 1;
    boolean clear = names.keySet().containsAll(changed) && turns.containsAll(changed);
    if (name == null || !asks || !clear) {
      return none();
    }
    List<String> order = List.copyOf(changed);
    String types = writer.types(order);
    RegionSyntax first = op.regions().getFirst();
    RegionSyntax second = op.regions().getLast();
    Map<String, String> inside = new HashMap<>(names);
    String head =
        " (" + arguments(order, "_in", names, inside) + ") : (" + types + ") -> (" + types + ") ";
    edits.add(new Edit(new Span(/* start= */ name.end(), /* end= */ first.open().start()), head));
    writer.region(first, inside, behind);
    String values = String.join(", ", order.stream().map(it -> writer.value(it, inside)).toList());
    edits.add(Edit.insert(before.getLast().span().end(), " " + values + " : " + types));
    List<String> labelled = new ArrayList<>();
    Map<String, String> body = new HashMap<>(names);
    for (String variable : order) {
      String argument = writer.fresh(variable, "_do", op);
      body.put(variable, argument);
      labelled.add(argument + ": " + writer.types(List.of(variable)));
    }
    String line = writer.source().lineEnd() + writer.source().indentAt(op.span().start());
    edits.add(
        Edit.insert(second.open().end(), line + "^bb0(" + String.join(", ", labelled) + "):"));
    writer.block(writer.open(second, order), body, behind);
    writer.end(op, second, order, body, "");
    writer.results(op, order, names);
    return List.of();
  }

  private String arguments(
      List<String> order, String role, Map<String, String> names, Map<String, String> inside) {
    List<String> bindings = new ArrayList<>();
    for (String variable : order) {
      String argument = writer.fresh(variable, role, op);
      bindings.add(argument + " = " + writer.value(variable, names));
      inside.put(variable, argument);
    }
    return String.join(", ", bindings);
  }
}
