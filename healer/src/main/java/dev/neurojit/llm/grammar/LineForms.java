package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.literal;
import static dev.neurojit.llm.grammar.GbnfExpr.oneOf;
import static dev.neurojit.llm.grammar.GbnfExpr.ref;
import static dev.neurojit.llm.grammar.GbnfExpr.sequence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the next line of a function can go on: as {@link MlirForms}, but operands are values in scope
 * and of the operation's type.
 */
final class LineForms {
  /** Which values operands can be. */
  enum Names {
    /** Those in scope. */
    IN_SCOPE,
    /** Those in scope, and names that have no value yet, of any type. */
    NEW_TOO
  }

  private final FunctionForm form;
  private final MlirForms forms;
  private final MemoryForms memory;
  private final Names operands;
  private final Map<String, List<String>> values = new TreeMap<>();
  private final Map<String, String> rules = new LinkedHashMap<>();

  /**
   * Creates the forms.
   *
   * @param scope types of the values in scope, by name; "" is of any type
   * @param operands which values operands can be
   */
  LineForms(FunctionForm form, Map<String, String> scope, Names operands) throws GbnfDefect {
    this.form = form;
    this.forms = new MlirForms(form.ops(), form.types());
    this.operands = operands;
    if (operands == Names.NEW_TOO) {
      form.types().forEach(type -> values.put(type, new ArrayList<>()));
    }
    scope.forEach(this::see);
    values.keySet().forEach(type -> rules.put(type, "value-" + rules.size()));
    this.memory = new MemoryForms(this, values.keySet());
  }

  private void see(String name, String type) {
    if (type.isEmpty()) {
      values.values().forEach(names -> names.add(name));
    } else {
      values.computeIfAbsent(type, added -> new ArrayList<>()).add(name);
    }
  }

  void addTo(GbnfBuilder grammar) {
    values.forEach((type, names) -> grammar.rule(value(type), named(names)));
  }

  private GbnfExpr named(List<String> names) {
    var options =
        names.stream().map(GbnfExpr::literal).collect(Collectors.toCollection(ArrayList::new));
    if (operands == Names.NEW_TOO) {
      options.add(ref("fresh"));
    }
    return new GbnfExpr.Choice(options);
  }

  /** Returns the operations that can be written and have no result. */
  List<GbnfExpr> effects(Set<MlirShape> shapes) {
    return shapes.stream()
        .filter(shape -> shape.names().stream().anyMatch(form.ops()::contains))
        .flatMap(this::effects)
        .toList();
  }

  private Stream<GbnfExpr> effects(MlirShape shape) {
    if (memory.isEmpty()) {
      return Stream.of();
    }
    return switch (shape) {
      case STORE -> memory.stores();
      case IF -> given("i1", Stream.of(sequence(literal("scf.if"), space("i1"), literal(" {"))));
      case FOR -> given("index", Stream.of(sequence(literal("scf.for"), range(), literal(" {"))));
      default -> Stream.of();
    };
  }

  /** Returns the operations that can be written, without the name that they define. */
  List<GbnfExpr> operations(Set<MlirShape> shapes) {
    return shapes.stream().flatMap(this::operations).toList();
  }

  private Stream<GbnfExpr> operations(MlirShape shape) {
    List<String> names = shape.names().stream().filter(form.ops()::contains).toList();
    if (names.isEmpty()) {
      return Stream.of();
    }
    Stream<GbnfExpr> uses =
        switch (shape) {
          case CONSTANT -> Stream.of(forms.constant());
          case FLOAT_COMPARISON, INTEGER_COMPARISON ->
              typed(
                  shape,
                  type ->
                      sequence(
                          literal(" "), oneOf(shape.predicates()), literal(","), uses(2, type)));
          case FLOAT_UNARY, INTEGER_UNARY -> typed(shape, type -> uses(1, type));
          case FLOAT_BINARY, INTEGER_BINARY -> typed(shape, type -> uses(2, type));
          case FLOAT_TERNARY -> typed(shape, type -> uses(3, type));
          case SELECT ->
              given("i1", typed(shape, type -> sequence(space("i1"), literal(","), uses(2, type))));
          case IF ->
              given(
                  "i1",
                  forms.types(shape).stream()
                      .map(type -> sequence(space("i1"), literal(" -> (" + type + ") {"))));
          case FOR -> given("index", typed(shape, LineForms.this::loop));
          case LOAD -> memory.elements();
          case SIZE -> memory.sizes();
          case ALLOCATION -> memory.allocations(forms.memories());
          case CAST, STORE -> Stream.of();
        };
    return shape == MlirShape.CAST
        ? names.stream().flatMap(this::casts)
        : uses.map(use -> sequence(oneOf(names), use));
  }

  private interface Use {
    GbnfExpr of(String type);
  }

  private Stream<GbnfExpr> typed(MlirShape shape, Use use) {
    return forms.types(shape).stream().filter(this::has).map(use::of);
  }

  private Stream<GbnfExpr> given(String type, Stream<GbnfExpr> uses) {
    return has(type) ? uses : Stream.of();
  }

  private Stream<GbnfExpr> casts(String op) {
    return values.keySet().stream()
        .flatMap(from ->
            form.types().stream()
                .filter(to -> Casts.leads(op, from, to))
                .map(to -> sequence(literal(op), uses(1, from), literal(" to " + to))));
  }

  private GbnfExpr loop(String type) {
    return sequence(
        range(),
        literal(" iter_args("),
        ref("fresh"),
        literal(" ="),
        space(type),
        literal(") -> (" + type + ") {"));
  }

  private GbnfExpr range() {
    return sequence(
        literal(" "),
        ref("fresh"),
        literal(" ="),
        space("index"),
        literal(" to"),
        space("index"),
        literal(" step"),
        space("index"));
  }

  /** Returns some operands of one type, then the type. */
  private GbnfExpr uses(int count, String type) {
    var parts = new ArrayList<GbnfExpr>();
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        parts.add(literal(","));
      }
      parts.add(space(type));
    }
    parts.add(literal(" : " + type));
    return new GbnfExpr.Sequence(parts);
  }

  /** Returns operands of given types, then the types; nothing for none. */
  GbnfExpr operands(List<String> types) {
    var parts = new ArrayList<GbnfExpr>();
    for (int i = 0; i < types.size(); i++) {
      parts.add(literal(i == 0 ? " " : ", "));
      parts.add(ref(value(types.get(i))));
    }
    if (!types.isEmpty()) {
      parts.add(literal(" : " + String.join(", ", types)));
    }
    return new GbnfExpr.Sequence(parts);
  }

  GbnfExpr space(String type) {
    return sequence(literal(" "), ref(value(type)));
  }

  /** Returns the rule of the values of a type that are in scope. */
  String value(String type) {
    return rules.getOrDefault(type, "value");
  }

  /** Returns whether a value of a type is in scope. */
  boolean has(String type) {
    return values.containsKey(type);
  }

  /** Returns whether a value of a type can be made out of nothing. */
  boolean makes(String type) {
    String op = MemRefWords.isMemory(type) ? "memref.alloc" : "arith.constant";
    return form.ops().contains(op) && form.types().contains(type);
  }
}
