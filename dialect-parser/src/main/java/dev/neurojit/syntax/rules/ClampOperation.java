package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A clamp operation, which arith does not have: {@code arith.clampf %x, %lo, %hi : f32}. */
final class ClampOperation extends OperationRule {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:arith|math|vector|index|std)\\.(?:clamp|clip|saturate|sat|limit|bound|constrain)"
              + "_?(?:f|i|si|(ui|u))?|clampf?");

  ClampOperation() {
    super("NJ037", "clamp-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    List<Token> operands = op.operands();
    boolean one = name != null && op.results().size() == 1 && !OpTable.isKnown(op.name());
    Matcher matcher = NAME.matcher(one ? op.name() : "");
    if (name == null || !matcher.matches() || exists(op)) {
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
    ClampOrder order = ClampOrder.of(operands, tree);
    if (order == null) {
      return found.help("it takes the value, the lower and the upper bound, in this order");
    }
    String sign = isFloat ? "imumf" : matcher.group(1) == null ? "si" : "ui";
    Source source = tree.source();
    String result = op.results().getFirst().name();
    String inner = Scope.of(tree).fresh(result.substring(1) + "_floor");
    String text =
        "%s = arith.max%s %s, %s : %s"
            .formatted(inner, sign, order.value().text(), order.low().text(), type);
    String then =
        "%s = arith.min%s %s, %s : %s".formatted(result, sign, inner, order.high().text(), type);
    String indent = source.indentAt(op.span().start());
    return found.safely(
        "write it as a maximum and a minimum",
        new Edit(op.span(), text + source.lineEnd() + indent + then));
  }

  /** {@code math.clampf} is one of math, with a form of its own. */
  private static boolean exists(OperationSyntax op) {
    return OpNames.contains(op.name()) && op.slots().size() != 3;
  }
}
