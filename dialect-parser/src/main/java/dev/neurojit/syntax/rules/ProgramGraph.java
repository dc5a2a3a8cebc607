package dev.neurojit.syntax.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements of a program as blocks with branches: what {@link ProgramStructure} cannot
 * say, as a return or a break from inside a loop. Each block where ways meet takes the variables
 * that were known before as its arguments.
 */
final class ProgramGraph {
  private final ProgramWriter writer;
  private final @Nullable List<String> results;
  private @Nullable List<String> returned;
  private int blocks;

  /** Whether the block that is written has ended. */
  private boolean ended;

  /** Where {@code break} and {@code continue} lead to, the innermost loop first. */
  private final java.util.ArrayDeque<Loop> loops = new java.util.ArrayDeque<>();

  /** A block that has not begun; its arguments are the variables of these names. */
  private record Target(String name, List<String> variables) {}

  private record Loop(Target again, Target after) {}

  ProgramGraph(ProgramWriter writer, @Nullable List<String> results) {
    this.writer = writer;
    this.results = results;
  }

  /** Writes a whole body; gives the result types, or null if it cannot be told. */
  @Nullable List<String> body(List<Statement> statements) {
    if (!block(statements)) {
      return null;
    }
    if (!ended) {
      if (results == null || !results.isEmpty()) {
        return null;
      }
      writer.line("return");
      return List.of();
    }
    return returned;
  }

  private boolean block(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Remark remark) {
        writer.line("// " + remark.text());
      } else if (!ended && !statement(statement)) {
        return false;
      }
    }
    return true;
  }

  private boolean statement(Statement statement) {
    return switch (statement) {
      case Statement.Assign assign -> writer.assign(assign);
      case Statement.Array array -> writer.elements().declare(array);
      case Statement.Store store -> writer.elements().store(store);
      case Statement.Choose choose -> choice(choose);
      case Statement.While loop -> repeat(loop);
      case Statement.Count count -> count(count);
      case Statement.Return end -> end(end);
      case Statement.Leave leave -> {
        Loop loop = loops.peek();
        yield loop != null && jump(leave.goesOn() ? loop.again() : loop.after());
      }
      case Statement.Remark r -> true;
    };
  }

  private boolean end(Statement.Return end) {
    List<Formula.Leaf> values = writer.results(end, results == null ? returned : results);
    if (values == null) {
      return false;
    }
    returned = ProgramPiece.types(values);
    writer.line(ProgramPiece.returned(values));
    ended = true;
    return true;
  }

  private Target target(String word, Set<String> variables) {
    return new Target("^" + word + ++blocks, List.copyOf(variables));
  }

  /** The variables that have a value now. */
  private Set<String> known() {
    return new TreeSet<>(writer.values().keySet());
  }

  /** Those of the known variables that statements change. */
  private Set<String> changed(List<Statement> statements) {
    Set<String> changed = new TreeSet<>(ProgramNames.assigned(statements));
    changed.retainAll(known());
    return changed;
  }

  /** The target with the values that its variables have now; null if one has none. */
  private @Nullable String arrow(Target target) {
    List<Formula.Leaf> values = new ArrayList<>();
    for (String variable : target.variables()) {
      Formula.Leaf leaf = writer.values().get(variable);
      if (leaf == null) {
        return null;
      }
      values.add(leaf);
    }
    return target.name() + ProgramPiece.arguments(values);
  }

  private boolean jump(Target target) {
    String arrow = arrow(target);
    if (arrow != null) {
      writer.line("cf.br " + arrow);
      ended = true;
    }
    return arrow != null;
  }

  private void begin(Target target) {
    List<String> arguments = new ArrayList<>();
    for (String variable : target.variables()) {
      String type = ProgramTypes.plain(String.valueOf(writer.types.get(variable)));
      String name = writer.fresh(variable);
      writer.define(variable, name, type);
      arguments.add(name + ": " + type);
    }
    String list = arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    writer.label(target.name() + list + ":");
    ended = false;
  }

  private boolean branch(Formula condition, Target yes, Target no) {
    Formula.Leaf leaf = writer.truth(condition);
    String first = arrow(yes);
    String second = arrow(no);
    if (leaf == null || first == null || second == null) {
      return false;
    }
    writer.line("cf.cond_br " + leaf.text() + ", " + first + ", " + second);
    ended = true;
    return true;
  }

  private boolean choice(Statement.Choose choose) {
    Set<String> both = new TreeSet<>(ProgramNames.assigned(choose.yes()));
    both.retainAll(ProgramNames.assigned(choose.no()));
    Set<String> after = changed(choose.yes());
    after.addAll(changed(choose.no()));
    after.addAll(both);
    Target yes = target("then", Set.of());
    Target no = target("else", Set.of());
    Target end = target("end", after);
    Target other = choose.no().isEmpty() ? end : no;
    if (!branch(choose.condition(), yes, other)) {
      return false;
    }
    Map<String, Formula.Leaf> before = Map.copyOf(writer.values());
    begin(yes);
    if (!block(choose.yes()) || !(ended || jump(end))) {
      return false;
    }
    writer.setValues(before);
    if (!choose.no().isEmpty()) {
      begin(no);
      if (!block(choose.no()) || !(ended || jump(end))) {
        return false;
      }
      writer.setValues(before);
    }
    if (ProgramNames.ends(choose.yes()) && ProgramNames.ends(choose.no())) {
      ended = true;
      return true;
    }
    begin(end);
    return true;
  }

  private boolean repeat(Statement.While loop) {
    List<Statement> turn = new ArrayList<>(loop.body());
    turn.addAll(loop.step());
    Set<String> changed = changed(turn);
    boolean endless =
        loop.condition() instanceof Formula.Leaf leaf && leaf.text().matches("true|1");
    Target test = target("test", changed);
    Target inside = target("body", loop.testsFirst() ? Set.of() : changed);
    Target step = target("step", changed);
    Target after = target("end", changed);
    if (!jump(loop.testsFirst() ? test : inside)) {
      return false;
    }
    Map<String, Formula.Leaf> before = Map.copyOf(writer.values());
    if (loop.testsFirst()) {
      begin(test);
      boolean good = endless ? jump(inside) : branch(loop.condition(), inside, after);
      if (!good) {
        return false;
      }
    }
    begin(inside);
    loops.push(new Loop(step, after));
    boolean good = block(loop.body()) && (ended || jump(step));
    loops.pop();
    if (!good) {
      return false;
    }
    writer.setValues(before);
    begin(step);
    if (!block(loop.step())) {
      return false;
    }
    boolean again = loop.testsFirst() ? jump(test) : branch(loop.condition(), inside, after);
    writer.setValues(before);
    if (endless && !leaves(loop.body())) {
      return again;
    }
    begin(after);
    return again;
  }

  /** Whether a break of this very loop stands inside. */
  private static boolean leaves(List<Statement> statements) {
    return statements.stream()
        .anyMatch(it ->
            (it instanceof Statement.Leave leave && !leave.goesOn())
                || (it instanceof Statement.Choose choose
                    && (leaves(choose.yes()) || leaves(choose.no()))));
  }

  /** A count as the loop on a condition that it stands for. */
  private boolean count(Statement.Count count) {
    String type = writer.types.get(count.name());
    if (type == null || !(count.step() instanceof Formula.Leaf by)) {
      return false;
    }
    boolean down = by.text().startsWith("-");
    String end = count.name() + ".end";
    writer.types.put(end, type);
    Formula variable = new Formula.Leaf(count.name(), null);
    List<String> names = List.of(count.name(), end);
    Statement first = new Statement.Assign(names, null, List.of(count.from(), count.to()), true);
    Formula next = new Formula.Apply("add", "", List.of(variable, count.step()));
    Statement step = new Statement.Assign(List.of(count.name()), null, List.of(next), false);
    String relation = (down ? ">" : "<") + (count.inclusive() ? "=" : "");
    Formula condition =
        new Formula.Apply(relation, "", List.of(variable, new Formula.Leaf(end, null)));
    return statement(first)
        && statement(new Statement.While(condition, count.body(), List.of(step), true));
  }
}
