package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.rules.ProgramStatements.Sink;
import dev.neurojit.syntax.rules.ProgramToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads choices: if with its chain of else, and switch or match on a value. */
final class ProgramChoices {
  private static final Set<String> CHAINED = Set.of("elif", "elseif", "elsif");

  private final ProgramCursor cursor;
  private final ProgramStatements statements;
  private final ProgramExpressions expressions;

  ProgramChoices(
      ProgramCursor cursor, ProgramStatements statements, ProgramExpressions expressions) {
    this.cursor = cursor;
    this.statements = statements;
    this.expressions = expressions;
  }

  void read(List<Statement> all, int column, Sink sink) {
    read(all, column, sink, false);
  }

  /** {@code own}: whether it goes on with an scf.if, which a rule for statements mends. */
  private void read(List<Statement> all, int column, Sink sink, boolean own) {
    boolean structured = cursor.take().is("scf.if") || own;
    if (!structured) {
      statements.markBranch();
    }
    Formula condition = expressions.read();
    if (cursor.is("->")) {
      expressions.types();
    }
    boolean words = cursor.is("then");
    List<Statement> yes = words ? afterThen(column, sink) : statements.body(column, sink);
    List<Statement> no = otherwise(column, sink, words, structured);
    all.add(new Statement.Choose(condition, yes, no));
  }

  /** {@code guard c else {...}}, {@code unless c {...}}: what is done where it does not hold. */
  void unless(List<Statement> all, int column, Sink sink) {
    cursor.take();
    statements.markBranch();
    Formula condition = new Formula.Apply("not", "", List.of(expressions.read()));
    cursor.take("else");
    List<Statement> body =
        cursor.is("then") ? afterThen(column, sink) : statements.body(column, sink);
    all.add(new Statement.Choose(condition, body, List.of()));
  }

  /** {@code then} begins a list of statements, or one in the same line. */
  private List<Statement> afterThen(int column, Sink sink) {
    cursor.take("then");
    if (!cursor.peek().beginsLine() && !cursor.is("{")) {
      List<Statement> one = new ArrayList<>();
      statements.statement(one, sink);
      if (cursor.is("end")) {
        cursor.take();
      }
      return one;
    }
    return statements.untilEnd(column, sink);
  }

  private List<Statement> otherwise(int column, Sink sink, boolean words, boolean own) {
    ProgramToken word = cursor.peek();
    boolean indented = word.beginsLine() && word.indent() < column;
    if (indented || cursor.hasFailed()) {
      return List.of();
    }
    boolean otherIf = word.is("else") && (cursor.peek(1).is("if") || cursor.peek(1).is("scf.if"));
    if (CHAINED.contains(word.text()) || otherIf) {
      if (otherIf) {
        cursor.take();
      }
      List<Statement> inner = new ArrayList<>();
      read(inner, column, sink, own);
      return inner;
    }
    if (!cursor.take("else")) {
      return List.of();
    }
    return words && !cursor.is("{")
        ? statements.untilEnd(column, sink)
        : statements.body(column, sink);
  }

  /** {@code switch (x) { case 1: ... default: ... }}, {@code match x { 1 => a, _ => b }}. */
  void cases(List<Statement> all, int column, Sink sink) {
    cursor.take();
    statements.markBranch();
    Formula of = expressions.read();
    if (!(of instanceof Formula.Leaf)) {
      cursor.fail();
    }
    List<Formula> conditions = new ArrayList<>();
    List<List<Statement>> bodies = new ArrayList<>();
    List<Statement> last = List.of();
    boolean indented = cursor.is(":") && cursor.peek(1).beginsLine();
    if (indented) {
      last = indented(of, column, sink, conditions, bodies);
    } else {
      cursor.expect("{");
    }
    while (!indented && !cursor.hasFailed() && !cursor.is("}")) {
      Formula condition = condition(of);
      boolean arrow = cursor.take("=>") || cursor.take("->");
      List<Statement> body = arrow ? arm(column, sink) : labelled(sink);
      if (condition == null) {
        last = body;
        if (!cursor.is("}")) {
          cursor.fail();
        }
      } else {
        conditions.add(condition);
        bodies.add(body);
      }
    }
    if (!indented) {
      cursor.expect("}");
    }
    all.addAll(chain(conditions, bodies, last));
  }

  private static List<Statement> chain(
      List<Formula> conditions, List<List<Statement>> bodies, List<Statement> other) {
    List<Statement> last = other;
    for (int i = conditions.size() - 1; i >= 0; i--) {
      last = List.of(new Statement.Choose(conditions.get(i), bodies.get(i), last));
    }
    return last;
  }

  /** Python's cases, none of which falls through; returns what is done in all others. */
  private List<Statement> indented(
      Formula of, int column, Sink sink, List<Formula> conditions, List<List<Statement>> bodies) {
    cursor.take();
    int indent = cursor.peek().indent();
    while (!cursor.hasFailed() && cursor.is("case") && cursor.peek().indent() == indent) {
      Formula condition = condition(of);
      List<Statement> body = new ArrayList<>();
      boolean below = cursor.peek().beginsLine();
      do {
        statements.statement(body, sink);
      } while (!cursor.hasFailed() && below && cursor.peek().indent() > indent);
      if (condition == null) {
        if (cursor.is("case")) {
          cursor.fail();
        }
        return body;
      }
      conditions.add(condition);
      bodies.add(body);
    }
    if (conditions.isEmpty() || indent <= column) {
      cursor.fail();
    }
    return List.of();
  }

  /** {@code | x < a = a | otherwise = x}: the first condition that holds. */
  void guards(List<Statement> all, Sink sink) {
    statements.markBranch();
    expressions.endAtBars();
    List<Formula> conditions = new ArrayList<>();
    List<List<Statement>> bodies = new ArrayList<>();
    List<Statement> last = List.of();
    while (!cursor.hasFailed() && last.isEmpty() && cursor.take("|")) {
      boolean other = cursor.take("otherwise") || cursor.take("else") || cursor.take("True");
      Formula condition = other ? null : expressions.read();
      if (!cursor.take("=") && !cursor.take("->")) {
        cursor.expect("=>");
      }
      List<Statement> body = new ArrayList<>();
      statements.result(body, sink, List.of(expressions.read()));
      if (condition == null) {
        last = body;
      } else {
        conditions.add(condition);
        bodies.add(body);
      }
    }
    if (conditions.isEmpty() || last.isEmpty()) {
      cursor.fail();
    }
    all.addAll(chain(conditions, bodies, last));
  }

  /** The condition of one or several cases; null for all others. */
  private @Nullable Formula condition(Formula of) {
    Formula all = null;
    boolean other = false;
    do {
      cursor.take("case");
      if (cursor.take("default") || cursor.take("_") || cursor.take("else")) {
        other = true;
      } else {
        Formula one = new Formula.Apply("==", "", List.of(of, label()));
        all = all == null ? one : new Formula.Apply("||", "", List.of(all, one));
      }
      cursor.take(":");
    } while (!cursor.hasFailed() && (cursor.is("case") || cursor.take(",") || cursor.take("|")));
    return other ? null : all;
  }

  private Formula label() {
    boolean negative = cursor.take("-");
    ProgramToken token = cursor.take();
    if (!token.is(Kind.NUMBER) || !token.text().matches("[0-9]+")) {
      cursor.fail();
    }
    return new Formula.Leaf((negative ? "-" : "") + token.text(), null);
  }

  private List<Statement> arm(int column, Sink sink) {
    List<Statement> body = new ArrayList<>();
    if (cursor.is("{")) {
      body.addAll(statements.body(column, sink));
    } else {
      statements.statement(body, sink);
    }
    cursor.take(",");
    return body;
  }

  /** Up to a break, or the end of the function: what falls through is not read. */
  private List<Statement> labelled(Sink sink) {
    List<Statement> body = new ArrayList<>();
    boolean braced = cursor.take("{");
    boolean left = false;
    while (!cursor.hasFailed() && !left && !isLabel() && !cursor.is("}")) {
      left = cursor.take("break");
      if (!left) {
        statements.statement(body, sink);
        left = body.getLast() instanceof Statement.Return;
      }
    }
    cursor.take(";");
    if (braced) {
      cursor.expect("}");
      left |= cursor.take("break");
      cursor.take(";");
    }
    if (isLabel() && !left) {
      cursor.fail();
    }
    return body;
  }

  private boolean isLabel() {
    return cursor.is("case") || cursor.is("default");
  }
}
