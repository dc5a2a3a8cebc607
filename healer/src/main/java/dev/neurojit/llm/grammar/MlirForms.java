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
      if (!names.isEmpty() && hasTypes(shape)) {
        forms.add(line(names, shape));
      }
    }
    // The terminators of regions stand where their regions are written.
    left.removeAll(List.of("scf.yield", "func.return"));
    if (!left.isEmpty() && !types.isEmpty()) {
      forms.add(sequence(value(), literal(" = "), oneOf(left), generic(), literal("\n")));
    }
    return forms;
  }

  void addTypesTo(GbnfBuilder rules) {
    add(rules, "type", types);
    add(rules, "float-type", matching(FLOAT));
    add(rules, "integer-type", matching(INTEGER));
  }

  private static void add(GbnfBuilder rules, String name, Collection<String> names) {
    if (!names.isEmpty()) {
      rules.rule(name, oneOf(names));
    }
  }

  private List<String> matching(Pattern pattern) {
    return types.stream().filter(type -> pattern.matcher(type).matches()).toList();
  }

  private boolean hasTypes(MlirShape shape) {
    return !types(shape).isEmpty();
  }

  /** Returns the types that the operands of a shape can have. */
  List<String> types(MlirShape shape) {
    return switch (shape.operands()) {
      case FLOAT -> matching(FLOAT);
      case INTEGER -> matching(INTEGER);
      case ANY -> List.copyOf(types);
    };
  }

  private GbnfExpr line(List<String> names, MlirShape shape) {
    String type =
        switch (shape.operands()) {
          case FLOAT -> "float-type";
          case INTEGER -> "integer-type";
          case ANY -> "type";
        };
    GbnfExpr rest =
        switch (shape) {
          case CONSTANT -> constant();
          case FLOAT_COMPARISON, INTEGER_COMPARISON ->
              sequence(literal(" "), oneOf(shape.predicates()), literal(", "), operands(2, type));
          case FLOAT_UNARY, INTEGER_UNARY -> sequence(literal(" "), operands(1, type));
          case FLOAT_BINARY, INTEGER_BINARY -> sequence(literal(" "), operands(2, type));
          case FLOAT_TERNARY, SELECT -> sequence(literal(" "), operands(3, type));
          case CAST -> sequence(literal(" "), operands(1, type), literal(" to "), ref("type"));
          case IF -> conditional();
          case FOR -> loop();
        };
    return sequence(value(), literal(" = "), oneOf(names), rest, literal("\n"));
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

  private static GbnfExpr conditional() {
    return sequence(
        literal(" "),
        value(),
        literal(" -> ("),
        ref("type"),
        literal(") {\n"),
        region(),
        literal("} else {\n"),
        region(),
        literal("}"));
  }

  private static GbnfExpr loop() {
    return sequence(
        literal(" "),
        value(),
        literal(" = "),
        value(),
        literal(" to "),
        value(),
        literal(" step "),
        value(),
        literal(" iter_args("),
        value(),
        literal(" = "),
        value(),
        literal(") -> ("),
        ref("type"),
        literal(") {\n"),
        region(),
        literal("}"));
  }

  /** A region that yields one value; its closing brace is indented. */
  private static GbnfExpr region() {
    return sequence(
        ref("block"),
        ref("indent"),
        literal("scf.yield "),
        value(),
        literal(" : "),
        ref("type"),
        literal("\n"),
        ref("indent"));
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
