package dev.neurojit.flight.bench;

import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.JitResult;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.Pipelines;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/** What guards cost: the same code with fuel and without, in turns, by the CPU time of a thread. */
final class FuelBenchmark {
  private static final int ROUNDS = 15;
  private static final MethodType TYPE =
      MethodType.methodType(double.class, double.class, long.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final String LOOP_FREE =
      """
      func.func private @step(%x: f64) -> f64 {
        %a = arith.constant 0.999 : f64
        %b = arith.constant 0.001 : f64
        %c = arith.mulf %x, %a : f64
        %d = arith.addf %c, %b : f64
        %r = math.sqrt %d : f64
        return %r : f64
      }
      """;

  private static final String HEAD =
      """
      func.func @f(%x: f64, %n: i64) -> f64 {
        %zero = arith.constant 0 : i64
        %one = arith.constant 1 : i64
        %half = arith.constant 0.5 : f64
      """;

  /** A loop whose number of turns is known when it is entered only. */
  private static final String FOR =
      HEAD
          + """
            %r = scf.for %i = %zero to %n step %one iter_args(%s = %x) -> (f64) : i64 {
              %a = arith.mulf %s, %half : f64
              %b = arith.addf %a, %x : f64
              scf.yield %b : f64
            }
            return %r : f64
          }
          """;

  /** Newton's square root, to the end: a loop that a condition ends. */
  private static final String WHILE =
      HEAD
          + """
            %r:2 = scf.while (%s = %x, %i = %zero) : (f64, i64) -> (f64, i64) {
              %c = arith.cmpi slt, %i, %n : i64
              scf.condition(%c) %s, %i : f64, i64
            } do {
            ^body(%s: f64, %i: i64):
              %q = arith.divf %x, %s : f64
              %t = arith.addf %s, %q : f64
              %u = arith.mulf %t, %half : f64
              %j = arith.addi %i, %one : i64
              scf.yield %u, %j : f64, i64
            }
            return %r#0 : f64
          }
          """;

  /** Eight turns within each turn: these are paid for at once. */
  private static final String COUNTED =
      HEAD
          + """
            %eight = arith.constant 8 : i64
            %r = scf.for %i = %zero to %n step %one iter_args(%s = %x) -> (f64) : i64 {
              %t = scf.for %j = %zero to %eight step %one iter_args(%u = %s) -> (f64) : i64 {
                %a = arith.mulf %u, %half : f64
                %b = arith.addf %a, %x : f64
                scf.yield %b : f64
              }
              scf.yield %t : f64
            }
            return %r : f64
          }
          """;

  private FuelBenchmark() {}

  /** Prints a line for each kind of code. */
  static void run() {
    System.out.println("guards, CPU time with them / without:");
    line("loop-free code", LOOP_FREE.replace("private @step(%x: f64)", "@f(%x: f64, %n: i64)"), 1);
    line("a loop of so many turns (scf.for)", FOR, 2_000_000);
    line("a loop until (scf.while, a division a turn)", WHILE, 1_000_000);
    line("a loop of 8 turns in a loop", COUNTED, 250_000);
  }

  private static void line(String name, String program, long turns) {
    try (Jit guarded = jit(program, JitOptions.guarded(Long.MAX_VALUE));
        Jit bare = jit(program, JitOptions.trusted())) {
      double[] ratios = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        double with = nanos(guarded, turns);
        ratios[round] = with / nanos(bare, turns);
      }
      Arrays.sort(ratios);
      System.out.printf(Locale.ROOT, "  %-45s %.3f%n", name, ratios[ROUNDS / 2]);
    }
  }

  private static double nanos(Jit jit, long turns) {
    MethodHandle f = jit.function("f", TYPE);
    long calls = Math.max(1, 1_000_000 / turns);
    long begin = THREADS.getCurrentThreadCpuTime();
    double sum = 0;
    try {
      for (long i = 0; i < calls; i++) {
        sum += (double) f.invokeExact(2.0 + i, turns);
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("not a number");
    }
    return THREADS.getCurrentThreadCpuTime() - begin;
  }

  private static Jit jit(String program, JitOptions options) {
    try (MlirContext context = MlirContext.create();
        MlirModule module = ((Parsed.Ok) context.parse("f.mlir", program)).module()) {
      Pipelines.lowerToLlvm(module);
      return switch (Jit.compile(module, options)) {
        case JitResult.Ok(Jit jit) -> jit;
        case JitResult.Failed(var diagnostics) ->
            throw new IllegalStateException(diagnostics.toString());
      };
    }
  }
}
