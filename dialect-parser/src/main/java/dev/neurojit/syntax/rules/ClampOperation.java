package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A clamp operation, which arith does not have: {@code arith.clampf %x, %lo, %hi : f32}. */
final class ClampOperation extends OperationRule {
  private static final Set<String> NAMES =
      Set.of(
          "arith.clampf",
          "arith.clamp",
          "math.clamp",
          "math.clampf",
          "clampf",
          "clamp",
          "arith.clip",
          "math.clip");

  ClampOperation() {
    super("NJ037", "clamp-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    List<Token> operands = op.operands();
    if (name == null || !NAMES.contains(op.name()) || op.results().size() != 1) {
      return null;
    }
    if (op.name().equals("math.clampf") && op.slots().size() != 3) {
      return null;
    }
    String type = OperationTypes.ofOperands(op, tree);
    Diagnostic found = error(name.span(), "there is no operation '" + op.name() + "'");
    if (operands.size() != 3 || op.slots().size() != 3 || !OperationTypes.allKnown(op, tree)) {
      return found.help("clamp with arith.maximumf and arith.minimumf");
    }
    boolean isFloat = Types.isFloat(type);
    if (type == null || !(isFloat || Types.isInteger(type))) {
      return found.help("clamp with arith.maximumf and arith.minimumf");
    }
    Source source = tree.source();
    String result = op.results().getFirst().name();
    String inner = Scope.of(tree).fresh(result.substring(1) + "_floor");
    String text =
        (isFloat ? "%s = arith.maximumf %s, %s : %s" : "%s = arith.maxsi %s, %s : %s")
            .formatted(inner, operands.get(0).text(), operands.get(1).text(), type);
    String then =
        (isFloat ? "%s = arith.minimumf %s, %s : %s" : "%s = arith.minsi %s, %s : %s")
            .formatted(result, inner, operands.get(2).text(), type);
    String indent = source.indentAt(op.span().start());
    return found.safely(
        "write it as a maximum and a minimum",
        new Edit(op.span(), text + source.lineEnd() + indent + then));
  }
}
