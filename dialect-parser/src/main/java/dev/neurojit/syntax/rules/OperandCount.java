package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sum, product, minimum or maximum of more than two operands. */
final class OperandCount extends OperationRule {
  private static final Set<String> ASSOCIATIVE =
      Set.of(
          "addf",
          "addi",
          "mulf",
          "muli",
          "maximumf",
          "minimumf",
          "maxnumf",
          "minnumf",
          "maxsi",
          "maxui",
          "minsi",
          "minui",
          "andi",
          "ori",
          "xori");

  OperandCount() {
    super("NJ060", "operand-count");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> operands = op.operands();
    boolean plain = op.slots().stream().allMatch(slot -> slot.size() == 1);
    if (op.form() != OpForm.BINARY || operands.size() < 3 || !plain || op.results().size() != 1) {
      return null;
    }
    Diagnostic found =
        error(Heads.span(op.body()), op.name() + " takes two operands, not " + operands.size());
    String type = OperationTypes.ofOperands(op, tree);
    boolean chains =
        ASSOCIATIVE.contains(op.name().substring(op.name().indexOf('.') + 1))
            && OperationTypes.allKnown(op, tree)
            && operands.size() == op.slots().size();
    Token name = op.nameToken();
    if (!chains || type == null || name == null || operands.size() > 64) {
      return found;
    }
    Source source = tree.source();
    String indent = source.lineEnd() + source.indentAt(op.span().start());
    StringBuilder lines = new StringBuilder();
    String left = operands.getFirst().text();
    int line = source.lineAt(op.span().start());
    for (int i = 1; i < operands.size() - 1; i++) {
      String next = Scope.of(tree).fresh("t" + line + "_" + i);
      String right = operands.get(i).text();
      lines.append(next + " = " + op.name() + " " + left + ", " + right + " : " + type + indent);
      left = next;
    }
    return found.safely(
        "chain them from the left",
        List.of(
            Edit.insert(op.span().start(), lines.toString()),
            new Edit(Heads.span(op.body()), left + ", " + operands.getLast().text())));
  }
}
