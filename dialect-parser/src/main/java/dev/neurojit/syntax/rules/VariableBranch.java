package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
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

/** Has an scf.if or affine.if give the variables that it changes. */
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
    if (op.body().isEmpty() || arrow || isChained() || !(named || given.isEmpty())) {
      writer.fail();
      return List.of();
    }
    List<String> order = named ? given : List.copyOf(changed);
    String otherwise = "";
    if (op.regions().size() == 1) {
      String line = writer.line(op);
      otherwise = " else {" + line + "  " + writer.yielded(op, order, names) + line + "}";
    }
    for (RegionSyntax region : op.regions()) {
      Map<String, String> inside = new HashMap<>(names);
      writer.region(region, writer.open(region, order), inside, after);
      writer.end(op, region, order, inside, otherwise);
    }
    String types = " -> (" + writer.types(order) + ")";
    writer.edits().add(Edit.insert(op.body().getLast().end(), types));
    if (!named) {
      writer.results(op, order, names);
    }
    return named ? order : List.of();
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
