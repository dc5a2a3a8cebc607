package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of other languages: {@code %a = %b + %c : f32}, {@code %c = %a < %b}. */
final class InfixExpression extends OperationRule {
  InfixExpression() {
    super("NJ031", "infix-expression");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    if (op.nameToken() != null || op.results().size() != 1 || body.size() != 3) {
      return null;
    }
    if (!isOperand(body.get(0)) || !isOperand(body.get(2))) {
      return null;
    }
    String type = type(op, tree);
    String operation = type == null ? null : operation(body.get(1), type);
    Diagnostic found =
        error(
            Heads.span(body), "MLIR has no operators; each computation is an operation of its own");
    if (type == null || operation == null) {
      return found;
    }
    String text = operation + body.get(0).text() + ", " + body.get(2).text();
    return switch (agreement(op, type)) {
      case MISSING ->
          found.safely("write the operation", new Edit(Heads.span(body), text + " : " + type));
      case SAME -> found.safely("write the operation", new Edit(Heads.span(body), text));
      case RESULT_OF_COMPARISON ->
          found.safely(
              "write the operation",
              List.of(
                  new Edit(Heads.span(body), text), new Edit(Heads.span(op.typeTokens()), type)));
      case CONTRADICTION -> found;
    };
  }

  /** How the written type goes with the one that the operands have. */
  private enum Agreement {
    MISSING,
    SAME,
    RESULT_OF_COMPARISON,
    CONTRADICTION
  }

  private static Agreement agreement(OperationSyntax op, String type) {
    if (op.typeTokens().isEmpty()) {
      return op.colon() == null ? Agreement.MISSING : Agreement.CONTRADICTION;
    }
    String written = OperationTypes.typeText(op);
    String known = CTypes.meant(written) == null ? written : CTypes.meant(written);
    if (type.equals(known)) {
      return Agreement.SAME;
    }
    boolean compares =
        switch (op.body().get(1).kind()) {
          case LESS, GREATER, RELATION -> true;
          default -> false;
        };
    return compares && written.equals("i1")
        ? Agreement.RESULT_OF_COMPARISON
        : Agreement.CONTRADICTION;
  }

  private static boolean isOperand(Token token) {
    return token.is(TokenKind.VALUE_ID) || token.kind().isNumber();
  }

  private static @Nullable String type(OperationSyntax op, SyntaxTree tree) {
    String operands = OperationTypes.ofOperands(op, tree);
    return operands == null ? OperationTypes.written(op) : operands;
  }

  private static @Nullable String operation(Token operator, String type) {
    String relation =
        switch (operator.kind()) {
          case LESS, GREATER, RELATION -> Predicates.meant(operator.text(), Types.isFloat(type));
          default -> null;
        };
    if (relation != null) {
      return (Types.isFloat(type) ? "arith.cmpf " : "arith.cmpi ") + relation + ", ";
    }
    String word =
        switch (operator.kind()) {
          case PLUS -> "add";
          case MINUS -> "sub";
          case STAR -> "mul";
          case SLASH -> "div";
          default -> "";
        };
    String meant = Concepts.meant(word, type);
    return meant == null ? null : meant + " ";
  }
}
