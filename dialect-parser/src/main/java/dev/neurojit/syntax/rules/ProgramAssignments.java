package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.rules.ProgramStatements.Sink;
import dev.neurojit.syntax.rules.ProgramToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads declarations and assignments, in whatever marks, and values that stand alone. */
final class ProgramAssignments {
  private static final Set<String> DECLARING =
      Set.of(
          "let",
          "var",
          "val",
          "auto",
          "mut",
          "final",
          "const",
          "local",
          "constexpr",
          "static",
          "LET",
          "Let",
          "DIM",
          "Dim");
  private static final Set<String> ASSIGNING = Set.of("=", ":=", "<-");

  private final ProgramCursor cursor;
  private final ProgramStatements statements;
  private final ProgramExpressions expressions;
  private final ProgramLoops loops;

  ProgramAssignments(
      ProgramCursor cursor,
      ProgramStatements statements,
      ProgramExpressions expressions,
      ProgramLoops loops) {
    this.cursor = cursor;
    this.statements = statements;
    this.expressions = expressions;
    this.loops = loops;
  }

  /** A declaration, an assignment, or a value at the end. */
  void read(List<Statement> all, Sink sink) {
    boolean declares = false;
    while (DECLARING.contains(cursor.peek().text()) && cursor.peek().is(Kind.WORD)) {
      cursor.markForeign();
      // In Basic it gives a value to a name that may be there.
      boolean gives = cursor.take().text().equalsIgnoreCase("let") && isKnown();
      declares = !gives;
    }
    int start = cursor.index();
    String type = ProgramTypes.take(cursor);
    if (type != null && (!cursor.peek().isName() || cursor.is("return"))) {
      cursor.goTo(start);
      type = null;
    }
    if (type != null || declares) {
      declarations(all, type);
    } else if (!assignment(all)) {
      Formula value = expressions.statement();
      expressions.types();
      Statement given = destination(value);
      if (given == null) {
        statements.result(all, sink, List.of(value));
      } else {
        all.add(given);
      }
    }
  }

  private boolean isKnown() {
    return expressions.isDefined(cursor.peek().text());
  }

  /** {@code addf %t, %x, %y}: what is computed, then the operands, as in assembly. */
  private @Nullable Statement destination(Formula value) {
    boolean stores =
        value instanceof Formula.Apply store
            && store.word().equals("memref.store")
            && store.operands().size() == 2;
    if (stores
        && value instanceof Formula.Apply store
        && store.operands().getLast() instanceof Formula.Apply element
        && element.word().equals(ProgramMemory.ELEMENT)) {
      return new Statement.Store(element, store.operands().getFirst());
    }
    boolean operation =
        value instanceof Formula.Apply apply
            && apply.operands().size() > 1
            && apply.operands().getFirst() instanceof Formula.Leaf first
            && first.text().startsWith("%")
            && !expressions.isDefined(first.text().substring(1));
    if (!operation || !(value instanceof Formula.Apply apply)) {
      return null;
    }
    List<Formula> operands = apply.operands().subList(1, apply.operands().size());
    if (ProgramOperations.arity(apply.word()) != operands.size()) {
      return null;
    }
    cursor.markForeign();
    String name = ((Formula.Leaf) apply.operands().getFirst()).text();
    expressions.define(name.substring(1));
    Formula computed = new Formula.Apply(apply.word(), apply.prefix(), operands);
    return new Statement.Assign(List.of(name), null, List.of(computed), false);
  }

  /** {@code int a = 1, b}, {@code let x: f32 = 1.0}. */
  private void declarations(List<Statement> all, @Nullable String first) {
    mark(!cursor.peek().is(Kind.VALUE));
    do {
      List<String> names = List.of(name());
      String type = first;
      if (cursor.take(":")
          || cursor.take("::")
          || cursor.take("AS")
          || cursor.take("As")
          || cursor.take("as")) {
        type = ProgramTypes.any(cursor);
      } else if (type != null && cursor.is("[")) {
        type = ProgramMemory.behind(cursor, type);
      } else if (type == null && !ASSIGNING.contains(cursor.peek().text())) {
        type = ProgramTypes.any(cursor);
      }
      if (ProgramMemory.is(type) && !ASSIGNING.contains(cursor.peek().text())) {
        all.add(new Statement.Array(names.getFirst(), type, 0, List.of()));
        expressions.define(names.getFirst().substring(1));
      } else if (ASSIGNING.contains(cursor.peek().text())) {
        cursor.take();
        assign(all, names, type, true);
      } else {
        all.add(new Statement.Assign(names, type, List.of(), true));
        names.forEach(name -> expressions.define(name.substring(1)));
      }
    } while (cursor.take(",") && !cursor.hasFailed());
  }

  private String name() {
    ProgramToken token = cursor.take();
    if (!token.isName() || token.text().indexOf('.') >= 0 || token.text().indexOf(':') >= 0) {
      cursor.fail();
    }
    return "%" + token.text();
  }

  private boolean assignment(List<Statement> all) {
    if (cursor.is("++") || cursor.is("--")) {
      String mark = cursor.take().text();
      change(all, name(), mark.substring(1), new Formula.Leaf("1", null));
      return true;
    }
    int start = cursor.index();
    if (isElement() && element(all)) {
      return true;
    }
    cursor.goTo(start);
    if (!cursor.peek().isName()) {
      return false;
    }
    List<String> names = new ArrayList<>(List.of(name()));
    while (cursor.take(",")) {
      names.add(name());
    }
    String mark = cursor.peek().text();
    String type = null;
    if (names.size() == 1 && cursor.is(":") && !cursor.peek(1).beginsLine()) {
      cursor.take();
      type = ProgramTypes.take(cursor);
      mark = type == null ? "" : cursor.peek().text();
    }
    if (ASSIGNING.contains(mark) && !cursor.hasFailed()) {
      cursor.take();
      if (!mark.equals("=")) {
        cursor.markForeign();
      }
      assign(all, names, type, false);
      return true;
    }
    boolean compound = names.size() == 1 && type == null && !cursor.hasFailed();
    if (compound && (mark.equals("++") || mark.equals("--"))) {
      cursor.take();
      change(all, names.getFirst(), mark.substring(1), new Formula.Leaf("1", null));
      return true;
    }
    boolean changes =
        mark.length() > 1 && mark.endsWith("=") && !"=!<>".contains(mark.substring(0, 1));
    if (compound && (changes || mark.equals("<<=") || mark.equals(">>="))) {
      cursor.take();
      change(all, names.getFirst(), mark.substring(0, mark.length() - 1), expressions.read());
      return true;
    }
    cursor.goTo(start);
    return false;
  }

  /** What rules for statements mend as well is foreign, but no reason to begin with the whole. */
  private void mark(boolean whole) {
    if (whole) {
      statements.markBranch();
    } else {
      cursor.markForeign();
    }
  }

  /** {@code x += y}. */
  private void change(List<Statement> all, String name, String operator, Formula by) {
    mark(statements.isNested());
    Formula value = changed(new Formula.Leaf(name, null), operator, by);
    all.add(new Statement.Assign(List.of(name), null, List.of(value), false));
  }

  /** Whether an element of an array stands next, or what a pointer leads to. */
  private boolean isElement() {
    boolean pointer = cursor.is("*");
    return (pointer || cursor.peek(1).is("["))
        && expressions.isDefined(cursor.peek(pointer ? 1 : 0).text());
  }

  /** {@code a[i] = x}, {@code a[i] += x}, {@code *p = x}; false if nothing is given. */
  private boolean element(List<Statement> all) {
    boolean named = cursor.peek().is(Kind.VALUE);
    if (!(expressions.operand() instanceof Formula.Apply element)
        || !element.word().equals(ProgramMemory.ELEMENT)) {
      return false;
    }
    String mark = cursor.peek().text();
    boolean gives = mark.equals("=");
    boolean steps = mark.equals("++") || mark.equals("--");
    boolean changes = mark.matches("(?:[-+*/%&|^]|//|<<|>>)=");
    if (cursor.hasFailed() || !(gives || steps || changes)) {
      return false;
    }
    cursor.take();
    mark(!named);
    String operator = steps ? mark.substring(1) : mark.substring(0, mark.length() - 1);
    Formula by = steps ? new Formula.Leaf("1", null) : expressions.statement();
    all.add(new Statement.Store(element, gives ? by : changed(element, operator, by)));
    return true;
  }

  private Formula changed(Formula before, String operator, Formula by) {
    String word =
        switch (operator) {
          case "+" -> "add";
          case "-" -> "sub";
          case "*" -> "mul";
          case "/" -> "div";
          case "%" -> "rem";
          case "//" -> "floordiv";
          case "&" -> "and";
          case "|" -> "or";
          case "^" -> "xor";
          case "<<" -> "shl";
          case ">>" -> ">>";
          default -> "";
        };
    if (word.isEmpty()) {
      cursor.fail();
    }
    return new Formula.Apply(expressions.meant(word), "", List.of(before, by));
  }

  private void assign(
      List<Statement> all, List<String> names, @Nullable String type, boolean declares) {
    String word = cursor.peek().text();
    boolean block =
        word.equals("if") || word.equals("match") || word.equals("switch") || word.equals("scf.if");
    if (block && cursor.peek().is(Kind.WORD)) {
      all.add(new Statement.Assign(names, type, List.of(), declares));
      names.forEach(name -> expressions.define(name.substring(1)));
      statements.statement(all, new Sink(false, names));
    } else if (loops.isCarried()) {
      loops.carried(all, names);
    } else if (names.size() == 1 && (cursor.is("[") || cursor.is("{"))) {
      statements.markBranch();
      all.add(ProgramMemory.values(cursor, expressions, names.getFirst(), type));
    } else {
      List<Formula> values =
          names.size() > 1
              ? statements.values()
              : new ArrayList<>(List.of(expressions.statement()));
      String behind = expressions.types();
      String written = type == null && names.size() == 1 ? behind : type;
      boolean made =
          values.getFirst() instanceof Formula.Apply apply
              && apply.word().matches("memref\\.alloca?")
              && apply.operands().isEmpty();
      all.add(
          made && ProgramMemory.is(written)
              ? new Statement.Array(names.getFirst(), written, 0, List.of())
              : new Statement.Assign(names, written, values, declares));
      if (values.size() != names.size()) {
        cursor.fail();
      }
    }
    names.forEach(name -> expressions.define(name.substring(1)));
  }
}
