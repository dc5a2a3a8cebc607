package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Has an scf.while that carries nothing yet carry the variables that it changes. */
final class VariableWhile {
  private final OperationSyntax op;
  private final List<String> order;
  private final VariableWriter writer;

  VariableWhile(OperationSyntax op, Set<String> changed, VariableWriter writer) {
    this.op = op;
    this.order = List.copyOf(changed);
    this.writer = writer;
  }

  void write(Map<String, String> names, Set<String> behind) {
    Token name = op.nameToken();
    boolean plain =
        op.regions().size() == 2
            && op.results().isEmpty()
            && Heads.indexOf(op.body(), TokenKind.EQUAL, 0) < 0
            && op.regions().stream().allMatch(it -> it.blocks().size() == 1);
    List<OperationSyntax> asked =
        plain ? VariableFlow.operations(op.regions().getFirst()) : List.of();
    boolean asks =
        !asked.isEmpty()
            && asked.getLast().form() == OpForm.CONDITION
            && asked.getLast().operands().size() == 1;
    if (name == null || !asks) {
      writer.fail();
      return;
    }
    RegionSyntax first = op.regions().getFirst();
    String types = writer.types(order);
    Map<String, String> inside = new HashMap<>(names);
    String head = writer.arguments(op, order, names, inside);
    List<Edit> edits = writer.edits();
    edits.add(
        new Edit(
            new Span(/* start= */ name.end(), /* end= */ first.open().start()),
            " (%s) : (%s) -> (%s) ".formatted(head, types, types)));
    writer.region(first, inside, behind);
    edits.add(
        Edit.insert(
            asked.getLast().span().end(), " " + writer.values(order, inside) + " : " + types));
    body(op.regions().getLast(), names, behind);
    writer.results(op, order, names);
  }

  private void body(RegionSyntax region, Map<String, String> names, Set<String> behind) {
    List<String> arguments = new ArrayList<>();
    Map<String, String> inside = new HashMap<>(names);
    for (String variable : order) {
      String argument = writer.fresh(variable, "_do", op);
      inside.put(variable, argument);
      arguments.add(argument + ": " + writer.types(List.of(variable)));
    }
    String label = writer.line(op) + "^bb0(" + String.join(", ", arguments) + "):";
    writer.edits().add(Edit.insert(region.open().end(), label));
    writer.region(region, writer.open(region, order), inside, behind);
    writer.end(op, region, order, inside, "");
  }
}
