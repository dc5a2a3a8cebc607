package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions of other languages, with the usual precedence, from tokens: infix and unary
 * operators, choices, calls, conversions, nested operations. Gives null where anything is unknown
 * or deeper than a person would write.
 */
final class FormulaReader {
  private static final int DEEPEST = 32;
  private static final int DEEPEST_PREFIX = 12;

  private final List<Token> tokens;
  private final SyntaxTree tree;
  private int next;
  private int depth;

  private FormulaReader(List<Token> tokens, SyntaxTree tree) {
    this.tokens = tokens;
    this.tree = tree;
  }

  /** Reads all of the tokens as one formula. */
  static @Nullable Formula read(List<Token> tokens, SyntaxTree tree) {
    FormulaReader reader = new FormulaReader(tokens, tree);
    Formula whole = reader.bareOperation();
    if (whole == null || reader.next < tokens.size()) {
      reader.next = 0;
      whole = reader.choice();
    }
    return reader.next == tokens.size() ? whole : null;
  }

  /** {@code c ? a : b}, {@code a if c else b}. */
  private @Nullable Formula choice() {
    Formula first = binary(0);
    if (first == null) {
      return null;
    }
    if (take("?")) {
      Formula yes = choice();
      Formula no = yes != null && take(":") ? choice() : null;
      return yes == null || no == null ? null : Formula.of("select", first, yes, no);
    }
    if (take("if") || take("when")) {
      Formula condition = binary(0);
      Formula no = condition != null && take("else") ? choice() : null;
      return condition == null || no == null ? null : Formula.of("select", condition, first, no);
    }
    return first;
  }

  private @Nullable Formula binary(int level) {
    if (level == FormulaOperator.LEVELS) {
      return unary();
    }
    Formula left = binary(level + 1);
    FormulaOperator operator = FormulaOperator.at(tokens, next, level);
    while (left != null && operator != null) {
      next += operator.width();
      Formula right = binary(level + 1);
      left = right == null ? null : Formula.of(operator.word(), left, right);
      operator = FormulaOperator.at(tokens, next, level);
    }
    return left;
  }

  private @Nullable Formula unary() {
    if (next >= tokens.size() || depth > DEEPEST) {
      return null;
    }
    depth++;
    Formula inside;
    if (take("-")) {
      Formula operand = unary();
      inside = operand == null ? null : operand.negative();
    } else if (take("!") || take("~") || take("not") || takeBoth(".", "not.")) {
      Formula operand = unary();
      inside = operand == null ? null : Formula.of("not", operand);
    } else {
      take("+");
      inside = power();
    }
    depth--;
    return inside;
  }

  private @Nullable Formula power() {
    Formula base = primary();
    if (base == null) {
      return null;
    }
    // Of integers a caret may be the exclusive or as well.
    boolean raised = takeBoth("*", "*") || takeBoth(".", "^") || (base.isFloat() && take("^"));
    if (!raised) {
      return base;
    }
    Formula exponent = unary();
    return exponent == null ? null : Formula.of("pow", base, exponent);
  }

  private @Nullable Formula primary() {
    if (next >= tokens.size()) {
      return null;
    }
    Token token = tokens.get(next);
    if (token.is(TokenKind.LPAREN)) {
      return group();
    }
    if (token.text().equalsIgnoreCase("if")) {
      int start = next;
      Formula call = isKind(next + 1, TokenKind.LPAREN) ? spreadsheet() : null;
      next = call == null ? start : next;
      return call == null ? conditional() : call;
    }
    if (token.text().equalsIgnoreCase("case")) {
      next++;
      return cases();
    }
    if (token.is(TokenKind.BARE_ID) && isKind(next + 1, TokenKind.LPAREN)) {
      return call();
    }
    next++;
    if (token.kind().isNumber()) {
      return token.is(TokenKind.HEX) ? null : new Formula.Leaf(token.text(), null);
    }
    return FormulaLeaf.of(token, tree);
  }

  /** {@code IF(c, a, b)}. */
  private @Nullable Formula spreadsheet() {
    depth++;
    next += 2;
    List<Formula> parts = depth > DEEPEST_PREFIX ? null : list();
    depth--;
    return parts != null && parts.size() == 3 && closed()
        ? new Formula.Apply("select", "", parts)
        : null;
  }

  /** {@code if c then a else b}, {@code if (c) a else b}. */
  private @Nullable Formula conditional() {
    next++;
    Formula condition = binary(0);
    takeWord("then");
    Formula yes = condition == null ? null : choice();
    Formula no = yes != null && takeWord("else") ? choice() : null;
    return condition == null || yes == null || no == null
        ? null
        : Formula.of("select", condition, yes, no);
  }

  /** {@code CASE WHEN c THEN a WHEN d THEN b ELSE e END}. */
  private @Nullable Formula cases() {
    if (!takeWord("when")) {
      Formula no = takeWord("else") ? choice() : null;
      return no != null && takeWord("end") ? no : null;
    }
    Formula condition = binary(0);
    Formula yes = condition != null && takeWord("then") ? choice() : null;
    Formula no = yes == null ? null : cases();
    return condition == null || yes == null || no == null
        ? null
        : Formula.of("select", condition, yes, no);
  }

  /** Parentheses around a type, an expression, or an operation as a statement would have it. */
  private @Nullable Formula group() {
    depth++;
    int start = ++next;
    TypeWords.Read type = next < tokens.size() ? TypeWords.at(tokens, next) : null;
    if (type != null && isKind(type.next(), TokenKind.RPAREN)) {
      next = type.next() + 1;
      Formula operand = unary();
      depth--;
      return operand == null ? null : new Formula.Cast(type.text(), operand);
    }
    Formula inside = bareOperation();
    if (inside == null || !isNext(TokenKind.RPAREN)) {
      next = start;
      inside = choice();
    }
    // Nobody nests deeper, and to try both readings takes time.
    if (depth < DEEPEST_PREFIX && (inside == null || !isNext(TokenKind.RPAREN))) {
      next = start;
      inside = prefixed();
    }
    depth--;
    return closed() ? inside : null;
  }

  /** {@code (+ a b c)}: the operator comes first, as in Lisp. */
  private @Nullable Formula prefixed() {
    FormulaOperator operator = FormulaOperator.at(tokens, next);
    if (operator == null) {
      return null;
    }
    next += operator.width();
    Formula all = primary();
    int operands = 1;
    while (all != null && next < tokens.size() && !isNext(TokenKind.RPAREN)) {
      Formula operand = primary();
      all = operand == null ? null : Formula.of(operator.word(), all, operand);
      operands++;
    }
    return operands == 1 || (operator.compares() && operands > 2) ? null : all;
  }

  /** {@code arith.mulf(%a, %b)}, {@code max(%a, %b)}, {@code float(%n)}. */
  private @Nullable Formula call() {
    depth++;
    Token name = tokens.get(next);
    String type = TypeWords.scalar(name);
    next += 2;
    String prefix = predicate(name.text());
    List<Formula> operands = list();
    skipTypes();
    depth--;
    if (operands == null || !closed()) {
      return null;
    }
    if (type != null) {
      return operands.size() == 1 ? new Formula.Cast(type, operands.getFirst()) : null;
    }
    return new Formula.Apply(name.text(), prefix, operands);
  }

  /** {@code arith.mulf %a, %b : f32}, up to the end or a closing parenthesis. */
  private @Nullable Formula bareOperation() {
    boolean named =
        isNext(TokenKind.BARE_ID)
            && (OpTable.isKnown(tokens.get(next).text())
                || Recipes.isWord(tokens.get(next).text()));
    if (!named || isKind(next + 1, TokenKind.LPAREN)) {
      return null;
    }
    String name = tokens.get(next++).text();
    String prefix = predicate(name);
    List<Formula> operands = list();
    skipTypes();
    return operands == null ? null : new Formula.Apply(name, prefix, operands);
  }

  private void skipTypes() {
    if (isNext(TokenKind.COLON)) {
      while (next < tokens.size() && !isNext(TokenKind.RPAREN)) {
        next++;
      }
    }
  }

  private @Nullable List<Formula> list() {
    List<Formula> operands = new ArrayList<>();
    do {
      Formula operand = choice();
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
    String word = tokens.get(next).text();
    next += 2;
    return word + ", ";
  }

  private boolean closed() {
    return isNext(TokenKind.RPAREN) && next++ >= 0;
  }

  private boolean take(String text) {
    boolean is = next < tokens.size() && tokens.get(next).text().equals(text);
    next += is ? 1 : 0;
    return is;
  }

  /** A word in capitals or not. */
  private boolean takeWord(String word) {
    boolean is = next < tokens.size() && tokens.get(next).text().equalsIgnoreCase(word);
    next += is ? 1 : 0;
    return is;
  }

  /** Two tokens that make one operator. */
  private boolean takeBoth(String first, String second) {
    boolean are =
        next + 1 < tokens.size()
            && tokens.get(next).text().equals(first)
            && tokens.get(next + 1).text().equalsIgnoreCase(second);
    next += are ? 2 : 0;
    return are;
  }

  private boolean isNext(TokenKind kind) {
    return isKind(next, kind);
  }

  private boolean isKind(int i, TokenKind kind) {
    return i < tokens.size() && tokens.get(i).is(kind);
  }
}
