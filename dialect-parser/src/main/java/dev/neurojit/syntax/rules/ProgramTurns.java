package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes loops with scf.for and scf.while: what a turn changes is handed to the next one. */
final class ProgramTurns {
  private final ProgramWriter writer;
  private final ProgramStructure structure;

  ProgramTurns(ProgramWriter writer, ProgramStructure structure) {
    this.writer = writer;
    this.structure = structure;
  }

  /** The variables that a loop hands from turn to turn. */
  private List<String> carried(List<Statement> body) {
    return ProgramNames.assigned(body).stream().filter(writer.values()::containsKey).toList();
  }

  boolean count(Statement.Count count) {
    String type = writer.types.get(count.name());
    boolean down = count.step() instanceof Formula.Leaf leaf && leaf.text().startsWith("-");
    if (type == null || !Types.isInteger(type)) {
      return false;
    }
    if (down || !(count.step() instanceof Formula.Leaf)) {
      return down && backwards(count, type);
    }
    Formula one = new Formula.Leaf("1", null);
    Formula end =
        count.inclusive() ? new Formula.Apply("add", "", List.of(count.to(), one)) : count.to();
    Formula.Leaf from = writer.value(count.from(), type, "from");
    Formula.Leaf to = writer.value(end, type, "to");
    Formula.Leaf step = writer.value(count.step(), type, "step");
    List<String> names = carried(count.body());
    List<Formula.Leaf> before = structure.now(names);
    if (from == null || to == null || step == null || before == null) {
      return false;
    }
    List<Formula.Leaf> arguments = structure.fresh(names);
    String counter = writer.fresh(count.name());
    String plain = ProgramTypes.plain(type);
    ProgramPiece body =
        structure.branch(() -> {
          structure.give(names, arguments);
          writer.define(count.name(), counter, plain);
          return structure.block(count.body()) ? structure.now(names) : null;
        });
    if (body == null) {
      return false;
    }
    List<Formula.Leaf> results = structure.fresh(names);
    String head = names.isEmpty() ? "" : ProgramPiece.names(results) + " = ";
    String typed = plain.equals("index") ? "" : " : " + plain;
    String unsigned = ProgramTypes.isUnsigned(type) ? "unsigned " : "";
    writer.line(
        head
            + ("scf.for " + unsigned + counter + " = " + from.text() + " to " + to.text())
            + (" step " + step.text() + bindings(arguments, before) + typed + " {"));
    writer.add(body);
    writer.line("}");
    structure.give(names, results);
    return true;
  }

  private static String bindings(List<Formula.Leaf> arguments, List<Formula.Leaf> before) {
    if (arguments.isEmpty()) {
      return "";
    }
    List<String> types = ProgramPiece.types(arguments);
    return " iter_args(" + pairs(arguments, before) + ") -> (" + String.join(", ", types) + ")";
  }

  private static String pairs(List<Formula.Leaf> arguments, List<Formula.Leaf> before) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      pairs.add(arguments.get(i).text() + " = " + before.get(i).text());
    }
    return String.join(", ", pairs);
  }

  /** A loop that counts down, as one on a condition. */
  private boolean backwards(Statement.Count count, String type) {
    Formula variable = new Formula.Leaf(count.name(), null);
    Statement first =
        new Statement.Assign(List.of(count.name()), type, List.of(count.from()), true);
    Formula next = new Formula.Apply("add", "", List.of(variable, count.step()));
    Statement step = new Statement.Assign(List.of(count.name()), null, List.of(next), false);
    Formula condition =
        new Formula.Apply(count.inclusive() ? ">=" : ">", "", List.of(variable, count.to()));
    return structure.statement(first)
        && structure.statement(new Statement.While(condition, count.body(), List.of(step), true));
  }

  boolean repeat(Statement.While loop) {
    List<Statement> turn = ProgramStructure.and(loop.body(), loop.step());
    List<String> names = carried(turn);
    List<Formula.Leaf> before = structure.now(names);
    if (names.isEmpty() || before == null) {
      return false;
    }
    List<Formula.Leaf> tested = structure.fresh(names);
    ProgramPiece condition = condition(loop, turn, names, tested);
    List<Formula.Leaf> arguments = structure.fresh(names);
    ProgramPiece body =
        structure.branch(() -> {
          structure.give(names, arguments);
          return !loop.testsFirst() || structure.block(turn) ? structure.now(names) : null;
        });
    if (condition == null || body == null) {
      return false;
    }
    List<Formula.Leaf> results = structure.fresh(names);
    String types = String.join(", ", body.types());
    writer.line(
        ProgramPiece.names(results)
            + (" = scf.while (" + pairs(tested, before) + ") : (" + types + ") -> (" + types)
            + ") {");
    writer.add(condition.lines());
    writer.line("} do {");
    List<String> typed = arguments.stream().map(it -> it.text() + ": " + it.type()).toList();
    writer.line("^bb0(" + String.join(", ", typed) + "):");
    writer.add(body);
    writer.line("}");
    structure.give(names, results);
    return true;
  }

  private @Nullable ProgramPiece condition(
      Statement.While loop, List<Statement> turn, List<String> names, List<Formula.Leaf> tested) {
    return structure.branch(() -> {
      structure.give(names, tested);
      if (!loop.testsFirst() && !structure.block(turn)) {
        return null;
      }
      Formula.Leaf condition = writer.truth(loop.condition());
      List<Formula.Leaf> values = structure.now(names);
      if (condition == null || values == null) {
        return null;
      }
      List<String> types = ProgramPiece.types(values);
      writer.line(
          "scf.condition("
              + condition.text()
              + ") "
              + ProgramPiece.names(values)
              + " : "
              + String.join(", ", types));
      return values;
    });
  }
}
