package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range that its last bound belongs to, as MLIR writes it.
 *
 * @param before the lines that compute the end, each with its line end and indentation
 * @param end the first value behind the range: a name or a number
 */
record ClosedRange(String before, String end) {
  /** Returns the range up to a bound, or null where the type of the bound is not known. */
  static @Nullable ClosedRange of(String last, OperationSyntax op, SyntaxTree tree) {
    if (!last.startsWith("%")) {
      boolean small = last.matches("[0-9]{1,9}");
      return small ? new ClosedRange("", String.valueOf(Long.parseLong(last) + 1)) : null;
    }
    int at = op.span().start();
    Scope scope = Scope.of(tree);
    List<Definition> all = last.contains("#") ? List.of() : scope.visible(last, at);
    String type = all.isEmpty() ? null : all.getFirst().type();
    if (type == null || !Types.isInteger(type) || !Types.isScalar(type) || type.equals("i1")) {
      return null;
    }
    Source source = tree.source();
    String next = source.lineEnd() + source.indentAt(at);
    StringBuilder before = new StringBuilder();
    String one = Constants.one(type, op, tree, before);
    String end = scope.fresh(last.substring(1) + "_end_" + source.lineAt(at));
    return new ClosedRange(
        before + end + " = arith.addi " + last + ", " + one + " : " + type + next, end);
  }
}
