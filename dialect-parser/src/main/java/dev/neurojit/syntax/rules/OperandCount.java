package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sum, product, minimum or maximum of more than two operands, a comparison of a value with both
 * its bounds, or a difference of one.
 */
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

  private static final Pattern NEGATED =
      Pattern.compile(
          "%(?:.*_)?(?:neg|minus|negative|negated|opposite|opposed|flipped)\\d*(?:_.*)?");

  OperandCount() {
    super("NJ060", "operand-count");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> operands = op.operands();
    if (op.form() != OpForm.BINARY && op.form() != OpForm.CMP) {
      return null;
    }
    boolean plain = op.slots().stream().allMatch(slot -> slot.size() == 1);
    boolean typed = plain && op.results().size() == 1 && op.types().size() == 1;
    if (typed && op.form() == OpForm.CMP && op.slots().size() == 4 && operands.size() == 3) {
      return range(op, tree);
    }
    if (typed && op.form() == OpForm.BINARY && operands.size() == 1 && op.slots().size() == 1) {
      return negation(op, tree);
    }
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

  /** {@code arith.cmpf ole, %lo, %x, %hi}, where the outer operands are known to be bounds. */
  private Diagnostic range(OperationSyntax op, SyntaxTree tree) {
    Diagnostic found = error(Heads.span(op.body()), op.name() + " compares two operands, not 3");
    List<Token> operands = op.operands();
    String type = OperationTypes.ofOperands(op, tree);
    String predicate = op.body().getFirst().text();
    boolean orders =
        Predicates.isValid(predicate, Types.isFloat(type)) && !predicate.endsWith("ne");
    boolean between =
        !ClampOrder.isBound(operands.get(1), tree)
            && (ClampOrder.isBound(operands.get(0), tree)
                || ClampOrder.isBound(operands.get(2), tree));
    Token name = op.nameToken();
    if (type == null || name == null || !orders || !between || !OperationTypes.allKnown(op, tree)) {
      return found.help("compare twice, and take arith.andi of the results");
    }
    Source source = tree.source();
    String indent = source.lineEnd() + source.indentAt(op.span().start());
    String result = op.results().getFirst().name();
    StringBuilder lines = new StringBuilder();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String part = Scope.of(tree).fresh(result.substring(1) + (i == 0 ? "_above" : "_below"));
      String pair = operands.get(i).text() + ", " + operands.get(i + 1).text();
      lines.append(
          "%s = %s %s, %s : %s".formatted(part, op.name(), predicate, pair, type) + indent);
      parts.add(part);
    }
    String both = "arith.andi " + String.join(", ", parts) + " : " + Types.comparison(type);
    return found.safely(
        "compare twice",
        List.of(
            Edit.insert(op.span().start(), lines.toString()),
            new Edit(new Span(name.start(), op.head().getLast().end()), both)));
  }

  /** {@code %neg_x = arith.subf %x : f32}: the name of the result says what is missing. */
  private @Nullable Diagnostic negation(OperationSyntax op, SyntaxTree tree) {
    String type = OperationTypes.ofOperands(op, tree);
    Token name = op.nameToken();
    boolean subtracts = op.name().equals("arith.subf") || op.name().equals("arith.subi");
    if (!subtracts || type == null || name == null || !Types.isScalar(type)) {
      return null;
    }
    Diagnostic found = error(op.headSpan(), op.name() + " takes two operands, not one");
    String operand = op.operands().getFirst().text();
    boolean fits = !Types.differ(type, op.types().getFirst().text()) && !type.equals("i1");
    if (!fits || !NEGATED.matcher(op.results().getFirst().name()).matches()) {
      return found.help("arith.negf changes the sign");
    }
    if (Types.isFloat(type)) {
      return found.safely("write arith.negf", new Edit(name.span(), "arith.negf"));
    }
    Source source = tree.source();
    String zero = Scope.of(tree).fresh("zero_" + source.lineAt(name.start()));
    String line = zero + " = arith.constant 0 : " + type + source.lineEnd();
    return found.safely(
        "subtract it from 0",
        List.of(
            Edit.insert(op.span().start(), line + source.indentAt(op.span().start())),
            new Edit(op.operands().getFirst().span(), zero + ", " + operand)));
  }
}
