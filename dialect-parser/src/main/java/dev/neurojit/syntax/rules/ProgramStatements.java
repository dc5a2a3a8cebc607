package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.rules.ProgramToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
          "end_while",
          "enddo",
          "next",
          "wend");
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
  private final ProgramAssignments assignments;
  private boolean branches;
  private boolean words;
  private int depth;

  ProgramStatements(ProgramCursor cursor, Program.Style style) {
    this.cursor = cursor;
    this.expressions = new ProgramExpressions(cursor, style);
    this.loops = new ProgramLoops(cursor, this, expressions, style);
    this.choices = new ProgramChoices(cursor, this, expressions);
    this.assignments = new ProgramAssignments(cursor, this, expressions, loops);
  }

  ProgramExpressions expressions() {
    return expressions;
  }

  /** Returns whether a loop or choice of another language was read. */
  boolean hasBranches() {
    return branches;
  }

  /** From now on what begins in the next line ends with a word, as the function does. */
  void endByWords() {
    words = true;
  }

  /** Returns whether what is read stands in a branch or a loop. */
  boolean isNested() {
    return depth > 1;
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
    } else if (cursor.take("then")
        || cursor.take("do")
        || cursor.take("begin")
        || (words && cursor.peek().beginsLine())) {
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
    if (end.startsWith("end") || Set.of("fi", "done", "next", "wend").contains(end)) {
      cursor.take();
      // What ends is named once more, a function by its own name.
      boolean named = cursor.peek().is(Kind.WORD) && !ENDS.contains(cursor.peek().text());
      boolean counter = end.equals("next") && cursor.peek().isName();
      if (((end.equals("end") && named) || counter) && !cursor.peek().beginsLine()) {
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
    } else if (first.is("|") && first.beginsLine()) {
      choices.guards(all, sink);
    } else if (!first.is(Kind.WORD)) {
      simple(all, sink);
    } else if (RETURNS.contains(word) || word.endsWith(".return")) {
      returned(all);
    } else if (YIELDS.contains(word)) {
      cursor.take();
      result(all, sink, values());
      expressions.types();
    } else if (word.equals("if") || word.equals("scf.if")) {
      choices.read(all, column, sink);
    } else if (word.equals("guard") || word.equals("unless")) {
      choices.unless(all, column, sink);
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
    String word = cursor.take().text();
    if (!word.equals("return") && !word.equals("func.return")) {
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

  void result(List<Statement> all, Sink sink, List<Formula> values) {
    if (!sink.takes() || (!sink.returns() && sink.names().size() != values.size())) {
      cursor.fail();
    }
    all.add(sink.of(values));
  }

  /** A declaration, an assignment, or a value at the end. */
  void simple(List<Statement> all, Sink sink) {
    assignments.read(all, sink);
  }
}
