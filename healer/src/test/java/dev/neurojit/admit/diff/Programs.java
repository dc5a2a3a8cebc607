package dev.neurojit.admit.diff;

import dev.neurojit.admit.diff.Writer.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Random programs that the gate admits: helpers that call each other, structured and unstructured
 * control flow, all scalar operations, short vectors. The last function takes {@link #PARAMETERS}
 * and returns a digest of all that it computed. The same seed and size give the same text.
 */
final class Programs {
  static final List<Kind> PARAMETERS = List.of(Kind.F64, Kind.F32, Kind.I64, Kind.I32);

  /** Operations, about. */
  static final int SIZE = 22;

  private static final List<String> TYPES = List.of("f64", "f32", "i64", "i32");

  private final Writer writer;
  private final Regions regions;
  private final String name;
  private final List<Helper> helpers = new ArrayList<>();

  /** A function that may be called. */
  record Helper(String name, List<String> parameters, String result) {}

  private final IntPredicate digested;

  private Programs(long seed, IntPredicate digested) {
    this.digested = digested;
    this.name = name(seed);
    this.writer = new Writer(new Random(seed));
    this.regions = new Regions(writer, helpers);
  }

  /** The name of the last function. */
  static String name(long seed) {
    return "p" + seed;
  }

  static String of(long seed, int size) {
    return of(seed, size, _ -> true);
  }

  /** The same, with a digest of some of the values only: by their place in the scope. */
  static String of(long seed, int size, IntPredicate digested) {
    return new Programs(seed, digested).program(size);
  }

  private String program(int size) {
    int left = size;
    for (int i = writer.random.nextInt(3); i > 0; i--) {
      int share = left / 3;
      helper(share);
      left -= share;
    }
    List<Value> scope = parameters(TYPES);
    writer.line("func.func @%s(%s) -> i64 {", name, declared(scope));
    regions.operations(scope, left, Regions.Place.FUNCTION);
    writer.line("return %s : i64\n}", digest(scope));
    return writer.text();
  }

  private void helper(int size) {
    List<String> types = new ArrayList<>();
    for (int i = writer.random.nextInt(4); i >= 0; i--) {
      types.add(writer.type());
    }
    String result = writer.type();
    List<Value> scope = parameters(types);
    String helper = name + "_" + helpers.size();
    writer.line("func.func private @%s(%s) -> %s {", helper, declared(scope), result);
    regions.operations(scope, size, Regions.Place.FUNCTION);
    writer.line("return %s : %s\n}", writer.any(scope, result), result);
    helpers.add(new Helper(helper, types, result));
  }

  private List<Value> parameters(List<String> types) {
    return types.stream()
        .map(type -> new Value(writer.fresh("%a"), type))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String declared(List<Value> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.name() + ": " + parameter.type())
        .collect(Collectors.joining(", "));
  }

  /** A number that depends on all values. */
  private String digest(List<Value> scope) {
    String factor = writer.integer(new ArrayList<>(), "i64", 1099511628211L);
    String sum = factor;
    for (int i = 0; i < scope.size(); i++) {
      boolean counts = !scope.get(i).isConstant() && digested.test(i);
      for (String bits : counts ? bits(scope.get(i)) : List.<String>of()) {
        String mixed = writer.fresh("%d");
        writer.line("%s = arith.xori %s, %s : i64", mixed, sum, bits);
        sum = writer.fresh("%d");
        writer.line("%s = arith.muli %s, %s : i64", sum, mixed, factor);
      }
    }
    return sum;
  }

  /** Of vectors, every other lane: digests would be longer than programs. */
  private List<String> bits(Value value) {
    if (!value.type().startsWith("vector")) {
      return List.of(wide(value));
    }
    List<String> lanes = new ArrayList<>();
    String lane = Writer.lane(value.type());
    for (int i = 0; i < Writer.lanes(value.type()); i += 2) {
      String name = writer.fresh("%d");
      writer.line(
          "%s = vector.extract %s[%d] : %s from %s", name, value.name(), i, lane, value.type());
      lanes.add(wide(new Value(name, lane)));
    }
    return lanes;
  }

  private String wide(Value value) {
    String type = value.type();
    return switch (type) {
      case "i64" -> value.name();
      case "f64" -> cast("arith.bitcast", value, "i64");
      case "f32" -> wide(new Value(cast("arith.bitcast", value, "i32"), "i32"));
      case "index" -> cast("arith.index_cast", value, "i64");
      default -> cast("arith.extsi", value, "i64");
    };
  }

  private String cast(String operation, Value value, String to) {
    String name = writer.fresh("%d");
    writer.line("%s = %s %s : %s to %s", name, operation, value.name(), value.type(), to);
    return name;
  }
}
