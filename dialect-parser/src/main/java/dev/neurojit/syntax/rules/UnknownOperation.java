package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations that do not exist but say what they mean: {@code arith.sqrt}, {@code math.abs}. */
final class UnknownOperation extends OperationRule {
  private static final Map<String, String> NAMES =
      Map.of(
          "arith.const", "arith.constant",
          "math.constant", "arith.constant",
          "func.constant", "arith.constant",
          "math.select", "arith.select",
          "scf.select", "arith.select",
          "std.const", "arith.constant",
          "scf.br", "cf.br",
          "scf.cond_br", "cf.cond_br",
          "arith.const_float", "arith.constant",
          "arith.constantf", "arith.constant");

  UnknownOperation() {
    super("NJ022", "unknown-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || name.text().indexOf('.') < 0 || OpTable.isKnown(name.text())) {
      return null;
    }
    if (name.text().startsWith("std.") || isRemovedName(name.text())) {
      return null;
    }
    String meant = NAMES.get(name.text());
    if (name.text().equals("func.constant")
        && op.body().stream().anyMatch(t -> t.text().startsWith("@"))) {
      return null;
    }
    if (meant == null) {
      meant = Concepts.meant(name.text(), OperationTypes.of(op, tree));
    }
    if (meant == null && (name.text().startsWith("arith.") || name.text().startsWith("math."))) {
      meant = CastNames.meant(name.text(), op);
    }
    if (meant == null) {
      return null;
    }
    return error(name.span(), "there is no operation '" + name.text() + "'")
        .safely("write " + meant, new Edit(name.span(), meant));
  }

  private static boolean isRemovedName(String name) {
    return name.equals("arith.maxf") || name.equals("arith.minf");
  }
}
