package dev.neurojit.syntax.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements of a program with scf.if, scf.for and scf.while. A loop that is left from
 * inside is not among what these can say.
 */
final class ProgramStructure {
  private final ProgramWriter writer;
  private final ProgramTurns turns;
  private final @Nullable List<String> results;
  private @Nullable List<String> returned;

  ProgramStructure(ProgramWriter writer, @Nullable List<String> results) {
    this.writer = writer;
    this.turns = new ProgramTurns(writer, this);
    this.results = results;
  }

  /** Writes a whole body with its return; false if it cannot be told. Gives the result types. */
  @Nullable List<String> body(List<Statement> statements) {
    List<Formula.Leaf> values = tail(statements);
    if (values == null) {
      return null;
    }
    writer.line(ProgramPiece.returned(values));
    return ProgramPiece.types(values);
  }

  /** Writes statements that end the function and returns its results. */
  private @Nullable List<Formula.Leaf> tail(List<Statement> statements) {
    for (int i = 0; i < statements.size(); i++) {
      List<Statement> rest = statements.subList(i + 1, statements.size());
      switch (statements.get(i)) {
        case Statement.Return end -> {
          return returned(end);
        }
        case Statement.Choose choose when leaves(choose) -> {
          return choice(choose, rest);
        }
        case Statement statement -> {
          if (!statement(statement)) {
            return null;
          }
        }
      }
    }
    return results != null && results.isEmpty() ? List.of() : null;
  }

  private static boolean leaves(Statement.Choose choose) {
    return ProgramNames.leaves(choose.yes()) || ProgramNames.leaves(choose.no());
  }

  private @Nullable List<Formula.Leaf> returned(Statement.Return end) {
    List<Formula.Leaf> values = writer.results(end, results == null ? returned : results);
    returned = values == null ? returned : ProgramPiece.types(values);
    return values;
  }

  /** A choice of which a branch returns: what follows belongs to the branch that does not. */
  private @Nullable List<Formula.Leaf> choice(Statement.Choose choose, List<Statement> rest) {
    boolean yesEnds = ProgramNames.ends(choose.yes());
    boolean noEnds = ProgramNames.ends(choose.no());
    if (!yesEnds && !noEnds) {
      return null;
    }
    Formula.Leaf condition = writer.truth(choose.condition());
    if (condition == null) {
      return null;
    }
    List<Statement> yes = yesEnds ? choose.yes() : and(choose.yes(), rest);
    List<Statement> no = noEnds ? choose.no() : and(choose.no(), rest);
    ProgramPiece first = branch(() -> tail(yes));
    ProgramPiece second = branch(() -> tail(no));
    if (first == null || second == null || !first.types().equals(second.types())) {
      return null;
    }
    if (first.values().isEmpty()) {
      return null;
    }
    List<Formula.Leaf> all = new ArrayList<>();
    for (Formula.Leaf value : first.values()) {
      all.add(new Formula.Leaf(writer.fresh("result"), value.type()));
    }
    writeIf(all, condition, first, second);
    return all;
  }

  static List<Statement> and(List<Statement> first, List<Statement> rest) {
    List<Statement> all = new ArrayList<>(first);
    all.addAll(rest);
    return all;
  }

  private void writeIf(
      List<Formula.Leaf> results, Formula.Leaf condition, ProgramPiece yes, ProgramPiece no) {
    String types = results.isEmpty() ? "" : " -> (" + String.join(", ", yes.types()) + ")";
    String names = results.isEmpty() ? "" : ProgramPiece.names(results) + " = ";
    writer.line(names + "scf.if " + condition.text() + types + " {");
    writer.add(yes);
    if (!results.isEmpty() || !no.lines().isEmpty()) {
      writer.line("} else {");
      writer.add(no);
    }
    writer.line("}");
  }

  /** What writes a branch and gives its values. */
  interface Branch {
    @Nullable List<Formula.Leaf> write();
  }

  @Nullable ProgramPiece branch(Branch branch) {
    Map<String, Formula.Leaf> before = new HashMap<>(writer.values());
    writer.begin();
    List<Formula.Leaf> values = branch.write();
    String lines = writer.end();
    writer.setValues(before);
    return values == null ? null : new ProgramPiece(lines, values);
  }

  boolean block(List<Statement> statements) {
    for (Statement statement : statements) {
      if (!statement(statement)) {
        return false;
      }
    }
    return true;
  }

  boolean statement(Statement statement) {
    return switch (statement) {
      case Statement.Assign assign -> writer.assign(assign);
      case Statement.Array array -> writer.elements().declare(array);
      case Statement.Store store -> writer.elements().store(store);
      case Statement.Choose choose -> !leaves(choose) && conditional(choose);
      case Statement.While loop -> !ProgramNames.leaves(loop.body()) && turns.repeat(loop);
      case Statement.Count count -> !ProgramNames.leaves(count.body()) && turns.count(count);
      case Statement.Remark remark -> {
        writer.line("// " + remark.text());
        yield true;
      }
      case Statement.Return r -> false;
      case Statement.Leave l -> false;
    };
  }

  private boolean conditional(Statement.Choose choose) {
    Formula.Leaf condition = writer.truth(choose.condition());
    if (condition == null) {
      return false;
    }
    Set<String> yes = ProgramNames.assigned(choose.yes());
    Set<String> no = ProgramNames.assigned(choose.no());
    List<String> changed = new ArrayList<>();
    Set<String> either = new LinkedHashSet<>(yes);
    either.addAll(no);
    for (String name : either) {
      if (writer.values().containsKey(name) || (yes.contains(name) && no.contains(name))) {
        changed.add(name);
      }
    }
    ProgramPiece first = branch(() -> block(choose.yes()) ? now(changed) : null);
    ProgramPiece second = branch(() -> block(choose.no()) ? now(changed) : null);
    if (first == null || second == null) {
      return false;
    }
    List<Formula.Leaf> results = fresh(changed);
    writeIf(results, condition, first, second);
    give(changed, results);
    return true;
  }

  @Nullable List<Formula.Leaf> now(List<String> names) {
    List<Formula.Leaf> values = new ArrayList<>();
    for (String name : names) {
      Formula.Leaf leaf = writer.values().get(name);
      if (leaf == null) {
        return null;
      }
      values.add(leaf);
    }
    return values;
  }

  List<Formula.Leaf> fresh(List<String> names) {
    List<Formula.Leaf> all = new ArrayList<>();
    for (String name : names) {
      String type = ProgramTypes.plain(String.valueOf(writer.types.get(name)));
      all.add(new Formula.Leaf(writer.fresh(name), type));
    }
    return all;
  }

  void give(List<String> names, List<Formula.Leaf> values) {
    for (int i = 0; i < names.size(); i++) {
      writer.values().put(names.get(i), values.get(i));
    }
  }
}
