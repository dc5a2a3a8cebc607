package dev.neurojit.admit.diff;

import dev.neurojit.admit.diff.Writer.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes control flow: scf, cf and calls, with operations inside. */
final class Regions {
  private static final int DEEPEST = 3;
  private static final String COUNTER = "i32";

  private final Writer writer;
  private final Arithmetic arithmetic;
  private final List<Programs.Helper> helpers;
  private int depth;

  /** Where operations stand. */
  enum Place {
    /** Where blocks may branch. */
    FUNCTION,
    /** In a region of one block. */
    BLOCK
  }

  Regions(Writer writer, List<Programs.Helper> helpers) {
    this.writer = writer;
    this.arithmetic = new Arithmetic(writer);
    this.helpers = helpers;
  }

  void operations(List<Value> scope, int count, Place place) {
    int left = count;
    while (left > 0) {
      int inside = writer.random.nextInt(Math.min(left, 8));
      if (depth < DEEPEST && writer.oneIn(6)) {
        depth++;
        control(scope, inside, place);
        depth--;
        left -= inside + 1;
      } else {
        arithmetic.operation(scope);
        left--;
      }
    }
  }

  private void control(List<Value> scope, int inside, Place place) {
    String type = writer.type();
    switch (writer.random.nextInt(place == Place.FUNCTION ? 10 : 7)) {
      case 0, 1 -> choose(scope, inside, type);
      case 2 -> repeat(scope, inside, type);
      case 3 -> repeatWhile(scope, inside, type);
      case 4 -> select(scope, inside, type);
      case 5 -> execute(scope, inside, type);
      case 6 -> call(scope);
      case 7 -> diamond(scope, inside, type);
      case 8 -> spin(scope, inside, type);
      default -> fan(scope, inside, type);
    }
  }

  private void choose(List<Value> scope, int inside, String type) {
    String result = writer.fresh("%v");
    writer.line("%s = scf.if %s -> (%s) {", result, writer.any(scope, "i1"), type);
    body(scope, inside, type);
    writer.line("} else {");
    body(scope, inside / 2, type);
    writer.line("}");
    scope.add(new Value(result, type));
  }

  private void body(List<Value> scope, int count, String type, Value... arguments) {
    List<Value> inner = new ArrayList<>(scope);
    inner.addAll(List.of(arguments));
    operations(inner, count, Place.BLOCK);
    writer.line("scf.yield %s : %s", writer.any(inner, type), type);
  }

  /** Between bounds that are mostly near, with a step that is mostly positive. */
  private void repeat(List<Value> scope, int inside, String type) {
    String counted = writer.pick(List.of("index", "i32", "i64"));
    String low = near(scope, counted, 7);
    String high = near(scope, counted, 15);
    String step = writer.oneIn(20) ? writer.any(scope, counted) : writer.integer(scope, counted, 1);
    String start = writer.any(scope, type);
    String result = writer.fresh("%v");
    Value counter = new Value(writer.fresh("%i"), counted);
    Value carried = new Value(writer.fresh("%c"), type);
    writer.line(
        "%s = scf.for %s = %s to %s step %s iter_args(%s = %s) -> (%s)%s {",
        result,
        counter.name(),
        low,
        high,
        step,
        carried.name(),
        start,
        type,
        counted.equals("index") ? "" : " : " + counted);
    body(scope, inside, type, counter, carried);
    writer.line("}");
    scope.add(new Value(result, type));
  }

  private String near(List<Value> scope, String type, int most) {
    if (writer.oneIn(4)) {
      return writer.integer(scope, type, writer.random.nextInt(most));
    }
    String mask = writer.integer(scope, type, most);
    String value = writer.any(scope, type);
    return writer.define(scope, type, "arith.andi %s, %s : %s", value, mask, type);
  }

  private void repeatWhile(List<Value> scope, int inside, String type) {
    String zero = writer.integer(scope, COUNTER, 0);
    String start = writer.any(scope, type);
    String result = writer.fresh("%v");
    Value turn = new Value(writer.fresh("%i"), COUNTER);
    Value carried = new Value(writer.fresh("%c"), type);
    writer.line(
        "%s:2 = scf.while (%s = %s, %s = %s) : (%s, %s) -> (%s, %s) {",
        result, turn.name(), zero, carried.name(), start, COUNTER, type, COUNTER, type);
    List<Value> before = new ArrayList<>(scope);
    before.addAll(List.of(turn, carried));
    operations(before, inside / 2, Place.BLOCK);
    String goesOn = below(before, turn, writer.random.nextInt(12));
    writer.line(
        "scf.condition(%s) %s, %s : %s, %s\n} do {",
        goesOn, turn.name(), writer.any(before, type), COUNTER, type);
    Value inTurn = new Value(writer.fresh("%i"), COUNTER);
    Value inCarried = new Value(writer.fresh("%c"), type);
    writer.line("^bb0(%s: %s, %s: %s):", inTurn.name(), COUNTER, inCarried.name(), type);
    List<Value> after = new ArrayList<>(scope);
    after.addAll(List.of(inTurn, inCarried));
    operations(after, inside / 2, Place.BLOCK);
    String next = next(after, inTurn);
    writer.line("scf.yield %s, %s : %s, %s\n}", next, writer.any(after, type), COUNTER, type);
    scope.add(new Value(result + "#0", COUNTER));
    scope.add(new Value(result + "#1", type));
  }

  private String below(List<Value> scope, Value turn, int most) {
    String limit = writer.integer(scope, COUNTER, most);
    return writer.define(scope, "i1", "arith.cmpi ult, %s, %s : i32", turn.name(), limit);
  }

  private String next(List<Value> scope, Value turn) {
    String one = writer.integer(scope, COUNTER, 1);
    return writer.define(scope, COUNTER, "arith.addi %s, %s : i32", turn.name(), one);
  }

  private void select(List<Value> scope, int inside, String type) {
    String result = writer.fresh("%v");
    String which = writer.oneIn(3) ? writer.any(scope, "index") : near(scope, "index", 3);
    writer.line("%s = scf.index_switch %s -> %s", result, which, type);
    for (String head : List.of("case 0", "case 2", "default")) {
      writer.line("%s {", head);
      body(scope, inside / 3, type);
      writer.line("}");
    }
    scope.add(new Value(result, type));
  }

  private void execute(List<Value> scope, int inside, String type) {
    String result = writer.fresh("%v");
    writer.line("%s = scf.execute_region -> %s {", result, type);
    List<Value> inner = new ArrayList<>(scope);
    operations(inner, inside, Place.FUNCTION);
    writer.line("scf.yield %s : %s\n}", writer.any(inner, type), type);
    scope.add(new Value(result, type));
  }

  private void call(List<Value> scope) {
    if (helpers.isEmpty()) {
      return;
    }
    Programs.Helper helper = writer.pick(helpers);
    List<String> arguments = new ArrayList<>();
    helper.parameters().forEach(type -> arguments.add(writer.any(scope, type)));
    writer.define(
        scope,
        helper.result(),
        "func.call @%s(%s) : (%s) -> %s",
        helper.name(),
        String.join(", ", arguments),
        String.join(", ", helper.parameters()),
        helper.result());
  }

  private void diamond(List<Value> scope, int inside, String type) {
    String left = writer.fresh("^b");
    String right = writer.fresh("^b");
    String join = writer.fresh("^b");
    writer.line("cf.cond_br %s, %s, %s", writer.any(scope, "i1"), left, right);
    arm(scope, inside / 2, type, left, join);
    arm(scope, inside / 2, type, right, join);
    joined(scope, type, join);
  }

  private void arm(List<Value> scope, int inside, String type, String block, String join) {
    writer.line("%s:", block);
    List<Value> inner = new ArrayList<>(scope);
    operations(inner, inside, Place.BLOCK);
    writer.line("cf.br %s(%s : %s)", join, writer.any(inner, type), type);
  }

  private void joined(List<Value> scope, String type, String join) {
    Value result = new Value(writer.fresh("%v"), type);
    writer.line("%s(%s: %s):", join, result.name(), type);
    scope.add(result);
  }

  private void spin(List<Value> scope, int inside, String type) {
    String head = writer.fresh("^b");
    String body = writer.fresh("^b");
    String join = writer.fresh("^b");
    String zero = writer.integer(scope, COUNTER, 0);
    writer.line("cf.br %s(%s, %s : i32, %s)", head, zero, writer.any(scope, type), type);
    Value turn = new Value(writer.fresh("%i"), COUNTER);
    Value carried = new Value(writer.fresh("%c"), type);
    writer.line("%s(%s: i32, %s: %s):", head, turn.name(), carried.name(), type);
    scope.addAll(List.of(turn, carried));
    String goesOn = below(scope, turn, writer.random.nextInt(12));
    writer.line("cf.cond_br %s, %s, %s(%s : %s)", goesOn, body, join, carried.name(), type);
    writer.line("%s:", body);
    List<Value> inner = new ArrayList<>(scope);
    operations(inner, inside, Place.BLOCK);
    String next = next(inner, turn);
    writer.line("cf.br %s(%s, %s : i32, %s)", head, next, writer.any(inner, type), type);
    joined(scope, type, join);
  }

  private void fan(List<Value> scope, int inside, String type) {
    String join = writer.fresh("^b");
    List<String> arms = List.of(writer.fresh("^b"), writer.fresh("^b"));
    String flag = near(scope, COUNTER, 3);
    String otherwise = writer.unnumbered(scope, type);
    writer.line(
        "cf.switch %s : i32, [default: %s(%s : %s), %s]",
        flag,
        join,
        otherwise,
        type,
        arms.stream()
            .map(arm -> arms.indexOf(arm) * 2 + ": " + arm)
            .collect(Collectors.joining(", ")));
    arms.forEach(arm -> arm(scope, inside / 2, type, arm, join));
    joined(scope, type, join);
  }
}
