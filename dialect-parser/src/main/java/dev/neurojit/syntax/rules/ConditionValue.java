package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition that has to be computed first: {@code !%c}, {@code %x < %y}, an integer as in C. */
final class ConditionValue extends OperationRule {
  ConditionValue() {
    super("NJ138", "condition-value");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> condition = condition(op);
    if (condition.isEmpty()) {
      return null;
    }
    boolean alone = condition.size() == 1;
    Expression meant = alone ? truth(condition.getFirst(), tree) : computed(op, condition, tree);
    if (!(meant instanceof Expression.Node node) || !node.type().equals("i1")) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    String value = writer.value(node);
    return error(Heads.span(condition), "a condition is a value of type i1")
        .safely(
            "compute it before",
            List.of(
                Edit.insert(op.span().start(), writer.lines()),
                new Edit(Heads.span(condition), value)));
  }

  private static List<Token> condition(OperationSyntax op) {
    boolean written = !op.body().isEmpty() && !op.isGeneric();
    return switch (op.form()) {
      case COND_BR, SELECT -> written ? op.slots().getFirst() : List.of();
      case IF -> written && isPlain(op.body()) ? op.body().subList(0, 1) : List.of();
      case CONDITION -> written ? asked(op.body()) : List.of();
      default -> List.of();
    };
  }

  /** A name, and nothing after it but an arrow. */
  private static boolean isPlain(List<Token> body) {
    return body.size() == 1 || body.get(1).is(TokenKind.ARROW);
  }

  /** {@code scf.condition(!%c) %x : f32}. */
  private static List<Token> asked(List<Token> body) {
    int end = body.getFirst().is(TokenKind.LPAREN) ? Heads.afterGroup(body, 0) : 0;
    return end > 2 && body.get(end - 1).is(TokenKind.RPAREN) ? body.subList(1, end - 1) : List.of();
  }

  /** Of an integer, whether it is not zero. */
  private static @Nullable Expression truth(Token value, SyntaxTree tree) {
    return compared("ne, ", value, tree);
  }

  /** {@code !%n}, as C reads it of an integer; null of anything else. */
  static @Nullable Expression isZero(List<Token> tokens, SyntaxTree tree) {
    boolean not =
        tokens.size() == 2
            && (tokens.getFirst().text().equals("!") || tokens.getFirst().isWord("not"));
    return not ? compared("eq, ", tokens.getLast(), tree) : null;
  }

  private static @Nullable Expression compared(String how, Token value, SyntaxTree tree) {
    String type = value.is(TokenKind.VALUE_ID) ? Scope.of(tree).typeOf(value) : null;
    boolean integer = Types.isInteger(type) && Types.isScalar(type);
    if (type == null || !integer || type.equals("i1") || isTruth(value, tree)) {
      return null;
    }
    List<Expression> operands =
        List.of(new Expression.Leaf(value.text(), type), new Expression.Leaf("0", type));
    return new Expression.Node("arith.cmpi", how, operands, "i1");
  }

  /** Whether the type of what computes it is wrong, so that it is one already. */
  private static boolean isTruth(Token value, SyntaxTree tree) {
    Definition definition = Scope.of(tree).resolve(value);
    return definition != null
        && definition.kind() == Definition.Kind.RESULT
        && TruthOperation.isMeant(definition.operation(), tree);
  }

  private static @Nullable Expression computed(
      OperationSyntax op, List<Token> condition, SyntaxTree tree) {
    boolean asks = op.form() == OpForm.COND_BR || op.form() == OpForm.CONDITION;
    Expression zero = asks ? isZero(condition, tree) : null;
    return asks && zero == null ? ExpressionReader.read(condition, tree, "i1") : zero;
  }
}
