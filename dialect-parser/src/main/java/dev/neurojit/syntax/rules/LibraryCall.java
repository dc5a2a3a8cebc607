package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call of a function of C's mathematics that nothing declares. */
final class LibraryCall extends OperationRule {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "sqrt",
          "exp",
          "exp2",
          "log",
          "log2",
          "log10",
          "log1p",
          "expm1",
          "sin",
          "cos",
          "tan",
          "asin",
          "acos",
          "atan",
          "atan2",
          "sinh",
          "cosh",
          "tanh",
          "pow",
          "fabs",
          "floor",
          "ceil",
          "round",
          "cbrt",
          "erf",
          "copysign",
          "fma");

  LibraryCall() {
    super("NJ129", "library-call");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    boolean calls = op.form() == OpForm.CALL && op.results().size() == 1 && !op.body().isEmpty();
    Token symbol = calls ? op.body().getFirst() : null;
    if (name == null || symbol == null || !symbol.is(TokenKind.SYMBOL)) {
      return null;
    }
    String function = symbol.text().substring(1);
    String bare = function.endsWith("f") ? function.substring(0, function.length() - 1) : function;
    String type = OperationTypes.ofOperands(op, tree);
    boolean known = FUNCTIONS.contains(function) || FUNCTIONS.contains(bare);
    if (!known || tree.function(function).isPresent() || !Types.isFloat(type)) {
      return null;
    }
    String meant = Concepts.meant(function, type);
    boolean fits = meant != null && arity(meant) == op.operands().size();
    if (!fits || !OperationTypes.allKnown(op, tree)) {
      return null;
    }
    String right = meant + " " + OperationTypes.operandText(op) + " : " + type;
    Span span = new Span(name.start(), op.head().getLast().end());
    return error(symbol.span(), "nothing declares " + symbol.text() + "; MLIR has " + meant)
        .safely("write " + right, new Edit(span, right));
  }

  private static int arity(String name) {
    return switch (OpTable.form(name)) {
      case UNARY -> 1;
      case BINARY -> 2;
      case TERNARY -> 3;
      default -> 0;
    };
  }
}
