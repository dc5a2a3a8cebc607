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
  private final Map<String, Program.Head> functions;
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
    this.functions = functions;
    this.style = style;
    this.taken = taken;
    this.indent = indent;
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
    return text.append(lines).toString();
  }

  /** Writes a formula and returns its value, of the wanted type if there is one; null if not. */
  Formula.@Nullable Leaf value(Formula formula, @Nullable String wanted, String wish) {
    String plain = wanted == null ? null : ProgramTypes.plain(wanted);
    Formula lowered = lower(formula, wanted);
    Expression expression = lowered == null ? null : ExpressionReader.typed(lowered, plain);
    if (expression == null) {
      return null;
    }
    Formula.Leaf leaf = write(expression, wish);
    return leaf == null || plain == null ? leaf : converted(leaf, plain, unsigned(formula), wish);
  }

  /** Gives variables their values; false if one cannot be told. */
  boolean assign(Statement.Assign assign) {
    List<Formula.Leaf> all = new ArrayList<>();
    for (int i = 0; i < assign.values().size(); i++) {
      String name = assign.names().get(i);
      String type = types.get(name);
      Formula.Leaf leaf = type == null ? null : value(assign.values().get(i), type, name);
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
    if (from == null || !mayConvert(from, type)) {
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

  private boolean unsigned(Formula formula) {
    return switch (formula) {
      case Formula.Leaf leaf -> ProgramTypes.isUnsigned(types.get(leaf.text()));
      case Formula.Cast cast -> cast.unsigned() || ProgramTypes.isUnsigned(cast.type());
      case Formula.Apply apply -> apply.operands().stream().anyMatch(this::unsigned);
    };
  }

  /** Puts values for variables, calls what the text itself defines, says which sign is meant. */
  private @Nullable Formula lower(Formula formula, @Nullable String wanted) {
    return switch (formula) {
      case Formula.Leaf leaf ->
          leaf.text().startsWith("%") && leaf.type() == null ? values.get(leaf.text()) : leaf;
      case Formula.Cast cast -> {
        Formula inside = lower(cast.operand(), null);
        boolean unsigned = cast.unsigned() || unsigned(cast.operand());
        String type = ProgramTypes.plain(cast.type());
        yield inside == null ? null : new Formula.Cast(type, inside, unsigned);
      }
      case Formula.Apply apply -> apply(apply, wanted);
    };
  }

  private @Nullable Formula apply(Formula.Apply apply, @Nullable String wanted) {
    Program.Head called = functions.get(apply.word());
    if (called != null) {
      return call(apply, called);
    }
    if (isLazy(apply)) {
      return lazy(apply, wanted);
    }
    List<Formula> operands = new ArrayList<>();
    boolean logical = Set.of("&&", "||", "not").contains(apply.word());
    for (int i = 0; i < apply.operands().size(); i++) {
      boolean condition = logical || (i == 0 && apply.word().equals("select"));
      Formula operand = apply.operands().get(i);
      Formula lowered = condition ? condition(operand) : lower(operand, wanted);
      if (lowered == null) {
        return null;
      }
      operands.add(lowered);
    }
    return signed(apply, operands);
  }

  /** A truth value stays as it is; anything else is compared with zero first. */
  private @Nullable Formula condition(Formula formula) {
    Formula lowered = lower(formula, null);
    String type = ProgramInference.natural(formula, types, functions);
    return lowered == null || type == null || type.equals("i1") ? lowered : truth(formula);
  }

  private @Nullable Formula signed(Formula.Apply apply, List<Formula> operands) {
    boolean unsigned = apply.operands().stream().anyMatch(this::unsigned);
    String word = apply.word();
    String prefix = apply.prefix();
    switch (word) {
      case "&&" -> word = "and";
      case "||" -> word = "or";
      case "shr" -> word = unsigned(apply.operands().getFirst()) ? "lshr" : "ashr";
      case "floordiv" -> word = unsigned ? "arith.divui" : "arith.floordivsi";
      case "~" -> {
        boolean truth =
            "i1".equals(ProgramInference.natural(apply.operands().getFirst(), types, functions));
        word = truth ? "not" : "xor";
        if (!truth) {
          operands.add(new Formula.Leaf("-1", null));
        }
      }
      case "<", "<=", ">", ">=" -> prefix = unsigned ? predicate(word) + ", " : prefix;
      case "div" -> word = unsigned ? "udiv" : word;
      case "rem" -> word = unsigned ? "urem" : word;
      case "max", "min" -> word = unsigned ? "u" + word : word;
      default -> {}
    }
    return new Formula.Apply(word, prefix, operands);
  }

  private static String predicate(String relation) {
    return (relation.startsWith("<") ? "ul" : "ug") + (relation.endsWith("=") ? "e" : "t");
  }

  private @Nullable Formula call(Formula.Apply apply, Program.Head called) {
    List<String> results = called.results();
    if (results == null || results.size() != 1) {
      return null;
    }
    if (called.parameters().size() != apply.operands().size()) {
      return null;
    }
    List<String> operands = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < apply.operands().size(); i++) {
      String type = called.parameters().get(i).type();
      Formula.Leaf leaf = value(apply.operands().get(i), type, "t");
      if (leaf == null) {
        return null;
      }
      operands.add(leaf.text());
      inputs.add(ProgramTypes.plain(type));
    }
    String name = fresh("t");
    String result = ProgramTypes.plain(results.getFirst());
    line(
        "%s = func.call @%s(%s) : (%s) -> %s"
            .formatted(
                name,
                called.name(),
                String.join(", ", operands),
                String.join(", ", inputs),
                result));
    return new Formula.Leaf(name, result);
  }

  /** Whether an operand may only be computed if the first one says so. */
  private boolean isLazy(Formula.Apply apply) {
    boolean chooses = Set.of("select", "&&", "||").contains(apply.word());
    return chooses
        && apply.operands().size() > 1
        && apply.operands().subList(1, apply.operands().size()).stream().anyMatch(this::acts);
  }

  /** Whether it may trap or not end: calls, and divisions of integers. */
  private boolean acts(Formula formula) {
    return switch (formula) {
      case Formula.Leaf leaf -> false;
      case Formula.Cast cast -> acts(cast.operand());
      case Formula.Apply apply -> {
        boolean divides = Set.of("div", "rem", "floordiv").contains(apply.word());
        String type = divides ? ProgramInference.natural(apply, types, functions) : null;
        Formula by = apply.operands().isEmpty() ? apply : apply.operands().getLast();
        boolean safe = by instanceof Formula.Leaf leaf && leaf.text().matches("[1-9][0-9]*");
        yield functions.containsKey(apply.word())
            || (divides && !Types.isFloat(type) && !safe)
            || apply.operands().stream().anyMatch(this::acts);
      }
    };
  }

  private @Nullable Formula lazy(Formula.Apply apply, @Nullable String wanted) {
    List<Formula> operands = apply.operands();
    boolean chooses = apply.word().equals("select");
    if (chooses && operands.size() != 3) {
      return null;
    }
    Formula.Leaf condition = truth(operands.getFirst());
    String natural = chooses ? ProgramInference.natural(apply, types, functions) : "i1";
    String type = natural == null ? wanted : natural;
    if (condition == null || type == null) {
      return null;
    }
    Formula constant = new Formula.Leaf(apply.word().equals("||") ? "true" : "false", "i1");
    Formula yes = chooses || apply.word().equals("&&") ? operands.get(1) : constant;
    Formula no = chooses ? operands.get(2) : apply.word().equals("||") ? operands.get(1) : constant;
    String plain = ProgramTypes.plain(type);
    String name = fresh("t");
    line(name + " = scf.if " + condition.text() + " -> (" + plain + ") {");
    boolean good = yielded(yes, type);
    line("} else {");
    good &= yielded(no, type);
    line("}");
    return good ? new Formula.Leaf(name, plain) : null;
  }

  private boolean yielded(Formula formula, String type) {
    deeper(1);
    Formula.Leaf leaf = value(formula, type, "t");
    if (leaf != null) {
      line("scf.yield " + leaf.text() + " : " + leaf.type());
    }
    deeper(-1);
    return leaf != null;
  }
}
