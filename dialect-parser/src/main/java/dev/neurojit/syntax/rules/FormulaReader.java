package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions of other languages, with the usual precedence, from tokens: infix and unary
 * operators, choices, calls, conversions, nested operations. Gives null where anything is unknown
 * or deeper than a person would write.
 */
final class FormulaReader {
  private static final int DEEPEST = 32;

  /** The operators by precedence, the weakest first; each as its tokens' text. */
  private static final List<Map<String, String>> BINARY =
      List.of(
          Map.of("||", "or", "or", "or"),
          Map.of("&&", "and", "and", "and"),
          relations(),
          Map.of("|", "or"),
          Map.of("^", "xor"),
          Map.of("&", "and"),
          Map.of("<<", "shl", ">>", "ashr"),
          Map.of("+", "add", "-", "sub"),
          Map.of("*", "mul", "/", "div", "%", "rem"));

  /** In signs, and in the words of MLIR's comparisons of signed integers and ordered floats. */
  private static Map<String, String> relations() {
    Map<String, String> all = new HashMap<>();
    Map.of("lt", "<", "le", "<=", "gt", ">", "ge", ">=", "eq", "==", "ne", "!=")
        .forEach((word, sign) -> {
          all.put(sign, sign);
          all.put(word, sign);
          if (!word.equals("eq") && !word.equals("ne")) {
            all.put("o" + word, sign);
            all.put("s" + word, sign);
          }
        });
    all.put("oeq", "==");
    all.put("une", "!=");
    return Map.copyOf(all);
  }

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
      return yes == null || no == null ? null : apply("select", first, yes, no);
    }
    if (take("if")) {
      Formula condition = binary(0);
      Formula no = condition != null && take("else") ? choice() : null;
      return condition == null || no == null ? null : apply("select", condition, first, no);
    }
    return first;
  }

  private @Nullable Formula binary(int level) {
    if (level == BINARY.size()) {
      return unary();
    }
    Formula left = binary(level + 1);
    String operator = operator(level);
    while (left != null && operator != null) {
      next += BINARY_WIDTH.getOrDefault(operator, 1);
      Formula right = binary(level + 1);
      String word = BINARY.get(level).getOrDefault(operator, operator);
      left = right == null ? null : apply(word, left, right);
      operator = operator(level);
    }
    return left;
  }

  /** Operators of two tokens. */
  private static final Map<String, Integer> BINARY_WIDTH =
      Map.of("||", 2, "&&", 2, "<<", 2, ">>", 2);

  private @Nullable String operator(int level) {
    if (next >= tokens.size()) {
      return null;
    }
    String one = tokens.get(next).text();
    String two = next + 1 < tokens.size() ? one + tokens.get(next + 1).text() : one;
    if (BINARY_WIDTH.containsKey(two)) {
      return BINARY.get(level).containsKey(two) ? two : null;
    }
    boolean power = one.equals("*") && two.equals("**");
    return !power && BINARY.get(level).containsKey(one) ? one : null;
  }

  private @Nullable Formula unary() {
    if (next >= tokens.size() || depth > DEEPEST) {
      return null;
    }
    depth++;
    Formula inside;
    if (take("-")) {
      inside = negative(unary());
    } else if (take("!") || take("~") || take("not")) {
      Formula operand = unary();
      inside = operand == null ? null : apply("not", operand);
    } else {
      take("+");
      inside = power();
    }
    depth--;
    return inside;
  }

  private static @Nullable Formula negative(@Nullable Formula operand) {
    if (operand instanceof Formula.Leaf leaf && leaf.isNumber()) {
      return new Formula.Leaf(
          leaf.text().startsWith("-") ? leaf.text().substring(1) : "-" + leaf.text(), null);
    }
    return operand == null ? null : apply("neg", operand);
  }

  private @Nullable Formula power() {
    Formula base = primary();
    boolean raised = base != null && isNext(TokenKind.STAR) && isKind(next + 1, TokenKind.STAR);
    if (!raised || base == null) {
      return base;
    }
    next += 2;
    Formula exponent = unary();
    return exponent == null ? null : apply("pow", base, exponent);
  }

  private @Nullable Formula primary() {
    if (next >= tokens.size()) {
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
    if (token.kind().isNumber()) {
      return token.is(TokenKind.HEX) ? null : new Formula.Leaf(token.text(), null);
    }
    return value(token);
  }

  private @Nullable Formula value(Token token) {
    if (token.is(TokenKind.VALUE_ID)) {
      String type = Scope.of(tree).typeOf(token);
      return type == null ? null : new Formula.Leaf(token.text(), type);
    }
    if (!token.is(TokenKind.BARE_ID)) {
      return null;
    }
    String lower = token.text().toLowerCase(java.util.Locale.ROOT);
    if (lower.equals("true") || lower.equals("false")) {
      return new Formula.Leaf(lower, "i1");
    }
    return Scope.of(tree).definitions("%" + token.text()).stream()
        .filter(it -> it.isVisibleAt(token.start()) && it.type() != null)
        .findFirst()
        .map(it -> new Formula.Leaf(it.name(), it.type()))
        .orElse(null);
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
    depth--;
    return closed() ? inside : null;
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

  private static Formula apply(String word, Formula... operands) {
    return new Formula.Apply(word, "", List.of(operands));
  }

  private boolean closed() {
    return isNext(TokenKind.RPAREN) && next++ >= 0;
  }

  private boolean take(String text) {
    boolean is = next < tokens.size() && tokens.get(next).text().equals(text);
    next += is ? 1 : 0;
    return is;
  }

  private boolean isNext(TokenKind kind) {
    return isKind(next, kind);
  }

  private boolean isKind(int i, TokenKind kind) {
    return i < tokens.size() && tokens.get(i).is(kind);
  }
}
