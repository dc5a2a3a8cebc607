package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.rules.ProgramToken.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads expressions of other languages; variables become leaves with MLIR's sigil. */
final class ProgramExpressions {
  private static final int DEEPEST = 64;
  private static final Formula NONE = new Formula.Leaf("0", null);

  /** The operators by precedence, the weakest first. */
  private static final List<Map<String, String>> BINARY =
      List.of(
          Map.of("||", "||", "or", "||"),
          Map.of("&&", "&&", "and", "&&"),
          Map.of("<", "<", "<=", "<=", ">", ">", ">=", ">=", "==", "==", "!=", "!="),
          Map.of("|", "or"),
          Map.of("^", "xor"),
          Map.of("&", "and"),
          Map.of("<<", "shl", ">>", ">>"),
          Map.of("+", "add", "-", "sub"),
          Map.of("*", "mul", "/", "div", "%", "rem", "//", "floordiv"));

  private static final int RELATIONS = 2;

  private final ProgramCursor cursor;
  private final ProgramOperations operations;
  private final Program.Style style;

  /** The variables so far. */
  private final Set<String> names = new HashSet<>();

  private int depth;
  private boolean bars;

  ProgramExpressions(ProgramCursor cursor, Program.Style style) {
    this.style = style;
    this.cursor = cursor;
    this.operations = new ProgramOperations(cursor, this);
  }

  void define(String name) {
    names.add(name);
  }

  boolean isDefined(String name) {
    return names.contains(name);
  }

  /** Reads an operation with its operands behind it, or an expression. */
  Formula statement() {
    return operations.begins() ? operations.read() : read();
  }

  /** {@code c ? a : b}, {@code a if c else b}, or anything simpler. */
  Formula read() {
    if (depth > DEEPEST) {
      cursor.fail();
      return NONE;
    }
    depth++;
    Formula first = binary(0);
    if (cursor.take("?")) {
      Formula yes = read();
      cursor.expect(":");
      first = apply("select", first, yes, read());
    } else if (cursor.is("if") && !cursor.peek().beginsLine()) {
      cursor.take();
      Formula condition = binary(0);
      cursor.expect("else");
      first = apply("select", condition, first, read());
    }
    depth--;
    return first;
  }

  /** From now on a bar at the beginning of a line is no operator, but begins a guard. */
  void endAtBars() {
    bars = true;
  }

  /** Takes types behind a statement and returns the last one. */
  @Nullable String types() {
    return cursor.is(":") || cursor.is("->") ? operations.types() : null;
  }

  private Formula binary(int level) {
    if (level == BINARY.size()) {
      return converted();
    }
    if (level == RELATIONS && cursor.take("not")) {
      return apply("not", binary(level));
    }
    Formula left = binary(level + 1);
    boolean compared = false;
    while (!cursor.hasFailed()) {
      String word = BINARY.get(level).get(cursor.peek().text());
      boolean guard = bars && cursor.is("|") && cursor.peek().beginsLine();
      if (word == null || guard || cursor.peek().is(Kind.VALUE)) {
        return left;
      }
      if (level == RELATIONS && compared) {
        // a < b < c means something else in each language.
        cursor.fail();
      }
      compared = true;
      cursor.markForeign();
      cursor.take();
      left = apply(meant(word), left, binary(level + 1));
    }
    return left;
  }

  /** In Python a slash always gives a float, and a remainder has the sign of what divides. */
  String meant(String word) {
    boolean python = style == Program.Style.PYTHON;
    return python && word.equals("div")
        ? "truediv"
        : python && word.equals("rem") ? "floormod" : word;
  }

  /** {@code x as f32}. */
  private Formula converted() {
    Formula inside = unary();
    while (cursor.is("as") && !cursor.hasFailed()) {
      cursor.take();
      inside = cast(ProgramTypes.take(cursor), inside);
    }
    return inside;
  }

  Formula cast(@Nullable String type, Formula inside) {
    if (type == null) {
      cursor.fail();
      return NONE;
    }
    return new Formula.Cast(type, inside);
  }

  /** Reads one operand with its sign. */
  Formula operand() {
    return unary();
  }

  private Formula unary() {
    if (depth > DEEPEST) {
      cursor.fail();
      return NONE;
    }
    depth++;
    Formula inside;
    if (cursor.take("-")) {
      inside = negative(unary());
    } else if (cursor.take("!") || cursor.take("not")) {
      inside = apply("not", unary());
    } else if (cursor.is("*") && isDefined(cursor.peek(1).text())) {
      // What a pointer leads to.
      cursor.take();
      inside = apply(ProgramMemory.ELEMENT, primary(), new Formula.Leaf("0", null));
    } else if (cursor.take("~")) {
      inside = apply("~", unary());
    } else {
      cursor.take("+");
      inside = power();
    }
    depth--;
    return inside;
  }

  private static Formula negative(Formula operand) {
    if (operand instanceof Formula.Leaf leaf && leaf.isNumber()) {
      String text = leaf.text();
      return new Formula.Leaf(text.startsWith("-") ? text.substring(1) : "-" + text, null);
    }
    return apply("neg", operand);
  }

  private Formula power() {
    Formula base = postfix(primary());
    return cursor.take("**") ? ProgramCalls.of("pow", List.of(base, unary())) : base;
  }

  /** {@code x.max(y)}. */
  private Formula postfix(Formula first) {
    Formula base = first;
    if (base instanceof Formula.Leaf leaf && leaf.text().startsWith("%") && cursor.is("[")) {
      base = ProgramMemory.element(cursor, this, leaf);
    }
    while (cursor.is(".") && cursor.peek(1).is(Kind.WORD) && cursor.peek(2).is("(")) {
      cursor.take();
      base = method(cursor.take().text(), base);
    }
    return base;
  }

  private Formula method(String name, Formula self) {
    cursor.markForeign();
    List<Formula> operands = new ArrayList<>(List.of(self));
    operands.addAll(arguments());
    return ProgramCalls.of(name, operands);
  }

  private Formula primary() {
    ProgramToken token = cursor.take();
    return switch (token.kind()) {
      case NUMBER -> number(token.text());
      case VALUE -> value(token.text());
      case WORD -> word(token);
      case MARK -> token.is("(") ? group() : none();
      default -> none();
    };
  }

  private Formula none() {
    cursor.fail();
    return NONE;
  }

  /** {@code %x}, {@code %x.abs()}. */
  private Formula value(String name) {
    int dot = name.lastIndexOf('.');
    boolean method = dot > 0 && cursor.is("(") && !cursor.peek().beginsLine();
    return method
        ? method(name.substring(dot + 1), new Formula.Leaf("%" + name.substring(0, dot), null))
        : new Formula.Leaf("%" + name, null);
  }

  private Formula number(String text) {
    Formula number = ProgramNumbers.of(text);
    return number == null ? none() : number;
  }

  private Formula word(ProgramToken token) {
    String name = token.text();
    String type = ProgramTypes.scalar(token);
    if (name.equals("static_cast") && cursor.take("<")) {
      String target = ProgramTypes.take(cursor);
      cursor.expect(">");
      cursor.expect("(");
      Formula inside = read();
      cursor.expect(")");
      return cast(target, inside);
    }
    if (cursor.is("(") && !cursor.peek().beginsLine()) {
      return call(name, type);
    }
    if (name.equals("if")) {
      return choice();
    }
    if (name.equalsIgnoreCase("true") || name.equalsIgnoreCase("false")) {
      return new Formula.Leaf(name.toLowerCase(java.util.Locale.ROOT), "i1");
    }
    String constant = ProgramCalls.constant(name);
    if (constant != null) {
      return new Formula.Leaf(constant, null);
    }
    cursor.markForeign();
    return names.contains(name) ? new Formula.Leaf("%" + name, null) : none();
  }

  private Formula call(String name, @Nullable String type) {
    int dot = name.lastIndexOf('.');
    boolean method = dot > 0 && names.contains(name.substring(0, dot));
    if (method) {
      return method(name.substring(dot + 1), new Formula.Leaf("%" + name.substring(0, dot), null));
    }
    cursor.markForeign();
    List<Formula> operands = arguments();
    if (type != null) {
      return operands.size() == 1 ? cast(type, operands.getFirst()) : none();
    }
    return ProgramCalls.of(name, operands);
  }

  /** The expressions between parentheses. */
  List<Formula> arguments() {
    List<Formula> operands = new ArrayList<>();
    cursor.expect("(");
    while (!cursor.hasFailed() && !cursor.is(")")) {
      operands.add(statement());
      if (!cursor.take(",")) {
        break;
      }
    }
    cursor.expect(")");
    return operands;
  }

  /** {@code if c { a } else { b }}, {@code if (c) a else b}. */
  private Formula choice() {
    Formula condition = binary(0);
    cursor.take("then");
    Formula yes = branch();
    cursor.expect("else");
    return apply("select", condition, yes, branch());
  }

  private Formula branch() {
    boolean braced = cursor.take("{");
    Formula inside = read();
    if (braced) {
      cursor.expect("}");
    }
    return inside;
  }

  /** Parentheses around a type, or around an expression. */
  private Formula group() {
    int start = cursor.index();
    String type = ProgramTypes.take(cursor);
    if (type != null && cursor.is(")")) {
      cursor.take();
      cursor.markForeign();
      return cast(type, unary());
    }
    cursor.goTo(start);
    Formula inside = statement();
    cursor.expect(")");
    return inside;
  }

  private static Formula apply(String word, Formula... operands) {
    return new Formula.Apply(word, "", List.of(operands));
  }
}
