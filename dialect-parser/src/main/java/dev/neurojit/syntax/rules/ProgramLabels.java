package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.rules.ProgramBlock.End;
import dev.neurojit.syntax.rules.ProgramBlock.Phi;
import dev.neurojit.syntax.rules.ProgramStatements.Sink;
import dev.neurojit.syntax.rules.ProgramToken.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a body of labels, phis and branches, as LLVM has it. */
final class ProgramLabels {
  private final ProgramCursor cursor;
  private final ProgramStatements statements;

  ProgramLabels(ProgramCursor cursor, ProgramStatements statements) {
    this.cursor = cursor;
    this.statements = statements;
  }

  /** Reads the blocks between two braces. */
  List<ProgramBlock> read() {
    List<ProgramBlock> blocks = new ArrayList<>();
    cursor.expect("{");
    passComment();
    while (!cursor.hasFailed() && !cursor.is("}")) {
      blocks.add(block(blocks.isEmpty()));
    }
    cursor.expect("}");
    return blocks;
  }

  private ProgramBlock block(boolean first) {
    boolean labelled = isLabel();
    if (!labelled && !first) {
      cursor.fail();
    }
    String label = labelled ? cursor.take().text() : "";
    if (labelled) {
      cursor.expect(":");
      passComment();
    }
    List<Phi> choices = new ArrayList<>();
    while (cursor.peek(1).is("=") && cursor.peek(2).is("phi")) {
      choices.add(phi());
      passComment();
    }
    List<Statement> body = new ArrayList<>();
    while (!cursor.hasFailed() && !isEnd() && !isLabel()) {
      int before = cursor.index();
      statements.simple(body, Sink.NONE);
      passComment();
      if (cursor.index() == before) {
        cursor.fail();
      }
    }
    return new ProgramBlock(label, choices, body, end());
  }

  private boolean isLabel() {
    return cursor.peek().beginsLine() && cursor.peek(1).is(":") && !cursor.peek(1).apart();
  }

  private boolean isEnd() {
    return cursor.is("br") || cursor.is("ret") || cursor.is("return") || cursor.is("goto");
  }

  private void passComment() {
    if (cursor.is(";")) {
      do {
        cursor.take();
      } while (!cursor.peek().beginsLine() && !cursor.peek().is(Kind.END));
    }
  }

  private Phi phi() {
    String name = "%" + cursor.take().text();
    cursor.take();
    cursor.take();
    String type = ProgramTypes.take(cursor);
    Map<String, Formula> values = new LinkedHashMap<>();
    do {
      cursor.expect("[");
      Formula value = statements.expressions().read();
      cursor.expect(",");
      values.put(cursor.take().text(), value);
      cursor.expect("]");
    } while (cursor.take(",") && !cursor.hasFailed());
    if (type == null) {
      cursor.fail();
    }
    statements.expressions().define(name.substring(1));
    return new Phi(name, String.valueOf(type), values);
  }

  private End end() {
    End end = new End(null, List.of(), null);
    if (cursor.is("ret") || cursor.is("return")) {
      List<Statement> one = new ArrayList<>();
      statements.statement(one, Sink.NONE);
      passComment();
      boolean returns = !one.isEmpty() && one.getFirst() instanceof Statement.Return;
      if (!returns) {
        cursor.fail();
        return end;
      }
      return new End(null, List.of(), (Statement.Return) one.getFirst());
    }
    if (!cursor.take("br") && !cursor.take("goto")) {
      cursor.fail();
      return end;
    }
    if (isTarget()) {
      end = new End(null, List.of(target()), null);
    } else {
      ProgramTypes.take(cursor);
      Formula condition = statements.expressions().read();
      cursor.expect(",");
      String yes = target();
      cursor.expect(",");
      end = new End(condition, List.of(yes, target()), null);
    }
    passComment();
    return end;
  }

  private boolean isTarget() {
    return cursor.is("label") || (cursor.peek().isName() && cursor.peek(1).beginsLine());
  }

  private String target() {
    cursor.take("label");
    ProgramToken token = cursor.take();
    if (!token.isName()) {
      cursor.fail();
    }
    return token.text();
  }
}
