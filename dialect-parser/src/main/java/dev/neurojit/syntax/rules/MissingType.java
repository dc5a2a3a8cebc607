package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation without the types that have to follow its operands, where these are known. */
final class MissingType extends OperationRule {
  MissingType() {
    super("NJ028", "missing-type");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.colon() != null || op.body().isEmpty() || !isClean(op)) {
      return null;
    }
    String types = types(op, tree);
    if (types == null) {
      return null;
    }
    int end = op.body().getLast().end();
    return error(Span.at(end), op.name() + " needs the type of its operands here")
        .safely("add ': " + types + "'", Edit.insert(end, " : " + types));
  }

  private static @Nullable String types(OperationSyntax op, SyntaxTree tree) {
    return switch (op.form()) {
      case UNARY -> uniform(op, tree, 1, 0);
      case BINARY -> uniform(op, tree, 2, 0);
      case TERNARY -> uniform(op, tree, 3, 0);
      case CMP -> uniform(op, tree, 3, 1);
      case SELECT -> uniform(op, tree, 3, 1);
      case RETURN, YIELD, CONDITION -> each(op, tree);
      case CALL -> call(op, tree);
      default -> memory(op, tree);
    };
  }

  /**
   * Returns the one type of the operands from slot {@code first} on, if there are {@code count}
   * slots.
   */
  private static @Nullable String uniform(
      OperationSyntax op, SyntaxTree tree, int count, int first) {
    List<List<Token>> slots = op.slots();
    if (slots.size() != count) {
      return null;
    }
    String type = null;
    String ofConstants = null;
    for (List<Token> slot : slots.subList(first, count)) {
      if (slot.size() == 1 && isUntypedConstant(slot.getFirst(), tree)) {
        continue;
      }
      String own = slot.size() == 1 ? Scope.of(tree).typeOf(slot.getFirst()) : null;
      boolean adapts = own != null && isOwnConstant(slot.getFirst(), tree);
      String other = adapts ? ofConstants : type;
      if (own == null || (other != null && !own.equals(other))) {
        return null;
      }
      type = adapts ? type : own;
      ofConstants = adapts ? own : ofConstants;
    }
    return type == null ? ofConstants : type;
  }

  /** A number that nothing else uses gets the type of what stands beside it. */
  private static boolean isOwnConstant(Token token, SyntaxTree tree) {
    Definition number = number(token, tree);
    return number != null && Wanted.isUsedOnce(number, tree);
  }

  /** The constant that a name stands for, if it is a number or numbers. */
  private static @Nullable Definition number(Token token, SyntaxTree tree) {
    Definition definition = Scope.of(tree).resolve(token);
    boolean number =
        definition != null
            && definition.operation().form() == OpForm.CONSTANT
            && definition.operation().body().stream().anyMatch(it -> it.kind().isNumber());
    return number ? definition : null;
  }

  /** Its type follows from where it is used. */
  private static boolean isUntypedConstant(Token token, SyntaxTree tree) {
    Definition number = number(token, tree);
    return number != null && number.operation().colon() == null;
  }

  private static @Nullable String each(OperationSyntax op, SyntaxTree tree) {
    List<String> types = TypeList.ofValues(op, tree);
    return types == null || types.isEmpty() ? null : String.join(", ", types);
  }

  private static @Nullable String call(OperationSyntax op, SyntaxTree tree) {
    Token symbol = op.body().getFirst();
    if (!symbol.is(TokenKind.SYMBOL)) {
      return null;
    }
    return tree.function(symbol.text().substring(1))
        .filter(function -> function.parameters().size() == Heads.group(op.body(), 1).size())
        .map(MissingType::signature)
        .orElse(null);
  }

  private static @Nullable String signature(FunctionSyntax function) {
    List<String> parameters = new ArrayList<>();
    for (var parameter : function.parameters()) {
      String type = parameter.type();
      if (type == null) {
        return null;
      }
      parameters.add(type);
    }
    String results =
        String.join(", ", function.results().stream().map(type -> type.text()).toList());
    boolean single = function.results().size() == 1;
    return "(" + String.join(", ", parameters) + ") -> " + (single ? results : "(" + results + ")");
  }

  /** {@code memref.load %m[%i]} and {@code memref.store %v, %m[%i]} name the type of the memref. */
  private static @Nullable String memory(OperationSyntax op, SyntaxTree tree) {
    List<Token> operands = op.operands();
    return switch (op.name()) {
      case "memref.load", "memref.dealloc", "memref.dim", "tensor.dim", "tensor.extract" ->
          operands.isEmpty() ? null : Scope.of(tree).typeOf(operands.get(0));
      case "vector.from_elements", "tensor.from_elements" -> listed(op, tree);
      case "memref.store" -> operands.size() < 2 ? null : Scope.of(tree).typeOf(operands.get(1));
      default -> null;
    };
  }

  /** Elements of one type, one after the other, unless the uses want them in another shape. */
  private static @Nullable String listed(OperationSyntax op, SyntaxTree tree) {
    int count = op.slots().size();
    String element = uniform(op, tree, count, 0);
    if (element == null || op.results().size() != 1 || !Types.isScalar(element)) {
      return null;
    }
    String kind = op.name().substring(0, op.name().indexOf('.'));
    String wanted = Wanted.result(op, 0, tree);
    String row = kind + "<" + count + "x" + element + ">";
    return wanted == null || !Types.differ(wanted, row) ? row : null;
  }

  /** Whether nothing but names, brackets and commas stands in the body. */
  private static boolean isClean(OperationSyntax op) {
    return op.body().stream()
        .allMatch(token ->
            switch (token.kind()) {
              case VALUE_ID, COMMA, SYMBOL, LPAREN, RPAREN, LBRACKET, RBRACKET, STRING -> true;
              case BARE_ID ->
                  Predicates.isValid(token.text(), true) || Predicates.isValid(token.text(), false);
              default -> false;
            });
  }
}
