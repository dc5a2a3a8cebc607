package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.rules.ProgramToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the statements of a program: grouped by braces, by indentation, or by words. */
final class ProgramStatements {
  private static final int DEEPEST = 48;
  private static final Set<String> ENDS =
      Set.of(
          "end",
          "endif",
          "endwhile",
          "endfor",
          "fi",
          "done",
          "else",
          "elif",
          "elseif",
          "elsif",
          "end_if",
          "end_for",
          "end_while");
  private static final Set<String> RETURNS =
      Set.of(
          "return",
          "ret",
          "func.return",
          "stablehlo.return",
          "llvm.return",
          "std.return",
          "spirv.ReturnValue",
          "spirv.Return",
          "mhlo.return",
          "tt.return",
          "gpu.return");
  private static final Set<String> YIELDS = Set.of("scf.yield", "yield", "affine.yield");
  private static final Set<String> DECLARING =
      Set.of("let", "var", "val", "auto", "mut", "final", "const", "local", "constexpr", "static");
  private static final Set<String> ASSIGNING = Set.of("=", ":=", "<-");

  /** What the value at the end of a block is for. */
  record Sink(boolean returns, List<String> names) {
    static final Sink NONE = new Sink(false, List.of());
    static final Sink RETURN = new Sink(true, List.of());

    boolean takes() {
      return returns || !names.isEmpty();
    }

    Statement of(List<Formula> values) {
      return returns
          ? new Statement.Return(values)
          : new Statement.Assign(names, null, values, false);
    }
  }

  private final ProgramCursor cursor;
  private final ProgramExpressions expressions;
  private final ProgramLoops loops;
  private final ProgramChoices choices;
  private boolean branches;
  private int depth;

  ProgramStatements(ProgramCursor cursor) {
    this.cursor = cursor;
    this.expressions = new ProgramExpressions(cursor);
    this.loops = new ProgramLoops(cursor, this, expressions);
    this.choices = new ProgramChoices(cursor, this, expressions);
  }

  ProgramExpressions expressions() {
    return expressions;
  }

  /** Returns whether a loop or choice of another language was read. */
  boolean hasBranches() {
    return branches;
  }

  void markBranch() {
    branches = true;
    cursor.markForeign();
  }

  /** Reads the body of what begins at a column: in braces, indented, up to an end, or one. */
  List<Statement> body(int column, Sink sink) {
    List<Statement> all = new ArrayList<>();
    if (++depth > DEEPEST) {
      cursor.fail();
    }
    if (cursor.take("{")) {
      while (!cursor.hasFailed() && !cursor.is("}")) {
        statement(all, sink);
      }
      remarks(all);
      cursor.expect("}");
    } else if (cursor.is(":") && cursor.peek(1).beginsLine()) {
      cursor.take();
      int indent = cursor.peek().indent();
      while (!cursor.hasFailed() && !atEnd() && cursor.peek().indent() > column) {
        if (cursor.peek().indent() != indent) {
          cursor.fail();
        }
        statement(all, sink);
      }
    } else if (cursor.take("then") || cursor.take("do") || cursor.take("begin")) {
      all.addAll(untilEnd(column, sink));
    } else {
      cursor.take(":");
      statement(all, sink);
    }
    depth--;
    if (all.isEmpty()) {
      cursor.fail();
    }
    return all;
  }

  /** Reads up to a word such as {@code end}; {@code then} may also stand before one statement. */
  List<Statement> untilEnd(int column, Sink sink) {
    List<Statement> all = new ArrayList<>();
    if (cursor.is("{")) {
      return body(column, sink);
    }
    while (!cursor.hasFailed() && !ENDS.contains(cursor.peek().text()) && !atEnd()) {
      statement(all, sink);
    }
    String end = cursor.peek().text();
    if (end.startsWith("end") || end.equals("fi") || end.equals("done")) {
      cursor.take();
      boolean named = Set.of("if", "for", "while", "function").contains(cursor.peek().text());
      if (end.equals("end") && named && !cursor.peek().beginsLine()) {
        cursor.take();
      }
    } else if (atEnd()) {
      cursor.fail();
    }
    cursor.take(";");
    return all;
  }

  private boolean atEnd() {
    return cursor.peek().is(Kind.END);
  }

  /** Reads one statement and adds what it stands for. */
  void statement(List<Statement> all, Sink sink) {
    remarks(all);
    ProgramToken first = cursor.peek();
    int column = column();
    int before = cursor.index();
    String word = first.text();
    if (cursor.take(";")) {
      return;
    }
    if (first.is("{")) {
      all.addAll(body(column, sink));
    } else if (!first.is(Kind.WORD)) {
      simple(all, sink);
    } else if (RETURNS.contains(word)) {
      returned(all);
    } else if (YIELDS.contains(word)) {
      cursor.take();
      result(all, sink, values());
      expressions.types();
    } else if (word.equals("if") || word.equals("scf.if")) {
      choices.read(all, column, sink);
    } else if (word.equals("switch") || word.equals("match")) {
      choices.cases(all, column, sink);
    } else if (word.equals("break") || word.equals("continue")) {
      cursor.take();
      markBranch();
      all.add(new Statement.Leave(word.equals("continue")));
    } else if (word.equals("pass")) {
      cursor.take();
      all.add(new Statement.Remark("pass"));
    } else if (!loops.read(all, column)) {
      simple(all, sink);
    }
    if (cursor.index() == before) {
      cursor.fail();
    }
    separate();
    cursor.trailing().forEach(remark -> all.add(new Statement.Remark(remark)));
  }

  private void remarks(List<Statement> all) {
    cursor.remarks().forEach(remark -> all.add(new Statement.Remark(remark)));
  }

  /** The column at which the line of the next token begins, roughly. */
  private int lineColumn = 0;

  private int column() {
    lineColumn = cursor.peek().beginsLine() ? cursor.peek().indent() : lineColumn;
    return lineColumn;
  }

  private void separate() {
    boolean apart =
        cursor.peek().beginsLine()
            || cursor.is("}")
            || cursor.last().is("}")
            || cursor.is("else")
            || atEnd()
            || cursor.last().is(";")
            || cursor.is("case")
            || cursor.is(",")
            || ENDS.contains(cursor.peek().text());
    if (!cursor.take(";") && !apart) {
      cursor.fail();
    }
  }

  private void returned(List<Statement> all) {
    if (!cursor.take().text().matches("(?:func\\.)?return")) {
      cursor.markForeign();
    }
    if (cursor.peek().beginsLine() || cursor.is(";") || cursor.is("}") || cursor.take("void")) {
      all.add(new Statement.Return(List.of()));
      return;
    }
    if (cursor.is("if") || cursor.is("match")) {
      statement(all, Sink.RETURN);
      return;
    }
    int start = cursor.index();
    boolean typed = ProgramTypes.take(cursor) != null && !cursor.is("(");
    if (!typed) {
      cursor.goTo(start);
    }
    all.add(new Statement.Return(values()));
    expressions.types();
  }

  /** One value or several. */
  List<Formula> values() {
    List<Formula> values = new ArrayList<>();
    do {
      values.add(expressions.statement());
    } while (cursor.take(",") && !cursor.hasFailed());
    return values;
  }

  private void result(List<Statement> all, Sink sink, List<Formula> values) {
    if (!sink.takes()) {
      cursor.fail();
    }
    all.add(sink.of(values));
  }

  /** A declaration, an assignment, or a value at the end. */
  void simple(List<Statement> all, Sink sink) {
    boolean declares = false;
    while (DECLARING.contains(cursor.peek().text()) && cursor.peek().is(Kind.WORD)) {
      declares = true;
      cursor.markForeign();
      cursor.take();
    }
    int start = cursor.index();
    String type = ProgramTypes.take(cursor);
    if (type != null && !cursor.peek().isName()) {
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
        result(all, sink, List.of(value));
      } else {
        all.add(given);
      }
    }
  }

  /** {@code addf %t, %x, %y}: what is computed, then the operands, as in assembly. */
  private @Nullable Statement destination(Formula value) {
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
    markBranch();
    do {
      List<String> names = List.of(name());
      String type = first;
      if (cursor.take(":") || cursor.take("::")) {
        type = ProgramTypes.take(cursor);
      } else if (type == null && ProgramTypes.scalar(cursor.peek()) != null) {
        type = ProgramTypes.take(cursor);
      }
      if (ASSIGNING.contains(cursor.peek().text())) {
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
    if (!cursor.peek().isName()) {
      return false;
    }
    int start = cursor.index();
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

  /** {@code x += y}. */
  void change(List<Statement> all, String name, String operator, Formula by) {
    markBranch();
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
          case ">>" -> "shr";
          default -> "";
        };
    if (word.isEmpty()) {
      cursor.fail();
    }
    Formula value = new Formula.Apply(word, "", List.of(new Formula.Leaf(name, null), by));
    all.add(new Statement.Assign(List.of(name), null, List.of(value), false));
  }

  private void assign(
      List<Statement> all, List<String> names, @Nullable String type, boolean declares) {
    String word = cursor.peek().text();
    boolean block =
        word.equals("if") || word.equals("match") || word.equals("switch") || word.equals("scf.if");
    if (block && cursor.peek().is(Kind.WORD)) {
      all.add(new Statement.Assign(names, type, List.of(), declares));
      names.forEach(name -> expressions.define(name.substring(1)));
      statement(all, new Sink(false, names));
    } else if (loops.isCarried()) {
      loops.carried(all, names);
    } else {
      List<Formula> values =
          names.size() > 1 ? values() : new ArrayList<>(List.of(expressions.statement()));
      String behind = expressions.types();
      String written = type == null && names.size() == 1 ? behind : type;
      all.add(new Statement.Assign(names, written, values, declares));
      if (values.size() != names.size()) {
        cursor.fail();
      }
    }
    names.forEach(name -> expressions.define(name.substring(1)));
  }
}
