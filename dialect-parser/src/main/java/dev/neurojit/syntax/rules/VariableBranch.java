package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Has an scf.if, affine.if or scf.index_switch give the variables that it changes. */
final class VariableBranch {
  private final OperationSyntax op;
  private final Set<String> changed;
  private final VariableWriter writer;

  VariableBranch(OperationSyntax op, Set<String> changed, VariableWriter writer) {
    this.op = op;
    this.changed = changed;
    this.writer = writer;
  }

  /** Writes it and returns the variables that its own results give, if any. */
  List<String> write(Map<String, String> names, Set<String> after) {
    List<String> given = op.results().stream().map(ResultSyntax::name).toList();
    boolean named = !given.isEmpty() && changed.equals(new LinkedHashSet<>(given));
    boolean arrow = Heads.indexOf(op.body(), TokenKind.ARROW, 0) >= 0;
    boolean branch = op.form() == OpForm.IF;
    boolean clear = branch ? !isChained() : VariableFlow.isComplete(op) && isPlainSwitch();
    if (op.body().isEmpty() || arrow || !clear || !(named || given.isEmpty())) {
      writer.fail();
      return List.of();
    }
    List<String> order = named ? given : List.copyOf(changed);
    String otherwise = "";
    if (branch && op.regions().size() == 1) {
      String line = writer.line(op);
      otherwise = " else {" + line + "  " + writer.yielded(op, order, names) + line + "}";
    }
    for (RegionSyntax region : op.regions()) {
      Map<String, String> inside = new HashMap<>(names);
      writer.region(region, writer.open(region, order), inside, after);
      writer.end(op, region, order, inside, otherwise);
    }
    String types = writer.types(order);
    Token last = branch ? op.body().getLast() : op.body().getFirst();
    writer.edits().add(Edit.insert(last.end(), " -> " + (branch ? "(" + types + ")" : types)));
    if (!named) {
      writer.results(op, order, names);
    }
    return named ? order : List.of();
  }

  /** A switch whose cases follow the value that it chooses by. */
  private boolean isPlainSwitch() {
    boolean value = op.body().getFirst().is(TokenKind.VALUE_ID) && op.body().size() > 1;
    return value && (op.body().get(1).isWord("case") || op.body().get(1).isWord("default"));
  }

  /** {@code else if}: which MLIR does not have. */
  private boolean isChained() {
    Token close = op.regions().getFirst().close();
    int open = op.regions().getLast().open().start();
    return op.regions().size() == 2
        && close != null
        && !writer.source().text().substring(close.end(), open).strip().equals("else");
  }
}
