package dev.neurojit.admit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Valid controllers that mean no good: endless loops, divisions by what happens to be zero, casts
 * out of range, shifts too wide, branches on their results. The same seed gives the same text.
 */
public final class RandomProgram {
  private static final List<String> INTEGERS = List.of("i8", "i32", "i64");
  private static final List<String> TYPES =
      List.of("f32", "f64", "i1", "i8", "i32", "i64", "index");
  private static final int MAX_DEPTH = 4;

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int names;
  private int operationsLeft = 60;

  private RandomProgram(long seed) {
    random = new Random(seed);
  }

  private record Value(String name, String type) {}

  /** Returns the program of a seed. */
  public static String of(long seed) {
    return new RandomProgram(seed).controller();
  }

  private String controller() {
    line("func.func @controller(%altitude: f32, %velocity: f32) -> f32 {");
    var scope =
        new ArrayList<>(List.of(new Value("%altitude", "f32"), new Value("%velocity", "f32")));
    while (operationsLeft > 0) {
      operation(scope, 0);
    }
    String result = random.nextBoolean() ? any(scope, "f32") : digest(scope);
    if (random.nextInt(4) == 0) {
      line(
          "cf.cond_br %s, ^spin, ^leave\n^spin:\ncf.br ^spin\n^leave:".formatted(any(scope, "i1")));
    }
    line("return %s : f32\n}".formatted(result));
    return text.toString();
  }

  /** A result that needs every i32 there is: none of them is dead code. */
  private String digest(List<Value> scope) {
    String sum = any(scope, "i32");
    for (Value value : List.copyOf(scope)) {
      if (value.type().equals("i32")) {
        sum = define(scope, "i32", "arith.xori %s, %s : i32".formatted(sum, value.name()));
      }
    }
    return define(scope, "f32", "arith.sitofp %s : i32 to f32".formatted(sum));
  }

  private void operation(List<Value> scope, int depth) {
    operationsLeft--;
    switch (random.nextInt(8)) {
      case 0, 1, 6 -> integer(scope, pick(INTEGERS));
      case 2 -> real(scope, pick(List.of("f32", "f64")));
      case 3 -> cast(scope, pick(List.of("f32", "f64")), pick(INTEGERS));
      case 4 -> compare(scope);
      case 5 -> {
        String type = pick(INTEGERS);
        define(
            scope, "index", "arith.index_cast %s : %s to index".formatted(any(scope, type), type));
      }
      default -> {
        if (depth < MAX_DEPTH) {
          region(scope, depth, pick(TYPES));
        }
      }
    }
  }

  private void integer(List<Value> scope, String type) {
    String name =
        pick(
            List.of(
                "addi",
                "muli",
                "divsi",
                "divui",
                "remsi",
                "remui",
                "ceildivsi",
                "floordivsi",
                "ceildivui",
                "shli",
                "shrsi",
                "xori"));
    // Zero, but not so that the gate could see it.
    String x = any(scope, type);
    String zero = define(scope, type, "arith.subi %s, %s : %s".formatted(x, x, type));
    String y = random.nextInt(6) == 0 ? zero : any(scope, type);
    define(scope, type, "arith.%s %s, %s : %s".formatted(name, x, y, type));
  }

  private void real(List<Value> scope, String type) {
    if (random.nextBoolean()) {
      String name = pick(List.of("addf", "subf", "mulf", "divf", "remf", "maximumf"));
      define(
          scope,
          type,
          "arith.%s %s, %s : %s".formatted(name, any(scope, type), any(scope, type), type));
    } else {
      String name = pick(List.of("sqrt", "sin", "exp", "log", "tanh", "cbrt", "log1p"));
      define(scope, type, "math.%s %s : %s".formatted(name, any(scope, type), type));
    }
  }

  private void cast(List<Value> scope, String real, String integer) {
    if (random.nextBoolean()) {
      define(
          scope, integer, "arith.fptosi %s : %s to %s".formatted(any(scope, real), real, integer));
    } else {
      define(
          scope, real, "arith.sitofp %s : %s to %s".formatted(any(scope, integer), integer, real));
    }
  }

  private void compare(List<Value> scope) {
    if (random.nextBoolean()) {
      define(
          scope,
          "i1",
          "arith.cmpf une, %s, %s : f32".formatted(any(scope, "f32"), any(scope, "f32")));
    } else {
      String type = pick(INTEGERS);
      define(
          scope,
          "i1",
          "arith.cmpi slt, %s, %s : %s".formatted(any(scope, type), any(scope, type), type));
    }
  }

  private void region(List<Value> scope, int depth, String type) {
    String result = fresh();
    String start = any(scope, type);
    String carried = fresh();
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> {
        line("%s = scf.if %s -> (%s) {".formatted(result, any(scope, "i1"), type));
        body(scope, depth, type, Stream.of());
        line("} else {");
        body(scope, depth, type, Stream.of());
      }
      case 3, 4 -> {
        String counter = fresh();
        line(
            "%s = scf.for %s = %s to %s step %s iter_args(%s = %s) -> (%s) {"
                .formatted(
                    result,
                    counter,
                    any(scope, "index"),
                    any(scope, "index"),
                    any(scope, "index"),
                    carried,
                    start,
                    type));
        body(scope, depth, type, Stream.of(new Value(counter, "index"), new Value(carried, type)));
      }
      default -> {
        String next = fresh();
        String condition = any(scope, "i1");
        line(
            "%s = scf.while (%s = %s) : (%s) -> %s {"
                .formatted(result, carried, start, type, type));
        line(
            "scf.condition(%s) %s : %s\n} do {\n^body(%s: %s):"
                .formatted(condition, carried, type, next, type));
        body(scope, depth, type, Stream.of(new Value(next, type)));
      }
    }
    line("}");
    scope.add(new Value(result, type));
  }

  private void body(List<Value> scope, int depth, String type, Stream<Value> arguments) {
    var inner = new ArrayList<>(scope);
    arguments.forEach(inner::add);
    for (int i = random.nextInt(5); i > 0 && operationsLeft > 0; i--) {
      operation(inner, depth + 1);
    }
    line("scf.yield %s : %s".formatted(any(inner, type), type));
  }

  /** Returns a value of a type that is in scope, or a new constant. */
  private String any(List<Value> scope, String type) {
    List<Value> fitting = scope.stream().filter(value -> value.type().equals(type)).toList();
    if (!fitting.isEmpty() && random.nextInt(8) > 0) {
      return pick(fitting).name();
    }
    String literal =
        switch (type) {
          case "f32", "f64" -> pick(List.of("0.0", "1.0", "-1.0e30", "2.5e-20"));
          case "i1" -> pick(List.of("true", "false"));
          case "i8" -> pick(List.of("1", "-1", "-128", "9"));
          case "i32" -> pick(List.of("1", "-1", "-2147483648", "33"));
          default -> pick(List.of("1", "-1", "-9223372036854775808", "1000000000"));
        };
    return define(
        scope,
        type,
        "arith.constant %s%s".formatted(literal, type.equals("i1") ? "" : " : " + type));
  }

  private String define(List<Value> scope, String type, String operation) {
    String name = fresh();
    line(name + " = " + operation);
    scope.add(new Value(name, type));
    return name;
  }

  private String fresh() {
    return "%v" + names++;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
