package dev.neurojit.admit.diff;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a random program line by line: fresh names, choices, values in scope. */
final class Writer {
  static final List<String> SCALARS =
      List.of("f32", "f64", "i1", "i8", "i16", "i32", "i64", "index");
  static final List<String> VECTORS =
      List.of("vector<2xf64>", "vector<4xf32>", "vector<3xf32>", "vector<8xf64>");

  final Random random;
  private final StringBuilder text = new StringBuilder();
  private int names;

  Writer(Random random) {
    this.random = random;
  }

  /** A value that may be used. */
  record Value(String name, String type) {
    boolean isConstant() {
      return name.startsWith("%k");
    }
  }

  String text() {
    return text.toString();
  }

  @SuppressWarnings("AnnotateFormatMethod")
  void line(String format, Object... arguments) {
    text.append(format.formatted(arguments)).append('\n');
  }

  String fresh(String prefix) {
    return prefix + names++;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  String type() {
    return pick(oneIn(5) ? VECTORS : SCALARS);
  }

  /** Writes an operation with a result and returns its name. */
  @SuppressWarnings("AnnotateFormatMethod")
  String define(List<Value> scope, String type, String format, Object... arguments) {
    return named(fresh("%v"), scope, type, format.formatted(arguments));
  }

  private String named(String name, List<Value> scope, String type, String operation) {
    line("%s = %s", name, operation);
    scope.add(new Value(name, type));
    return name;
  }

  /** Writes a constant and returns its name. */
  String constant(List<Value> scope, String type, String attribute) {
    return named(fresh("%k"), scope, type, "arith.constant " + attribute);
  }

  String integer(List<Value> scope, String type, long value) {
    return constant(scope, type, Edges.literal(type, value));
  }

  /** A value of a type: one in scope, more often a late one, or a new constant. */
  String any(List<Value> scope, String type) {
    List<Value> fitting = scope.stream().filter(value -> value.type().equals(type)).toList();
    if (fitting.isEmpty() || oneIn(6)) {
      return constant(scope, type);
    }
    int back = random.nextInt(1 + random.nextInt(fitting.size()));
    return fitting.get(fitting.size() - 1 - back).name();
  }

  /** The same, but no numbered result: cf.switch takes no {@code %x#1}. */
  String unnumbered(List<Value> scope, String type) {
    String name = any(scope, type);
    return name.contains("#") ? constant(scope, type) : name;
  }

  private String constant(List<Value> scope, String type) {
    if (!type.startsWith("vector")) {
      long bits = Edges.value(Edges.kind(type), random);
      return constant(scope, type, Edges.literal(type, bits));
    }
    String lane = lane(type);
    if (oneIn(3)) {
      return define(scope, type, "vector.broadcast %s : %s to %s", any(scope, lane), lane, type);
    }
    String lanes =
        IntStream.range(0, lanes(type))
            .mapToObj(_ -> number(lane))
            .collect(Collectors.joining(", "));
    return constant(scope, type, "dense<[%s]> : %s".formatted(lanes, type));
  }

  private String number(String lane) {
    long bits = Edges.value(Edges.kind(lane), random);
    return lane.equals("i1") ? (bits == 0 ? "false" : "true") : Edges.number(lane, bits);
  }

  static int lanes(String vector) {
    return Integer.parseInt(vector.substring(vector.indexOf('<') + 1, vector.indexOf('x')));
  }

  static String lane(String vector) {
    return vector.substring(vector.indexOf('x') + 1, vector.length() - 1);
  }
}
