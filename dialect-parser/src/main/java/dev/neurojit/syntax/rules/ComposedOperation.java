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
import org.jspecify.annotations.Nullable;

/** An operation that MLIR has only as a few others: {@code arith.not}, {@code math.square}. */
final class ComposedOperation extends OperationRule {
  ComposedOperation() {
    super("NJ086", "composed-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean dialect = op.name().startsWith("arith.") || op.name().startsWith("math.");
    boolean known = OpTable.isKnown(op.name()) || OpNames.contains(op.name());
    if (!dialect || known) {
      return null;
    }
    Token name = op.nameToken();
    String word = name == null ? "" : name.text().substring(name.text().indexOf('.') + 1);
    boolean plain = op.operands().size() == 1 && op.body().size() == 1 && op.results().size() == 1;
    String type = OperationTypes.ofOperands(op, tree);
    if (!plain || type == null || !Types.isScalar(type)) {
      return null;
    }
    String clear =
        switch (word) {
          case "sqr" -> isSquare(op, tree) ? "square" : word;
          // Not a conversion to that type.
          case "double" -> type.equals(Wanted.result(op, 0, tree)) ? "twice" : word;
          default -> word;
        };
    String recipe = Types.isFloat(type) ? onFloat(clear) : onInteger(clear, type);
    if (recipe == null) {
      return null;
    }
    Source source = tree.source();
    String temporary = Scope.of(tree).fresh("t" + source.lineAt(op.span().start()));
    String text =
        recipe
            .replace("$x", op.operands().getFirst().text())
            .replace("$r", op.results().getFirst().name())
            .replace("$t", temporary)
            .replace("$T", type)
            .replace("; ", source.lineEnd() + source.indentAt(op.span().start()));
    return error(op.headSpan(), "there is no operation '" + op.name() + "'")
        .safely("write it with operations that exist", new Edit(op.span(), text));
  }

  /** {@code sqr} is the square where its result is named so, or the root is called sqrt. */
  private static boolean isSquare(OperationSyntax op, SyntaxTree tree) {
    String operand = op.operands().getFirst().text();
    String result = op.results().getFirst().name();
    boolean named =
        result.equals(operand + "2")
            || result.equals(operand + "_2")
            || (result.contains("sq") && !result.contains("sqrt") && !result.endsWith("sqr"));
    return named || tree.source().text().contains(".sqrt ");
  }

  private static @Nullable String onFloat(String word) {
    return switch (word) {
      case "square", "squaref", "sq", "sqf" -> "$r = arith.mulf $x, $x : $T";
      case "twice" -> "$r = arith.addf $x, $x : $T";
      case "recip", "reciprocal", "inv", "rcp" ->
          "$t = arith.constant 1.0 : $T; $r = arith.divf $t, $x : $T";
      case "relu" -> "$t = arith.constant 0.0 : $T; $r = arith.maximumf $x, $t : $T";
      case "sigmoid", "logistic" ->
          "$t_one = arith.constant 1.0 : $T; $t_neg = arith.negf $x : $T; "
              + "$t_exp = math.exp $t_neg : $T; $t_sum = arith.addf $t_one, $t_exp : $T; "
              + "$r = arith.divf $t_one, $t_sum : $T";
      default -> null;
    };
  }

  private static @Nullable String onInteger(String word, String type) {
    return switch (word) {
      case "not", "noti", "lnot", "notsi", "notui", "bitwise_not", "bitnot", "bit_not", "bnot" ->
          type.equals("i1")
              ? "$t = arith.constant true; $r = arith.xori $x, $t : $T"
              : "$t = arith.constant -1 : $T; $r = arith.xori $x, $t : $T";
      case "logical_not" -> type.equals("i1") ? onInteger("not", type) : null;
      case "neg", "negi", "negsi", "minus", "minusi", "negate", "unary_minus" ->
          type.equals("i1") ? null : "$t = arith.constant 0 : $T; $r = arith.subi $t, $x : $T";
      case "square", "sq", "sqi", "sqr" -> "$r = arith.muli $x, $x : $T";
      case "twice" -> "$r = arith.addi $x, $x : $T";
      default -> null;
    };
  }
}
