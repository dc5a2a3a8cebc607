package dev.neurojit.admit.diff;

import dev.neurojit.mlir.Guard;
import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Optimization;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Runs programs as machine code of all levels and in the interpreter, and compares. */
final class Differential implements AutoCloseable {
  private static final List<Optimization> LEVELS =
      List.of(Optimization.NONE, Optimization.DEFAULT, Optimization.AGGRESSIVE);

  /** More than a turn that the interpreter counts can burn. */
  private static final long FUEL_A_TURN = 50;

  private final Libm libm = new Libm();
  private final int inputs;
  private final int patience;
  private final Map<String, Integer> ends = new TreeMap<>();

  /**
   * A function and those that it calls.
   *
   * @param name of the function, as of no other
   */
  record Program(String name, String text, List<Kind> parameters, Kind result) {
    MethodType type() {
      return MethodType.methodType(
          Compiled.carrier(result), parameters.stream().<Class<?>>map(Compiled::carrier).toList());
    }
  }

  /** A program and input on which not all agree. */
  record Discrepancy(Program program, String what) {}

  /**
   * Takes the resources.
   *
   * @param inputs for each program
   * @param patience turns of loops that the interpreter follows
   */
  Differential(int inputs, int patience) {
    this.inputs = inputs;
    this.patience = patience;
  }

  private long fuel() {
    return patience * FUEL_A_TURN;
  }

  /** Calls by how they ended: with a value, or a fault. */
  Map<String, Integer> ends() {
    return ends;
  }

  /** Compares on random inputs; compiles all programs as one module. */
  List<Discrepancy> compare(List<Program> programs) {
    String text = programs.stream().map(Program::text).collect(Collectors.joining());
    Map<Optimization, Jit> compiled = new EnumMap<>(Optimization.class);
    try (MlirContext context = MlirContext.create();
        MlirModule module = Compiled.parse(context, text)) {
      LEVELS.forEach(
          level -> compiled.put(level, Compiled.jit(text, JitOptions.guarded(fuel()).with(level))));
      Map<String, Decoder.Function> decoded = Decoder.decode(module);
      List<Discrepancy> found = new ArrayList<>();
      programs.forEach(program -> compare(program, compiled, decoded, found));
      return found;
    } finally {
      compiled.values().forEach(Jit::close);
    }
  }

  private void compare(
      Program program,
      Map<Optimization, Jit> compiled,
      Map<String, Decoder.Function> decoded,
      List<Discrepancy> found) {
    var random = new Random(program.name().hashCode());
    List<Machine> machines =
        compiled.entrySet().stream()
            .map(each -> Machine.of(program, each.getKey(), each.getValue()))
            .toList();
    for (int i = 0; i < inputs; i++) {
      long[] in =
          program.parameters().stream().mapToLong(kind -> Edges.value(kind, random)).toArray();
      String expected = interpreted(program, new Interpreter(decoded, libm, patience), in);
      ends.merge(expected.startsWith("=") ? "VALUE" : expected, 1, Integer::sum);
      for (Machine machine : machines) {
        String got = machine.run(program, in, fuel());
        if (!got.equals(expected) && !isOpen(expected, got, program, decoded, in)) {
          found.add(
              new Discrepancy(
                  program,
                  "@%s%s at %s: %s, interpreter %s"
                      .formatted(
                          program.name(), shown(program, in), machine.level(), got, expected)));
        }
      }
    }
  }

  /**
   * The interpreter gave up: it is enough that machine code came back. Or it divided by zero to no
   * purpose: then machine code need not divide.
   */
  private boolean isOpen(
      String expected,
      String got,
      Program program,
      Map<String, Decoder.Function> decoded,
      long[] in) {
    var interpreter = new Interpreter(decoded, libm, patience);
    return expected.equals(Fault.Reason.PATIENCE.name())
        || (expected.equals(Fault.Reason.DIVISION.name())
            && LongStream.of(0, -1, 0x5555_5555_5555_5555L)
                .mapToObj(interpreter::dividing)
                .map(other -> interpreted(program, other, in))
                .allMatch(other -> other.equals(got) || other.equals("PATIENCE")));
  }

  private static String shown(Program program, long[] in) {
    List<Object> boxed = boxed(program, in);
    return Arrays.toString(boxed.toArray());
  }

  private static List<Object> boxed(Program program, long[] in) {
    List<Object> boxed = new ArrayList<>();
    for (int i = 0; i < in.length; i++) {
      boxed.add(Compiled.boxed(program.parameters().get(i), in[i]));
    }
    return boxed;
  }

  private static String interpreted(Program program, Interpreter interpreter, long[] in) {
    try {
      return shown(program, interpreter.call(program.name(), in)[0]);
    } catch (Fault fault) {
      return fault.reason.name();
    }
  }

  /** A program as machine code of a level; the function takes an array. */
  private record Machine(Optimization level, MethodHandle function, Guard guard) {
    static Machine of(Program program, Optimization level, Jit jit) {
      MethodHandle function = jit.function(program.name(), program.type());
      return new Machine(
          level,
          function
              .asType(function.type().generic())
              .asSpreader(Object[].class, program.parameters().size()),
          jit.guard());
    }

    String run(Program program, long[] in, long fuel) {
      guard.refuel(fuel);
      Object got;
      try {
        got = function.invoke(boxed(program, in).toArray());
      } catch (Throwable e) {
        throw new IllegalStateException(program.text(), e);
      }
      return switch (guard.fault()) {
        case NONE -> shown(program, Compiled.unboxed(program.result(), got));
        case INTEGER_DIVISION -> Fault.Reason.DIVISION.name();
        case OUT_OF_FUEL -> "OUT_OF_FUEL";
      };
    }
  }

  /** Of all NaNs, the one. */
  private static String shown(Program program, long bits) {
    Kind kind = program.result();
    return "=" + Long.toHexString(kind.isFloat() ? kind.canonical(bits) : kind.signed(bits));
  }

  @Override
  public void close() {
    libm.close();
  }
}
