package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads nested operations, calls and infix operators, with the usual precedence, from tokens. Gives
 * null where anything is unknown, types disagree, or it is deeper than a person would write.
 */
final class ExpressionReader {
  private static final int DEEPEST = 32;

  private final List<Token> tokens;
  private final SyntaxTree tree;
  private int next;
  private int depth;

  private ExpressionReader(List<Token> tokens, SyntaxTree tree) {
    this.tokens = tokens;
    this.tree = tree;
  }

  /** Reads all of the tokens as one expression. */
  static @Nullable Expression read(List<Token> tokens, SyntaxTree tree) {
    ExpressionReader reader = new ExpressionReader(tokens, tree);
    Expression whole = reader.bareOperation();
    if (whole == null) {
      reader.next = 0;
      whole = reader.sum();
    }
    return reader.next == tokens.size() ? whole : null;
  }

  private @Nullable Expression sum() {
    Expression left = product();
    while (left != null && (isNext(TokenKind.PLUS) || isNext(TokenKind.MINUS))) {
      String word = take().is(TokenKind.PLUS) ? "add" : "sub";
      left = binary(word, left, product());
    }
    return left;
  }

  private @Nullable Expression product() {
    Expression left = factor();
    while (left != null && (isNext(TokenKind.STAR) || isNext(TokenKind.SLASH))) {
      String word = take().is(TokenKind.STAR) ? "mul" : "div";
      left = binary(word, left, factor());
    }
    return left;
  }

  private static @Nullable Expression binary(
      String word, Expression left, @Nullable Expression right) {
    return right == null ? null : operation(word, "", List.of(left, right));
  }

  private @Nullable Expression factor() {
    if (next >= tokens.size() || depth > DEEPEST) {
      return null;
    }
    Token token = tokens.get(next);
    if (token.is(TokenKind.LPAREN)) {
      return group();
    }
    if (token.is(TokenKind.BARE_ID) && isKind(next + 1, TokenKind.LPAREN)) {
      return call();
    }
    next++;
    if (token.is(TokenKind.MINUS) && next < tokens.size() && tokens.get(next).kind().isNumber()) {
      return new Expression.Leaf("-" + take().text(), null);
    }
    if (token.kind().isNumber()) {
      return new Expression.Leaf(token.text(), null);
    }
    return value(token);
  }

  private @Nullable Expression value(Token token) {
    if (token.is(TokenKind.VALUE_ID)) {
      String type = Scope.of(tree).typeOf(token);
      return type == null ? null : new Expression.Leaf(token.text(), type);
    }
    if (!token.is(TokenKind.BARE_ID)) {
      return null;
    }
    return Scope.of(tree).definitions("%" + token.text()).stream()
        .filter(it -> it.isVisibleAt(token.start()) && it.type() != null)
        .findFirst()
        .map(it -> new Expression.Leaf(it.name(), it.type()))
        .orElse(null);
  }

  /** Parentheses around an expression, or around an operation as a statement would have it. */
  private @Nullable Expression group() {
    depth++;
    int start = ++next;
    Expression inside = bareOperation();
    if (inside == null || !isNext(TokenKind.RPAREN)) {
      next = start;
      inside = sum();
    }
    depth--;
    return closed() ? inside : null;
  }

  /** {@code arith.mulf(%a, %b)}, {@code max(%a, %b)}. */
  private @Nullable Expression call() {
    depth++;
    String name = take().text();
    next++;
    String prefix = predicate(name);
    List<Expression> operands = list();
    depth--;
    return operands == null || !closed() ? null : operation(name, prefix, operands);
  }

  /** {@code arith.mulf %a, %b : f32}, up to the end or a closing parenthesis. */
  private @Nullable Expression bareOperation() {
    boolean named = isNext(TokenKind.BARE_ID) && OpTable.isKnown(tokens.get(next).text());
    if (!named || isKind(next + 1, TokenKind.LPAREN)) {
      return null;
    }
    String name = take().text();
    String prefix = predicate(name);
    List<Expression> operands = list();
    if (isNext(TokenKind.COLON)) {
      while (next < tokens.size() && !isNext(TokenKind.RPAREN)) {
        next++;
      }
    }
    return operands == null ? null : operation(name, prefix, operands);
  }

  private @Nullable List<Expression> list() {
    List<Expression> operands = new ArrayList<>();
    do {
      Expression operand = sum();
      if (operand == null) {
        return null;
      }
      operands.add(operand);
    } while (isNext(TokenKind.COMMA) && next++ >= 0);
    return operands;
  }

  private String predicate(String name) {
    boolean compares = name.equals("arith.cmpf") || name.equals("arith.cmpi");
    if (!compares || !isKind(next + 1, TokenKind.COMMA)) {
      return "";
    }
    String word = take().text();
    next++;
    return word + ", ";
  }

  private static @Nullable Expression operation(
      String name, String prefix, List<Expression> operands) {
    String type = common(operands, OpTable.form(name) == OpForm.SELECT ? 1 : 0);
    String real = OpTable.isKnown(name) ? name : Concepts.meant(name, type);
    if (type == null || real == null || !fits(real, operands.size(), type)) {
      return null;
    }
    String result = real.startsWith("arith.cmp") ? Types.comparison(type) : type;
    return new Expression.Node(real, prefix, operands, result);
  }

  private static boolean fits(String real, int count, String type) {
    boolean kind =
        OpTable.isFloat(real)
            ? Types.isFloat(type)
            : !OpTable.isInteger(real) || Types.isInteger(type);
    return kind
        && switch (OpTable.form(real)) {
          case UNARY -> count == 1;
          case BINARY, CMP -> count == 2;
          case TERNARY, SELECT -> count == 3;
          default -> false;
        };
  }

  /** The one type of the operands that have one. */
  private static @Nullable String common(List<Expression> operands, int from) {
    String found = null;
    for (Expression operand : operands.subList(Math.min(from, operands.size()), operands.size())) {
      String type = operand.type();
      if (type != null && found != null && !type.equals(found)) {
        return null;
      }
      found = type == null ? found : type;
    }
    return found;
  }

  private boolean closed() {
    return isNext(TokenKind.RPAREN) && next++ >= 0;
  }

  private boolean isNext(TokenKind kind) {
    return isKind(next, kind);
  }

  private boolean isKind(int i, TokenKind kind) {
    return i < tokens.size() && tokens.get(i).is(kind);
  }

  private Token take() {
    return tokens.get(next++);
  }
}
