package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.rules.Program.Head;
import dev.neurojit.syntax.rules.ProgramStatements.Sink;
import dev.neurojit.syntax.rules.ProgramToken.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the functions of a text that can be read as a whole, whatever language they are in. */
final class ProgramReader {
  private static final Pattern PYTHON =
      Pattern.compile("(?m)^[ \t]*def .*(?::|->.*\\{)[ \t]*(?:#.*)?$");

  private final List<Program> programs = new ArrayList<>();
  private final Map<String, Head> functions = new HashMap<>();
  private final List<ProgramToken> tokens;

  private ProgramReader(SyntaxTree tree) {
    String text = tree.source().text();
    this.tokens = ProgramLexer.tokens(text, text.contains("def ") && PYTHON.matcher(text).find());
    for (int i = 0; i < tokens.size(); i++) {
      // A comment before a function stays where it is.
      boolean words = !tokens.get(i).is(Kind.END) && !tokens.get(i).is(Kind.REMARK);
      if (tokens.get(i).beginsLine() && words) {
        i = Math.max(i, read(i) - 1);
      }
    }
  }

  static ProgramReader of(SyntaxTree tree) {
    return tree.analysis(ProgramReader.class, ProgramReader::new);
  }

  List<Program> programs() {
    return programs;
  }

  /** Returns the head of each function, also of those whose bodies are not understood. */
  Map<String, Head> functions() {
    return functions;
  }

  /** Reads what begins at a token and returns where to go on. */
  private int read(int from) {
    ProgramCursor cursor = new ProgramCursor(tokens, from);
    int column = cursor.peek().indent();
    while (cursor.peek().is(Kind.SYMBOL) && cursor.peek().beginsLine()) {
      decorator(cursor);
    }
    ProgramHeads heads = new ProgramHeads(cursor);
    Head head = heads.read();
    if (head == null || !opens(cursor)) {
      return from + 1;
    }
    functions.putIfAbsent(head.name(), head);
    cursor.remarks();
    int body = cursor.index();
    Program program = structured(from, column, head, heads.output(), cursor);
    if (program == null) {
      int failed = cursor.index();
      cursor.goTo(body);
      program = cursor.is("{") ? labelled(from, head, cursor) : null;
      if (program == null) {
        return Math.max(from + 1, Math.max(failed, cursor.index()));
      }
    }
    programs.add(program);
    return cursor.index();
  }

  private @Nullable Program structured(
      int from, int column, Head head, @Nullable String output, ProgramCursor cursor) {
    ProgramStatements statements = statements(head, cursor);
    Sink sink = Sink.RETURN;
    boolean words =
        cursor.peek().beginsLine() && !cursor.is("{") && !cursor.is(":") && !cursor.is("begin");
    if (words) {
      statements.endByWords();
    }
    List<Statement> body =
        words ? statements.untilEnd(column, sink) : statements.body(column, sink);
    if (output != null) {
      body.add(new Statement.Return(List.of(new Formula.Leaf("%" + output, null))));
    }
    boolean foreign = head.isForeign() || cursor.isForeign();
    // A foreign head alone is mended by itself.
    boolean branches = statements.hasBranches() || (head.isForeign() && cursor.isForeign());
    int start = tokens.get(from).start();
    return cursor.hasFailed()
        ? null
        : new Program(head, body, List.of(), start, cursor.last().end(), foreign, branches);
  }

  private @Nullable Program labelled(int from, Head head, ProgramCursor cursor) {
    ProgramStatements statements = statements(head, cursor);
    List<ProgramBlock> blocks = new ProgramLabels(cursor, statements).read();
    boolean single = blocks.size() == 1 && !head.isForeign();
    if (cursor.hasFailed() || blocks.isEmpty() || single) {
      return null;
    }
    List<Statement> body = new ArrayList<>();
    for (ProgramBlock block : blocks) {
      block
          .choices()
          .forEach(phi ->
              body.add(new Statement.Assign(List.of(phi.name()), phi.type(), List.of(), false)));
      body.addAll(block.body());
    }
    int start = tokens.get(from).start();
    return new Program(head, body, blocks, start, cursor.last().end(), true, true);
  }

  private static ProgramStatements statements(Head head, ProgramCursor cursor) {
    ProgramStatements statements = new ProgramStatements(cursor, head.style());
    head.parameters().forEach(it -> statements.expressions().define(it.name().substring(1)));
    return statements;
  }

  private static void decorator(ProgramCursor cursor) {
    do {
      cursor.take();
    } while (!cursor.peek().beginsLine() && !cursor.peek().is(Kind.END));
  }

  private static boolean opens(ProgramCursor cursor) {
    return cursor.is("{") || cursor.is(":") || cursor.is("begin") || cursor.peek().beginsLine();
  }
}
