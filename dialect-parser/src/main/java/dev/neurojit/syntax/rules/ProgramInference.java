package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.scope.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the types of a program's variables from what is written and from what they stand with. */
final class ProgramInference {
  /** So often the statements are looked at; types travel a step each time. */
  private static final int MOST_PASSES = 6;

  private static final Set<String> TRUTHS =
      Set.of("<", "<=", ">", ">=", "==", "!=", "&&", "||", "not", "arith.cmpf", "arith.cmpi");

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, Program.Head> functions;
  private final Program program;
  private final List<String> results;
  private boolean changed;

  /** Whether what only numbers speak of gets the usual type. */
  private boolean last;

  private ProgramInference(Program program, Map<String, Program.Head> functions) {
    this.program = program;
    this.functions = functions;
    List<String> written = program.head().results();
    this.results = written == null ? List.of() : written;
    program.head().parameters().forEach(it -> types.put(it.name(), it.type()));
  }

  /** Returns the type of each variable of which it is known. */
  static Map<String, String> of(Program program, Map<String, Program.Head> functions) {
    ProgramInference inference = new ProgramInference(program, functions);
    for (int i = 0; i < MOST_PASSES; i++) {
      inference.changed = false;
      inference.visit(program.body());
      if (!inference.changed) {
        if (inference.last) {
          break;
        }
        inference.last = true;
      }
    }
    return inference.types;
  }

  private void visit(List<Statement> statements) {
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Assign assign -> assign(assign);
        case Statement.Choose choose -> {
          visit(choose.condition(), "i1");
          visit(choose.yes());
          visit(choose.no());
        }
        case Statement.While loop -> {
          visit(loop.condition(), "i1");
          visit(loop.body());
          visit(loop.step());
        }
        case Statement.Count count -> count(count);
        case Statement.Return returned -> {
          for (int i = 0; i < returned.values().size(); i++) {
            visit(returned.values().get(i), i < results.size() ? results.get(i) : null);
          }
        }
        case Statement.Array array -> array(array);
        case Statement.Store store -> {
          visit(store.element(), null);
          visit(store.value(), natural(store.element(), types, functions));
        }
        case Statement.Leave l -> {}
        case Statement.Remark r -> {}
      }
    }
  }

  private void assign(Statement.Assign assign) {
    for (int i = 0; i < assign.names().size(); i++) {
      String name = assign.names().get(i);
      if (assign.type() != null) {
        give(name, assign.type());
      }
      if (i < assign.values().size()) {
        Formula value = assign.values().get(i);
        String type = types.get(name);
        visit(value, type);
        String natural = type == null ? natural(value, types, functions) : null;
        give(name, natural == null && type == null && last ? usual(value) : natural);
      }
    }
  }

  /** An array is of the type that is written, or of that of its first element. */
  private void array(Statement.Array array) {
    Formula first = array.values().isEmpty() ? null : array.values().getFirst();
    String element = first == null ? null : natural(first, types, functions);
    if (first != null && element == null && last) {
      element = usual(first);
    }
    String size = String.valueOf(array.size());
    give(
        array.name(),
        array.type() != null
            ? array.type()
            : element == null ? null : ProgramMemory.of(element, List.of(size)));
    String known = ProgramMemory.element(types.get(array.name()));
    array.values().forEach(value -> visit(value, known));
  }

  /** Numbers alone: i32, or the one float type that the function is about. */
  private @Nullable String usual(Formula value) {
    boolean whole = value instanceof Formula.Leaf leaf && leaf.text().matches("-?[0-9]+");
    if (whole) {
      return "i32";
    }
    List<String> floats =
        java.util.stream.Stream.concat(
                program.head().parameters().stream().map(Program.Parameter::type), results.stream())
            .filter(Types::isFloat)
            .distinct()
            .toList();
    boolean number = value instanceof Formula.Leaf leaf && leaf.isNumber();
    return number && floats.size() == 1 ? floats.getFirst() : null;
  }

  private void count(Statement.Count count) {
    String type = count.type() == null ? types.get(count.name()) : count.type();
    for (Formula bound : List.of(count.from(), count.to(), count.step())) {
      String natural = natural(bound, types, functions);
      type = type == null ? natural : type;
      visit(bound, type);
    }
    give(count.name(), type == null && last ? "i32" : type);
    visit(count.body());
  }

  private void give(String name, @Nullable String type) {
    if (type != null && types.putIfAbsent(name, type) == null) {
      changed = true;
    }
  }

  /** Gives variables without a type the one of what they stand with. */
  private void visit(Formula formula, @Nullable String wanted) {
    switch (formula) {
      case Formula.Leaf leaf -> {
        if (leaf.text().startsWith("%")) {
          give(leaf.text(), wanted);
        }
      }
      case Formula.Cast cast -> visit(cast.operand(), null);
      case Formula.Apply apply when isMemory(apply) ->
          apply.operands().forEach(operand -> visit(operand, null));
      case Formula.Apply apply -> {
        List<Formula> operands = apply.operands();
        Program.Head called = functions.get(apply.word());
        boolean chooses = apply.word().equals("select") && operands.size() == 3;
        boolean logical = Set.of("&&", "||", "not").contains(apply.word());
        String natural = chooses ? null : common(operands, types, functions);
        boolean compares = TRUTHS.contains(apply.word());
        String type = logical ? "i1" : natural == null && !compares ? wanted : natural;
        for (int i = 0; i < operands.size(); i++) {
          boolean parameter = called != null && i < called.parameters().size();
          String own = parameter && called != null ? called.parameters().get(i).type() : type;
          visit(operands.get(i), chooses && i == 0 ? "i1" : own);
        }
      }
    }
  }

  /** Returns the type that a formula has by itself, or null. */
  static @Nullable String natural(
      Formula formula, Map<String, String> types, Map<String, Program.Head> functions) {
    return switch (formula) {
      case Formula.Leaf leaf -> leaf.type() == null ? types.get(leaf.text()) : leaf.type();
      case Formula.Cast cast -> cast.type();
      case Formula.Apply apply when isMemory(apply) ->
          apply.word().equals(ProgramMemory.LENGTH)
              ? "index"
              : ProgramMemory.element(natural(apply.operands().getFirst(), types, functions));
      case Formula.Apply apply -> {
        Program.Head called = functions.get(apply.word());
        if (called != null) {
          List<String> results = called.results();
          yield results == null || results.size() != 1 ? null : results.getFirst();
        }
        if (TRUTHS.contains(apply.word())) {
          yield "i1";
        }
        List<Formula> operands = apply.operands();
        boolean chooses = apply.word().equals("select") && operands.size() == 3;
        if (apply.word().equals("truediv") && Types.isInteger(common(operands, types, functions))) {
          yield null;
        }
        yield common(chooses ? operands.subList(1, 3) : operands, types, functions);
      }
    };
  }

  private static boolean isMemory(Formula.Apply apply) {
    return apply.word().equals(ProgramMemory.ELEMENT)
        || (apply.word().equals(ProgramMemory.LENGTH) && apply.operands().size() == 1);
  }

  /** The one type of the operands, or the float among integers; null where there are several. */
  private static @Nullable String common(
      List<Formula> operands, Map<String, String> types, Map<String, Program.Head> functions) {
    String found = null;
    boolean point = false;
    for (Formula operand : operands) {
      point |= isFraction(operand);
      String type = natural(operand, types, functions);
      if (type == null || type.equals(found)) {
        continue;
      }
      if (found == null || (Types.isInteger(found) && Types.isFloat(type))) {
        found = type;
      } else if (!(Types.isFloat(found) && Types.isInteger(type))) {
        return null;
      }
    }
    // A number with a point beside integers makes a float, of which the width is not known.
    return point && Types.isInteger(found) ? null : found;
  }

  static boolean isFraction(Formula formula) {
    return formula instanceof Formula.Leaf leaf
        && leaf.isNumber()
        && leaf.text().matches(".*[.e].*");
  }
}
