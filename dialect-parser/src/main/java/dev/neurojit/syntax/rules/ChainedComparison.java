package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value between two others in one comparison: {@code arith.cmpf olt, %a, %x, olt, %b : f32}. */
final class ChainedComparison extends OperationRule {
  ChainedComparison() {
    super("NJ404", "chained-comparison");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean compares = op.form() == OpForm.CMP && op.results().size() == 1;
    if (!compares || op.slots().size() != 5 || op.operands().size() != 3) {
      return null;
    }
    boolean isFloat = op.name().equals("arith.cmpf");
    String first = predicate(op.slots().get(0), isFloat);
    String second = predicate(op.slots().get(3), isFloat);
    String type = OperationTypes.ofOperands(op, tree);
    boolean plain = List.of(1, 2, 4).stream().allMatch(it -> isValue(op.slots().get(it)));
    if (!plain || first == null || second == null || type == null || !Types.isScalar(type)) {
      return null;
    }
    Source source = tree.source();
    Scope scope = Scope.of(tree);
    String result = op.results().getFirst().name();
    int line = source.lineAt(op.span().start());
    String low = scope.fresh(result.substring(1) + "_first_" + line);
    String high = scope.fresh(result.substring(1) + "_second_" + line);
    List<String> values = op.operands().stream().map(Token::text).toList();
    String end = source.lineEnd() + source.indentAt(op.span().start());
    String form = "%s = " + op.name() + " %s, %s, %s : " + type;
    String text =
        form.formatted(low, first, values.get(0), values.get(1))
            + end
            + form.formatted(high, second, values.get(1), values.get(2))
            + end
            + "%s = arith.andi %s, %s : i1".formatted(result, low, high);
    return error(op.headSpan(), "a comparison has two operands")
        .safely("compare twice", new Edit(op.span(), text));
  }

  private static @Nullable String predicate(List<Token> slot, boolean isFloat) {
    return slot.size() == 1
        ? Predicates.meantOrValid(slot.getFirst().text().replace("\"", ""), isFloat)
        : null;
  }

  private static boolean isValue(List<Token> slot) {
    return slot.size() == 1 && slot.getFirst().is(TokenKind.VALUE_ID);
  }
}
