package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.rules.ProgramStatements.Sink;
import dev.neurojit.syntax.rules.ProgramToken.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads loops: on a condition, over a range, with a head of three parts. */
final class ProgramLoops {
  private static final Formula ONE = new Formula.Leaf("1", null);
  private static final Formula ZERO = new Formula.Leaf("0", null);
  private static final Set<String> FOR = Set.of("for", "scf.for", "affine.for");
  private static final Set<String> OPEN = Set.of("range", "until", "..<", "..");
  private static final Set<String> CLOSED = Set.of("..=", "...");

  private final ProgramCursor cursor;
  private final ProgramStatements statements;
  private final ProgramExpressions expressions;
  private final Program.Style style;

  ProgramLoops(
      ProgramCursor cursor,
      ProgramStatements statements,
      ProgramExpressions expressions,
      Program.Style style) {
    this.style = style;
    this.cursor = cursor;
    this.statements = statements;
    this.expressions = expressions;
  }

  /** Returns whether the value of a loop is given to a name. */
  boolean isCarried() {
    return FOR.contains(cursor.peek().text()) && cursor.peek().is(Kind.WORD);
  }

  /** {@code %r = scf.for %i = %a to %b step %c iter_args(%x = %init) -> (f32) {...}}. */
  void carried(List<Statement> all, List<String> names) {
    cursor.take();
    List<String> inner = new ArrayList<>();
    count(all, 0, inner);
    if (inner.size() != names.size()) {
      cursor.fail();
      return;
    }
    List<Formula> values = new ArrayList<>();
    inner.forEach(name -> values.add(new Formula.Leaf(name, null)));
    all.add(new Statement.Assign(names, null, values, false));
  }

  /** Reads a loop if one stands next. */
  boolean read(List<Statement> all, int column) {
    ProgramToken word = cursor.peek();
    if (word.is("while") || (word.is("for") && cursor.peek(1).is("{"))) {
      cursor.take();
      statements.markBranch();
      Formula condition = word.is("while") ? expressions.read() : truth();
      List<Statement> body = statements.body(column, Sink.NONE);
      all.add(new Statement.While(condition, body, List.of(), true));
    } else if (word.is("loop") && cursor.peek(1).is("{")) {
      cursor.take();
      statements.markBranch();
      List<Statement> body = statements.body(column, Sink.NONE);
      all.add(new Statement.While(truth(), body, List.of(), true));
    } else if (word.is("do") && cursor.peek(1).isName() && cursor.peek(2).is("=")) {
      fortran(all, column);
    } else if (word.is("do") && cursor.peek(1).is("{")) {
      cursor.take();
      statements.markBranch();
      List<Statement> body = statements.body(column, Sink.NONE);
      cursor.expect("while");
      all.add(new Statement.While(expressions.read(), body, List.of(), false));
    } else if (FOR.contains(word.text())) {
      if (word.is("for")) {
        statements.markBranch();
      }
      cursor.take();
      count(all, column, new ArrayList<>());
    } else {
      return false;
    }
    return true;
  }

  /** {@code do i = 1, n}: the end belongs to the range. */
  private void fortran(List<Statement> all, int column) {
    cursor.take();
    statements.markBranch();
    String name = cursor.take().text();
    expressions.define(name);
    cursor.expect("=");
    Formula from = expressions.read();
    cursor.expect(",");
    Formula to = expressions.read();
    Formula step = cursor.take(",") ? expressions.read() : ONE;
    boolean plain = step instanceof Formula.Leaf leaf && leaf.text().matches("[1-9][0-9]*");
    if (!plain || !cursor.peek().beginsLine() || cursor.is("{")) {
      cursor.fail();
    }
    List<Statement> body = statements.untilEnd(column, Sink.NONE);
    all.add(new Statement.Count("%" + name, null, from, to, true, step, body));
  }

  private static Formula truth() {
    return new Formula.Leaf("true", "i1");
  }

  private void count(List<Statement> all, int column, List<String> carried) {
    boolean bracket = cursor.take("(");
    boolean declares = false;
    while (Set.of("let", "var", "auto", "mut", "val", "const").contains(cursor.peek().text())) {
      cursor.take();
      declares = true;
    }
    int start = cursor.index();
    String type = ProgramTypes.take(cursor);
    if (type != null && !cursor.peek().isName()) {
      cursor.goTo(start);
      type = null;
    }
    ProgramToken name = cursor.take();
    boolean known = expressions.isDefined(name.text());
    declares |= type != null;
    if (!name.isName() || name.text().indexOf('.') >= 0) {
      cursor.fail();
      return;
    }
    expressions.define(name.text());
    String variable = "%" + name.text();
    ProgramToken second = cursor.take(",") ? cursor.take() : null;
    boolean in = cursor.take("in");
    if (!in) {
      declares |= cursor.is(":=");
      if (!cursor.take(":=") && !cursor.take("=") && !cursor.take("from")) {
        cursor.fail();
      }
    }
    if (second != null || (cursor.is("range") && !cursor.peek(1).is("("))) {
      numbered(all, column, variable, second);
      return;
    }
    Formula from = in && isRange() ? ZERO : expressions.read();
    boolean opens = cursor.is("{") || (cursor.is(":") && cursor.peek(1).beginsLine());
    if (in && opens && !known && type == null && from instanceof Formula.Leaf) {
      each(all, column, variable + "_i", variable, from);
      return;
    }
    if (cursor.take(";") && !in) {
      boolean local = declares || !known;
      steps(all, column, new Start(variable, type, from, local), bracket);
      return;
    }
    boolean exact = name.is(Kind.VALUE);
    Count range = in && isRange() ? range() : ends(from, exact);
    if (bracket) {
      cursor.expect(")");
    }
    Sink sink = carries(all, carried);
    expressions.types();
    // Without any mark in between, a word ends what begins in the next line.
    boolean words = !bracket && cursor.peek().beginsLine() && !cursor.is("{");
    List<Statement> body =
        words ? statements.untilEnd(column, sink) : statements.body(column, sink);
    Set<String> changed = ProgramNames.assigned(body);
    if (range == null || changed.contains(variable) || (known && !in)) {
      cursor.fail();
    } else {
      all.add(
          new Statement.Count(
              variable, type, range.from(), range.to(), range.inclusive(), range.step(), body));
    }
  }

  /** {@code for i, x := range a}, {@code for i, x in enumerate(a)}; an underscore is no name. */
  private void numbered(
      List<Statement> all, int column, String first, @Nullable ProgramToken second) {
    boolean go = cursor.take("range");
    boolean python = !go && cursor.take("enumerate");
    List<Formula> arrays = python ? expressions.arguments() : List.of(expressions.read());
    boolean names = second == null || second.isName();
    if ((!go && !python) || arrays.size() != 1 || !names) {
      cursor.fail();
      return;
    }
    String element = second == null || second.is("_") ? null : "%" + second.text();
    each(all, column, first.equals("%_") ? element + "_i" : first, element, arrays.getFirst());
  }

  /** A loop over the elements of an array. */
  private void each(
      List<Statement> all, int column, String index, @Nullable String element, Formula array) {
    List<Statement> body = new ArrayList<>();
    if (element != null) {
      expressions.define(element.substring(1));
      List<Formula> place = List.of(array, new Formula.Leaf(index, null));
      Formula value = new Formula.Apply(ProgramMemory.ELEMENT, "", place);
      body.add(new Statement.Assign(List.of(element), null, List.of(value), true));
    }
    body.addAll(statements.body(column, Sink.NONE));
    if (ProgramNames.assigned(body).contains(index)) {
      cursor.fail();
    }
    Formula length = new Formula.Apply(ProgramMemory.LENGTH, "", List.of(array));
    all.add(new Statement.Count(index, "index", ZERO, length, false, ONE, body));
  }

  private record Count(Formula from, Formula to, boolean inclusive, Formula step) {}

  /** The first part of a head of three. */
  private record Start(String name, @Nullable String type, Formula from, boolean local) {}

  private boolean isRange() {
    String word = cursor.peek().text();
    return cursor.peek().is(Kind.WORD)
        && (word.equals("range") || word.endsWith("range"))
        && cursor.peek(1).is("(");
  }

  private @Nullable Count range() {
    cursor.take();
    List<Formula> bounds = expressions.arguments();
    return switch (bounds.size()) {
      case 1 -> new Count(ZERO, bounds.get(0), false, ONE);
      case 2 -> new Count(bounds.get(0), bounds.get(1), false, ONE);
      case 3 -> new Count(bounds.get(0), bounds.get(1), false, bounds.get(2));
      default -> null;
    };
  }

  /** {@code 0..n}, {@code 0 until n}; what {@code to} means is known of MLIR's own loop only. */
  private @Nullable Count ends(Formula from, boolean exact) {
    String mark = cursor.take().text();
    boolean includes =
        CLOSED.contains(mark) || (mark.equals("..") && style == Program.Style.KOTLIN);
    boolean open = !includes && (OPEN.contains(mark) || (exact && mark.equals("to")));
    Formula to = expressions.read();
    // In Ruby, whose loops say do, two dots include the end.
    if ((!open && !includes) || (mark.equals("..") && cursor.is("do"))) {
      return null;
    }
    boolean stepped = cursor.take("step") || cursor.take("by");
    Formula step = stepped ? expressions.read() : ONE;
    return new Count(from, to, !open, step);
  }

  /** {@code iter_args(%x = %init)}: a variable that is given its first value before the loop. */
  private Sink carries(List<Statement> all, List<String> carried) {
    if (!cursor.take("iter_args")) {
      return Sink.NONE;
    }
    cursor.expect("(");
    while (!cursor.hasFailed() && !cursor.is(")")) {
      String name = "%" + cursor.take().text();
      cursor.expect("=");
      all.add(new Statement.Assign(List.of(name), null, List.of(expressions.read()), false));
      expressions.define(name.substring(1));
      carried.add(name);
      cursor.take(",");
    }
    cursor.expect(")");
    return new Sink(false, List.copyOf(carried));
  }

  /** What follows {@code for (int i = 0;}. */
  private void steps(List<Statement> all, int column, Start start, boolean bracket) {
    Formula condition = expressions.read();
    cursor.expect(";");
    List<Statement> step = new ArrayList<>();
    do {
      statements.simple(step, Sink.NONE);
    } while (cursor.take(",") && !cursor.hasFailed());
    if (bracket) {
      cursor.expect(")");
    }
    List<Statement> body = statements.body(column, Sink.NONE);
    Count plain = start.local() ? plain(start, condition, step, body) : null;
    if (plain != null) {
      all.add(
          new Statement.Count(
              start.name(),
              start.type(),
              plain.from(),
              plain.to(),
              plain.inclusive(),
              plain.step(),
              body));
      return;
    }
    all.add(
        new Statement.Assign(
            List.of(start.name()), start.type(), List.of(start.from()), start.local()));
    all.add(new Statement.While(condition, body, step, true));
  }

  /** The loop as one over a range, if neither its variable nor its end is changed inside. */
  private static @Nullable Count plain(
      Start start, Formula condition, List<Statement> step, List<Statement> body) {
    Formula by = step.size() == 1 ? growth(step.getFirst(), start.name()) : null;
    boolean less =
        condition instanceof Formula.Apply apply
            && (apply.word().equals("<") || apply.word().equals("<="))
            && apply.operands().getFirst() instanceof Formula.Leaf leaf
            && leaf.text().equals(start.name());
    if (by == null || !less || !(condition instanceof Formula.Apply test)) {
      return null;
    }
    Set<String> fixed = ProgramNames.used(test.operands().get(1));
    fixed.add(start.name());
    boolean changed = !Collections.disjoint(fixed, ProgramNames.assigned(body));
    return changed
        ? null
        : new Count(start.from(), test.operands().get(1), test.word().equals("<="), by);
  }

  /** A positive number that a statement adds to a variable. */
  private static @Nullable Formula growth(Statement step, String name) {
    boolean adds =
        step instanceof Statement.Assign assign
            && assign.names().equals(List.of(name))
            && assign.values().getFirst() instanceof Formula.Apply apply
            && apply.word().equals("add")
            && apply.operands().getFirst() instanceof Formula.Leaf self
            && self.text().equals(name)
            && apply.operands().getLast() instanceof Formula.Leaf by
            && by.text().matches("[1-9][0-9]*");
    return adds
            && step instanceof Statement.Assign assign
            && assign.values().getFirst() instanceof Formula.Apply apply
        ? apply.operands().getLast()
        : null;
  }
}
