package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions of other languages, with the usual precedence, from tokens: infix and unary
 * operators, choices, calls, conversions, nested operations. Gives null where anything is unknown
 * or deeper than a person would write.
 */
final class FormulaReader {
  private static final int DEEPEST = 32;
  private static final int DEEPEST_PREFIX = 12;

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
          Map.of("*", "mul", "/", "div", "%", "rem", "mod", "rem", "div", "div"));

  /** Operators of two tokens, as this reader or another language has them. */
  private static final Map<String, String> PAIRS =
      Map.ofEntries(
          Map.entry("||", "||"),
          Map.entry("&&", "&&"),
          Map.entry("<<", "<<"),
          Map.entry(">>", ">>"),
          Map.entry("<>", "!="),
          Map.entry("~=", "!="),
          Map.entry(".*", "*"),
          Map.entry("./", "/"),
          Map.entry(".gt.", ">"),
          Map.entry(".ge.", ">="),
          Map.entry(".lt.", "<"),
          Map.entry(".le.", "<="),
          Map.entry(".eq.", "=="),
          Map.entry(".ne.", "!="),
          Map.entry(".and.", "&&"),
          Map.entry(".or.", "||"));

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

  /** How many tokens the operator has that was found last. */
  private int width;

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
    if (take("if") || take("when")) {
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
      next += width;
      Formula right = binary(level + 1);
      String word = BINARY.get(level).getOrDefault(operator, operator);
      left = right == null ? null : apply(word, left, right);
      operator = operator(level);
    }
    return left;
  }

  private @Nullable String operator(int level) {
    if (next >= tokens.size()) {
      return null;
    }
    String one = tokens.get(next).text().toLowerCase(Locale.ROOT);
    boolean joined =
        next + 1 < tokens.size() && tokens.get(next + 1).start() == tokens.get(next).end();
    String two = joined ? one + tokens.get(next + 1).text().toLowerCase(Locale.ROOT) : one;
    String pair = joined ? PAIRS.get(two) : null;
    width = pair == null ? 1 : 2;
    boolean power = one.equals("*") && two.equals("**");
    String operator = pair == null ? one : pair;
    return !power && BINARY.get(level).containsKey(operator) ? operator : null;
  }

  private @Nullable Formula unary() {
    if (next >= tokens.size() || depth > DEEPEST) {
      return null;
    }
    depth++;
    Formula inside;
    if (take("-")) {
      inside = negative(unary());
    } else if (take("!") || take("~") || take("not") || takeBoth(".", "not.")) {
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
    if (base == null) {
      return null;
    }
    // Of integers a caret may be the exclusive or as well.
    boolean raised = takeBoth("*", "*") || takeBoth(".", "^") || (isFloat(base) && take("^"));
    if (!raised) {
      return base;
    }
    Formula exponent = unary();
    return exponent == null ? null : apply("pow", base, exponent);
  }

  private static boolean isFloat(Formula formula) {
    return switch (formula) {
      case Formula.Leaf leaf -> leaf.type() != null && Types.isFloat(Types.element(leaf.type()));
      case Formula.Cast cast -> Types.isFloat(cast.type());
      case Formula.Apply apply -> apply.operands().stream().anyMatch(FormulaReader::isFloat);
    };
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
      return conditional();
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
    return value(token);
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
        : apply("select", condition, yes, no);
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
        : apply("select", condition, yes, no);
  }

  private @Nullable Formula value(Token token) {
    if (token.is(TokenKind.VALUE_ID)) {
      String type = Scope.of(tree).typeOf(token);
      return type == null ? null : new Formula.Leaf(token.text(), type);
    }
    if (!token.is(TokenKind.BARE_ID)) {
      return null;
    }
    String lower = token.text().toLowerCase(Locale.ROOT);
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
    String operator = null;
    String word = null;
    for (int level = 0; level < BINARY.size() && operator == null; level++) {
      operator = operator(level);
      word = operator == null ? null : BINARY.get(level).get(operator);
    }
    if (word == null) {
      return null;
    }
    next += width;
    Formula all = primary();
    int operands = 1;
    while (all != null && next < tokens.size() && !isNext(TokenKind.RPAREN)) {
      Formula operand = primary();
      all = operand == null ? null : apply(word, all, operand);
      operands++;
    }
    boolean compares = word.equals(operator);
    return operands == 1 || (compares && operands > 2) ? null : all;
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
