package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the conversions of an operation's operands before it. */
final class ConversionWriter {
  private static final Set<String> UNSIGNED =
      Set.of(
          "arith.divui",
          "arith.remui",
          "arith.maxui",
          "arith.minui",
          "arith.ceildivui",
          "arith.shrui");

  private final OperationSyntax op;
  private final SyntaxTree tree;
  private final StringBuilder lines = new StringBuilder();
  private final List<Edit> edits = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private boolean complete = true;

  ConversionWriter(OperationSyntax op, SyntaxTree tree) {
    this.op = op;
    this.tree = tree;
  }

  /** Converts an operand to a type; by way of i64 between index and a float. */
  void convert(Token operand, String to) {
    String known = names.get(operand.text() + to);
    if (known != null) {
      edits.add(new Edit(operand.span(), known));
      return;
    }
    Scope scope = Scope.of(tree);
    String from = String.valueOf(scope.typeOf(operand));
    String wish = operand.text().substring(1).replace('#', '_') + "_" + word(to);
    String name = scope.fresh(wish + "_" + line());
    String value = operand.text();
    if (from.equals("index") && Types.isFloat(to) && Types.isScalar(to)) {
      String whole = scope.fresh(wish + "_int_" + line());
      add(whole + " = arith.index_cast " + value + " : index to i64");
      value = whole;
      from = "i64";
    } else if (to.equals("index") && Types.isFloat(from) && Types.isScalar(from)) {
      String whole = scope.fresh(wish + "_int_" + line());
      add(whole + " = arith.fptosi " + value + " : " + from + " to i64");
      value = whole;
      from = "i64";
    }
    String cast =
        isSameMemory(from, to)
            ? "memref.cast"
            : CastNames.between(from, to, UNSIGNED.contains(op.name()));
    complete &= cast != null;
    add(name + " = " + cast + " " + value + " : " + from + " to " + to);
    names.put(operand.text() + to, name);
    edits.add(new Edit(operand.span(), name));
  }

  /**
   * Returns whether a conversion has no other reading: signless integers count as signed, truth
   * values as 0 and 1, and nothing is lost but digits of a float.
   */
  static boolean isSafe(String from, String to) {
    return Types.isScalar(from)
        && Types.isScalar(to)
        && !to.equals("i1")
        && (Types.isFloat(to) || Types.isInteger(from));
  }

  private static String word(String type) {
    return Types.isScalar(type) ? type : type.replaceFirst("<.*", "");
  }

  /** Whether two types of memory differ in sizes only, of which one of each pair is open. */
  private static boolean isSameMemory(String from, String to) {
    Shape given = from.startsWith("memref<") ? Shape.of(from) : null;
    Shape wanted = to.startsWith("memref<") ? Shape.of(to) : null;
    if (given == null
        || wanted == null
        || given.rank() != wanted.rank()
        || !given.element().equals(wanted.element())) {
      return false;
    }
    for (int i = 0; i < given.rank(); i++) {
      String size = given.dimensions().get(i);
      String other = wanted.dimensions().get(i);
      if (!size.equals(other) && !size.equals("?") && !other.equals("?")) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether there was a conversion for every operand. */
  boolean isComplete() {
    return complete;
  }

  /** Returns the edits of the operands and of the lines before the operation. */
  List<Edit> edits() {
    List<Edit> all = new ArrayList<>(edits);
    all.addFirst(Edit.insert(op.span().start(), lines.toString()));
    return all;
  }

  private void add(String line) {
    Source source = tree.source();
    lines.append(line).append(source.lineEnd()).append(source.indentAt(op.span().start()));
  }

  private int line() {
    return tree.source().lineAt(op.span().start());
  }
}
