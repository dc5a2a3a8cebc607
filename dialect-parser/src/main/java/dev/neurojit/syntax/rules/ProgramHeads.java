package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.rules.Program.Head;
import dev.neurojit.syntax.rules.Program.Parameter;
import dev.neurojit.syntax.rules.Program.Style;
import dev.neurojit.syntax.rules.ProgramToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the head of a function up to what opens its body. */
final class ProgramHeads {
  private static final Set<String> KEYWORDS =
      Set.of(
          "def",
          "fn",
          "func",
          "fun",
          "function",
          "define",
          "func.func",
          "kernel",
          "proc",
          "procedure",
          "sub",
          "subroutine",
          "std.func",
          "builtin.func");
  private static final Set<String> MODIFIERS =
      Set.of(
          "static",
          "inline",
          "extern",
          "constexpr",
          "pub",
          "export",
          "__device__",
          "__global__",
          "__host__",
          "__forceinline__",
          "__inline__",
          "async",
          "unsafe",
          "internal",
          "dso_local",
          "local_unnamed_addr",
          "noinline",
          "const",
          "linkonce_odr",
          "hidden");
  private static final Set<String> NOTHING = Set.of("void", "None", "unit", "Unit", "()");

  private static final Set<String> VISIBILITIES = Set.of("private", "public", "nested");

  private final ProgramCursor cursor;
  private @Nullable String output;

  ProgramHeads(ProgramCursor cursor) {
    this.cursor = cursor;
  }

  /** Returns the variable that a function of Matlab gives back, or null. */
  @Nullable String output() {
    return output;
  }

  /** Returns the head that begins at the next token; null, having failed or not, without one. */
  @Nullable Head read() {
    boolean foreign = modifiers();
    String word = cursor.peek().text();
    // Functions of other dialects of MLIR are not foreign.
    boolean known = OpTable.isKnown(word) && word.indexOf('.') > 0 && !word.equals("func.func");
    boolean announces = !known && (KEYWORDS.contains(word) || word.endsWith(".func"));
    String keyword = announces ? cursor.take().text() : "";
    // MLIR's own functions were called func once.
    boolean own = keyword.equals("func.func") || keyword.equals("func");
    if (own && VISIBILITIES.contains(cursor.peek().text())) {
      cursor.take();
    }
    foreign |= !keyword.isEmpty() && !(own && cursor.peek().is(Kind.SYMBOL));
    foreign |= modifiers();
    boolean bracket = cursor.is("[") && cursor.peek(2).is("]") && cursor.peek(3).is("=");
    if (keyword.equals("function") && (bracket || cursor.peek(1).is("="))) {
      cursor.take("[");
      output = cursor.take().text();
      cursor.take("]");
      cursor.expect("=");
    }
    boolean nothing = cursor.take("void");
    String type = nothing ? null : ProgramTypes.take(cursor);
    boolean typed = nothing || type != null;
    ProgramToken name = cursor.take();
    boolean named = name.is(Kind.SYMBOL) || name.is(Kind.WORD);
    if ((keyword.isEmpty() && !typed) || !named || !cursor.is("(")) {
      return null;
    }
    List<Parameter> parameters = parameters();
    boolean arrow = cursor.is("->");
    List<String> results = results();
    if (parameters == null || cursor.hasFailed()) {
      return null;
    }
    if (typed) {
      if (results != null) {
        return null;
      }
      results = nothing ? List.of() : List.of(type == null ? "" : type);
    }
    while (keyword.equals("define") && !cursor.is("{") && !cursor.peek().beginsLine()) {
      cursor.take();
    }
    // Scala says def as well, but has a colon before the result.
    boolean python = keyword.equals("def") && (cursor.is(":") || arrow);
    Style style =
        keyword.isEmpty()
            ? Style.C
            : keyword.equals("fun") ? Style.KOTLIN : python ? Style.PYTHON : Style.OTHER;
    if (keyword.equals("function") && cursor.is("is") && cursor.peek(1).is("begin")) {
      cursor.take();
    }
    boolean plain = own && name.is(Kind.SYMBOL) && !foreign;
    String symbol = name.text().substring(name.text().lastIndexOf(':') + 1);
    return new Head(symbol, parameters, results, style, !plain);
  }

  private boolean modifiers() {
    boolean any = false;
    while (cursor.peek().is(Kind.WORD) && MODIFIERS.contains(cursor.peek().text())) {
      cursor.take();
      any = true;
    }
    return any;
  }

  /** The parameters; a type may serve several names before it, as in Go. */
  private @Nullable List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    cursor.expect("(");
    while (!cursor.hasFailed() && !cursor.is(")")) {
      cursor.take("mut");
      String type = ProgramTypes.any(cursor);
      ProgramToken name = cursor.take();
      if (!name.isName() || name.text().indexOf('.') >= 0) {
        return null;
      }
      if (type != null) {
        type = ProgramMemory.behind(cursor, type);
        if (type == null) {
          return null;
        }
      } else {
        boolean mark = cursor.take(":") || cursor.take("::");
        type = ProgramTypes.any(cursor);
        if (mark && type == null) {
          return null;
        }
      }
      waiting.add(name.text());
      if (type != null) {
        for (String one : waiting) {
          all.add(new Parameter("%" + one, type));
        }
        waiting.clear();
      }
      if (!cursor.is(")")) {
        if (!cursor.take(",") && !cursor.take(";")) {
          return null;
        }
      }
    }
    cursor.expect(")");
    return waiting.isEmpty() ? all : null;
  }

  /** The result types; null where none are written. */
  private @Nullable List<String> results() {
    boolean marked =
        cursor.take("->")
            || cursor.take("=>")
            || cursor.take("::")
            || cursor.take("returns")
            || (!cursor.peek().beginsLine() && cursor.take("return"))
            || (cursor.is(":") && !cursor.peek(1).beginsLine() && cursor.take(":"));
    if (NOTHING.contains(cursor.peek().text())) {
      cursor.take();
      return List.of();
    }
    List<String> types = new ArrayList<>();
    boolean bracket = cursor.take("(") || cursor.take("[");
    while (!cursor.hasFailed()) {
      String type = ProgramTypes.take(cursor);
      if (type == null) {
        break;
      }
      types.add(type);
      if (!bracket || !cursor.take(",")) {
        break;
      }
    }
    if (bracket) {
      boolean closed = cursor.take(")") || cursor.take("]");
      if (!closed) {
        cursor.fail();
      }
    }
    if (marked && types.isEmpty() && !bracket) {
      cursor.fail();
    }
    return types.isEmpty() && !bracket ? null : types;
  }
}
