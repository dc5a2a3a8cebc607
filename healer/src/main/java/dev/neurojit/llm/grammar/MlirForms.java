package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.literal;
import static dev.neurojit.llm.grammar.GbnfExpr.many;
import static dev.neurojit.llm.grammar.GbnfExpr.oneOf;
import static dev.neurojit.llm.grammar.GbnfExpr.optional;
import static dev.neurojit.llm.grammar.GbnfExpr.ref;
import static dev.neurojit.llm.grammar.GbnfExpr.sequence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How operations are written in MLIR's own syntax, narrowed to the names and types given. */
final class MlirForms {

  private static final Pattern OP = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+");
  private static final Pattern TYPE = Pattern.compile("[!-~]([ -~]{0,198}[!-~])?");
  private static final Pattern FLOAT = Pattern.compile("(?:.*x)?(?:f16|bf16|f32|f64)(?:>)?");
  private static final Pattern INTEGER = Pattern.compile("(?:.*x)?(?:i\\d+|index)(?:>)?");

  private final SortedSet<String> ops;
  private final SortedSet<String> types;

  MlirForms(Collection<String> ops, Collection<String> types) throws GbnfDefect {
    this.ops = checked(ops, OP, "an operation's name such as arith.addf");
    this.types = checked(types, TYPE, "a type such as f32");
  }

  private static SortedSet<String> checked(Collection<String> words, Pattern pattern, String what)
      throws GbnfDefect {
    for (String word : words) {
      if (!pattern.matcher(word).matches()) {
        throw new GbnfDefect("expected " + what + ", found '" + word + "'");
      }
    }
    return new TreeSet<>(words);
  }

  /** Returns the lines that a body can have, without their indentation. */
  List<GbnfExpr> statements() {
    List<GbnfExpr> forms = new ArrayList<>();
    SortedSet<String> left = new TreeSet<>(ops);
    for (MlirShape shape : MlirShape.values()) {
      List<String> names = left.stream().filter(shape.names()::contains).toList();
      left.removeAll(names);
      if (!names.isEmpty() && !types(shape).isEmpty()) {
        forms.addAll(lines(names, shape));
      }
    }
    // The terminators of regions stand where their regions are written.
    left.removeAll(List.of("scf.yield", "func.return"));
    if (!left.isEmpty() && !types.isEmpty()) {
      forms.add(defines(left, generic()));
    }
    return forms;
  }

  void addTypesTo(GbnfBuilder rules) {
    add(rules, "type", types);
    add(rules, "memory", types(MlirShape.LOAD));
    add(rules, "float-type", matching(FLOAT));
    add(rules, "integer-type", matching(INTEGER));
  }

  private static void add(GbnfBuilder rules, String name, Collection<String> names) {
    if (!names.isEmpty()) {
      rules.rule(name, oneOf(names));
    }
  }

  private List<String> matching(Pattern pattern) {
    return types(MlirShape.SELECT).stream()
        .filter(type -> pattern.matcher(type).matches())
        .toList();
  }

  /** Returns the types of memory. */
  List<MemRefWords> memories() {
    return types.stream().flatMap(type -> MemRefWords.of(type).stream()).toList();
  }

  /** Returns the types that the operands of a shape can have. */
  List<String> types(MlirShape shape) {
    return switch (shape.operands()) {
      case FLOAT -> matching(FLOAT);
      case INTEGER -> matching(INTEGER);
      case ANY -> types.stream().filter(type -> !MemRefWords.isMemory(type)).toList();
      case MEMORY -> memories().stream().map(MemRefWords::text).toList();
    };
  }

  private List<GbnfExpr> lines(List<String> names, MlirShape shape) {
    return switch (shape) {
      case IF -> regions(names, MlirRegions.choosing(), MlirRegions.branching());
      case FOR -> regions(names, MlirRegions.folding(), MlirRegions.looping());
      case STORE -> List.of(does(names, sequence(literal(" "), value(), literal(", "), element())));
      case LOAD -> List.of(defines(names, sequence(literal(" "), element())));
      case SIZE -> List.of(defines(names, sequence(literal(" "), operands(2, "memory"))));
      case ALLOCATION ->
          List.of(
              defines(names, sequence(literal("("), indices(), literal(") : "), ref("memory"))));
      default -> List.of(defines(names, arithmetic(shape)));
    };
  }

  /** With a result; without one only where there is memory to write to. */
  private List<GbnfExpr> regions(List<String> names, GbnfExpr defining, GbnfExpr plain) {
    return memories().isEmpty()
        ? List.of(defines(names, defining))
        : List.of(defines(names, defining), does(names, plain));
  }

  private static GbnfExpr defines(Collection<String> names, GbnfExpr rest) {
    return sequence(value(), literal(" = "), does(names, rest));
  }

  private static GbnfExpr does(Collection<String> names, GbnfExpr rest) {
    return sequence(oneOf(names), rest, literal("\n"));
  }

  private GbnfExpr arithmetic(MlirShape shape) {
    String type =
        switch (shape.operands()) {
          case FLOAT -> "float-type";
          case INTEGER -> "integer-type";
          case ANY, MEMORY -> "type";
        };
    return switch (shape) {
      case CONSTANT -> constant();
      case FLOAT_COMPARISON, INTEGER_COMPARISON ->
          sequence(literal(" "), oneOf(shape.predicates()), literal(", "), operands(2, type));
      case FLOAT_BINARY, INTEGER_BINARY -> sequence(literal(" "), operands(2, type));
      case FLOAT_TERNARY, SELECT -> sequence(literal(" "), operands(3, type));
      case CAST -> sequence(literal(" "), operands(1, type), literal(" to "), ref("type"));
      default -> sequence(literal(" "), operands(1, type));
    };
  }

  /** An element of memory with its type. */
  private static GbnfExpr element() {
    return sequence(value(), literal("["), indices(), literal("] : "), ref("memory"));
  }

  private static GbnfExpr indices() {
    return optional(sequence(value(), many(sequence(literal(", "), value()))));
  }

  /** Returns what follows {@code arith.constant}. */
  GbnfExpr constant() {
    List<GbnfExpr> values = new ArrayList<>();
    matching(FLOAT).forEach(type -> values.add(typed("float", type)));
    matching(INTEGER).stream()
        .filter(type -> !type.endsWith("i1") && !type.endsWith("i1>"))
        .forEach(type -> values.add(typed("integer", type)));
    if (types.contains("i1")) {
      values.add(literal(" true"));
      values.add(literal(" false"));
    }
    return values.isEmpty() ? typed("integer", "index") : new GbnfExpr.Choice(values);
  }

  private static GbnfExpr typed(String number, String type) {
    return type.contains("<")
        ? sequence(literal(" dense<"), ref(number), literal("> : " + type))
        : sequence(literal(" "), ref(number), literal(" : " + type));
  }

  private static GbnfExpr operands(int count, String type) {
    List<GbnfExpr> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        parts.add(literal(", "));
      }
      parts.add(value());
    }
    parts.add(literal(" : "));
    parts.add(ref(type));
    return new GbnfExpr.Sequence(parts);
  }

  private static GbnfExpr generic() {
    return sequence(
        optional(sequence(literal(" "), value(), many(sequence(literal(", "), value())))),
        literal(" : "),
        ref("type"),
        many(sequence(literal(", "), ref("type"))));
  }

  private static GbnfExpr value() {
    return ref("value");
  }
}
