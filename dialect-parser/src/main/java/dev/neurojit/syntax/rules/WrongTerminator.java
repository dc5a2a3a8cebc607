package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Iterations;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The terminator of another operation: {@code return} in an scf.if, {@code ret}, {@code scf.yield}
 * in a function or reduction, {@code scf.continue}.
 */
final class WrongTerminator extends OperationRule {
  /** In whatever dialect. */
  private static final Set<String> RETURNS =
      Set.of("ret", "return", "returnvalue", "return_value", "returns", "output", "result", "exit");

  private static final Set<String> YIELDS =
      Set.of("yield", "yields", "yieldvalue", "yield_value", "yield_result", "yieldop", "yield_op");

  private static final Set<String> LOOPS =
      Set.of("scf.if", "scf.for", "scf.while", "scf.execute_region", "scf.index_switch");

  WrongTerminator() {
    super("NJ026", "wrong-terminator");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    OperationSyntax parent = op.parent();
    if (name == null || parent == null || !isLast(op) || !op.results().isEmpty()) {
      return null;
    }
    Diagnostic condition = condition(op, parent, tree);
    if (condition != null) {
      return condition;
    }
    String right = isBodyCondition(op, parent) ? "scf.yield" : right(op, parent);
    if (right == null || right.equals(name.text())) {
      return null;
    }
    String message = "'" + name.text() + "' does not end the body of " + parent.name();
    return error(name.span(), message).safely("write " + right, new Edit(name.span(), right));
  }

  private static @Nullable String right(OperationSyntax op, OperationSyntax parent) {
    String name = op.name();
    String word = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean returns = RETURNS.contains(word);
    boolean loop = parent.form() == OpForm.FOR || parent.name().equals("affine.for");
    boolean goesOn = loop && (word.equals("continue") || word.equals("next"));
    boolean yields = YIELDS.contains(word) || goesOn;
    if (!returns && !yields) {
      return null;
    }
    String around = parent.name();
    if (around.equals("func.func") || around.equals("func")) {
      return name.equals("func.return") ? null : "return";
    }
    if (around.equals("affine.for") || around.equals("affine.if")) {
      return yields ? "affine.yield" : null;
    }
    if (around.equals("scf.reduce")) {
      return op.operands().size() == 1 ? "scf.reduce.return" : null;
    }
    if (!LOOPS.contains(around)) {
      return null;
    }
    // A return in a branch may be meant to leave the function; it ends the branch only if the
    // branch has values to give, and as many.
    int wanted =
        parent.form() == OpForm.WHILE
            ? Iterations.arguments(parent).size()
            : Signatures.results(parent).size();
    boolean fits = yields || wanted == op.operands().size();
    boolean hasValues = !op.operands().isEmpty();
    return fits && (yields || hasValues) ? "scf.yield" : null;
  }

  /** {@code scf.condition %n : i32} at the end of the part of a while that does the work. */
  private static boolean isBodyCondition(OperationSyntax op, OperationSyntax parent) {
    return parent.form() == OpForm.WHILE
        && parent.regions().size() == 2
        && parent.regions().getLast().equals(op.block().region())
        && op.form() == OpForm.CONDITION
        && !op.body().isEmpty()
        && op.body().getFirst().is(TokenKind.VALUE_ID)
        && op.operands().size() == Iterations.arguments(parent).size();
  }

  private static boolean isLast(OperationSyntax op) {
    List<OperationSyntax> operations = op.block().operations();
    return operations.getLast().equals(op);
  }

  /** {@code scf.yield %c, %x} at the end of the part of a while that asks. */
  private @Nullable Diagnostic condition(
      OperationSyntax op, OperationSyntax parent, SyntaxTree tree) {
    boolean asks =
        parent.form() == OpForm.WHILE
            && op.form() == OpForm.YIELD
            && parent.regions().size() == 2
            && parent.regions().getFirst().equals(op.block().region());
    List<Token> values = asks ? TypeList.values(op) : null;
    List<String> types = asks ? TypeList.ofValues(op, tree) : null;
    if (values == null || types == null || types.isEmpty() || !types.getFirst().equals("i1")) {
      return null;
    }
    List<String> handed = values.stream().skip(1).map(Token::text).toList();
    String rest =
        handed.isEmpty()
            ? ""
            : " "
                + String.join(", ", handed)
                + " : "
                + String.join(", ", types.subList(1, types.size()));
    String right = "scf.condition(" + values.getFirst().text() + ")" + rest;
    return error(op.span(), "the first region of scf.while ends with scf.condition")
        .safely("write " + right, new Edit(op.span(), right));
  }
}
