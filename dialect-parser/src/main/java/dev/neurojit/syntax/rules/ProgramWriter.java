package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the values of a program as operations, one a line. */
final class ProgramWriter {
  private final ProgramLowering lowering;
  private final ProgramElements elements = new ProgramElements(this);
  private final Map<String, String> constants = new LinkedHashMap<>();
  private final Set<String> taken;
  private final Program.Style style;
  private StringBuilder lines = new StringBuilder();
  private String indent;

  /** The value that each variable has now. */
  private Map<String, Formula.Leaf> values = new HashMap<>();

  final Map<String, String> types;

  ProgramWriter(
      Map<String, String> types,
      Map<String, Program.Head> functions,
      Program.Style style,
      Set<String> taken,
      String indent) {
    this.types = types;
    this.lowering = new ProgramLowering(this, functions);
    this.style = style;
    this.taken = taken;
    this.indent = indent;
  }

  ProgramElements elements() {
    return elements;
  }

  Map<String, Formula.Leaf> values() {
    return values;
  }

  void setValues(Map<String, Formula.Leaf> all) {
    values = new HashMap<>(all);
  }

  void define(String variable, String name, String type) {
    values.put(variable, new Formula.Leaf(name, type));
  }

  /** Returns a name that nothing has yet. */
  String fresh(String wish) {
    String base = wish.startsWith("%") ? wish : "%" + wish;
    boolean digits = base.length() > 1 && Character.isDigit(base.charAt(1));
    String name = base;
    for (int i = 1; !taken.add(name); i++) {
      name = (digits ? "%v" + base.substring(1) : base) + "_" + i;
    }
    return name;
  }

  void line(String text) {
    lines.append(indent).append(text).append('\n');
  }

  /** Begins a block. */
  void label(String text) {
    lines.append(indent.substring(2)).append(text).append('\n');
  }

  void deeper(int by) {
    indent = by > 0 ? indent + "  " : indent.substring(2);
  }

  private final java.util.ArrayDeque<StringBuilder> outer = new java.util.ArrayDeque<>();

  /** Begins to write a region, a step deeper. */
  void begin() {
    outer.push(lines);
    lines = new StringBuilder();
    deeper(1);
  }

  /** Ends a region and returns its lines. */
  String end() {
    String text = lines.toString();
    lines = outer.pop();
    deeper(-1);
    return text;
  }

  /** Adds a region's lines and what hands on its values. */
  void add(ProgramPiece piece) {
    add(piece.lines() + piece.ending(indent + "  "));
  }

  void add(String text) {
    lines.append(text);
  }

  /** Returns the constants, which stand before all lines, and the lines. */
  String text(String at) {
    StringBuilder text = new StringBuilder();
    constants.forEach(
        (value, name) -> text.append(at).append(name + " = arith.constant " + value).append('\n'));
    elements
        .arrays()
        .forEach((name, type) ->
            text.append(at).append(name + " = memref.alloca() : " + type).append('\n'));
    return text.append(lines).toString();
  }

  /** Writes a formula and returns its value, of the wanted type if there is one; null if not. */
  Formula.@Nullable Leaf value(Formula formula, @Nullable String wanted, String wish) {
    String plain = wanted == null ? null : ProgramTypes.plain(wanted);
    Formula lowered = lowering.lower(formula, wanted);
    Expression expression = lowered == null ? null : ExpressionReader.typed(lowered, plain);
    if (expression == null) {
      return null;
    }
    Formula.Leaf leaf = write(expression, wish);
    return leaf == null || plain == null
        ? leaf
        : converted(leaf, plain, lowering.unsigned(formula), wish);
  }

  /** Gives variables their values; false if one cannot be told. */
  boolean assign(Statement.Assign assign) {
    if (assign.names().size() < assign.values().size()) {
      return false;
    }
    List<Formula.Leaf> all = new ArrayList<>();
    for (int i = 0; i < assign.values().size(); i++) {
      String name = assign.names().get(i);
      String type = types.get(name);
      Formula.Leaf leaf =
          type == null || ProgramMemory.is(type) ? null : value(assign.values().get(i), type, name);
      if (leaf == null) {
        return false;
      }
      all.add(leaf);
    }
    for (int i = 0; i < all.size(); i++) {
      values.put(assign.names().get(i), all.get(i));
    }
    return true;
  }

  /** Writes the values of a return, of the wanted types if there are any; null if it cannot be. */
  @Nullable List<Formula.Leaf> results(Statement.Return end, @Nullable List<String> wanted) {
    List<Formula.Leaf> all = new ArrayList<>();
    for (int i = 0; i < end.values().size(); i++) {
      String type = wanted == null ? null : i < wanted.size() ? wanted.get(i) : "";
      Formula.Leaf leaf = value(end.values().get(i), type, "result");
      if (leaf == null || leaf.type() == null) {
        return null;
      }
      all.add(leaf);
    }
    return wanted != null && wanted.size() != all.size() ? null : all;
  }

  /** Writes a condition: what is no truth value is compared with zero. */
  Formula.@Nullable Leaf truth(Formula formula) {
    Formula.Leaf leaf = value(formula, null, "cond");
    String type = leaf == null ? null : leaf.type();
    if (leaf == null || type == null || type.equals("i1")) {
      return leaf;
    }
    Formula zero = new Formula.Leaf("0", null);
    boolean whole = Types.isInteger(type) && Types.isScalar(type);
    return whole ? value(new Formula.Apply("!=", "", List.of(leaf, zero)), "i1", "cond") : null;
  }

  private Formula.@Nullable Leaf converted(
      Formula.Leaf leaf, String type, boolean unsigned, String wish) {
    String from = leaf.type();
    if (type.equals(from)) {
      return leaf;
    }
    if (from != null && ProgramMemory.fits(from, type)) {
      return elements.widened(leaf, type);
    }
    boolean memory = ProgramMemory.is(from) || ProgramMemory.is(type);
    if (from == null || memory || !mayConvert(from, type)) {
      return null;
    }
    Expression cast = ExpressionReader.typed(new Formula.Cast(type, leaf, unsigned), null);
    return cast == null ? null : write(cast, wish);
  }

  /** Integers become floats and wider integers anywhere; what loses digits only where C does it. */
  private boolean mayConvert(String from, String to) {
    boolean truth = from.equals("i1") || to.equals("i1");
    boolean counts =
        (from.equals("index") && Types.isInteger(to))
            || (to.equals("index") && Types.isInteger(from));
    boolean widens =
        (Types.isInteger(from) && Types.isFloat(to))
            || (Types.isFloat(from) == Types.isFloat(to) && Types.width(to) > Types.width(from));
    return style == Program.Style.C ? !to.equals("i1") : (widens || counts) && !truth;
  }

  Formula.@Nullable Leaf write(Expression expression, String wish) {
    return switch (expression) {
      case Expression.Leaf leaf ->
          leaf.isLiteral() ? constant(leaf) : new Formula.Leaf(leaf.text(), leaf.type());
      case Expression.Node node -> {
        List<String> operands = new ArrayList<>();
        for (Expression operand : node.operands()) {
          Formula.Leaf leaf = write(operand, "t");
          if (leaf == null) {
            yield null;
          }
          operands.add(leaf.text());
        }
        String name = fresh(wish);
        String list = node.prefix() + String.join(", ", operands);
        line(name + " = " + node.operation() + " " + list + " : " + node.written());
        yield new Formula.Leaf(name, node.type());
      }
    };
  }

  private Formula.@Nullable Leaf constant(Expression.Leaf leaf) {
    String type = leaf.type();
    if (type == null) {
      return null;
    }
    String text = type.equals("i1") ? leaf.text() : leaf.text() + " : " + type;
    String name = constants.computeIfAbsent(text, key -> fresh(Numbers.name(leaf.text())));
    return new Formula.Leaf(name, type);
  }
}
