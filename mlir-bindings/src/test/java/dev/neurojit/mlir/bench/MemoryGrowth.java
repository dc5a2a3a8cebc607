package dev.neurojit.mlir.bench;

import static java.lang.invoke.MethodType.methodType;

import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.JitResult;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.Pipelines;
import java.util.Locale;

/**
 * What cycles of parsing, verifying, compiling and calling leave behind.
 *
 * @param before resident memory after as many cycles as fill all caches, KiB
 * @param after resident memory after the cycles counted, KiB
 */
public record MemoryGrowth(int cycles, long before, long after) {
  private static final int WARM_UP = 300;

  /** One context serves so many programs, as {@link MlirContext} advises. */
  private static final int PER_CONTEXT = 250;

  /** Runs the cycles. */
  public static MemoryGrowth over(int cycles) {
    run(WARM_UP);
    long before = settled();
    run(cycles);
    return new MemoryGrowth(cycles, before, settled());
  }

  /** KiB a cycle; below nothing if the process shrank. */
  public double perCycle() {
    return (double) (after - before) / cycles;
  }

  private static long settled() {
    System.gc();
    return BindingsComparison.residentKib();
  }

  private static void run(int cycles) {
    for (int done = 0; done < cycles; done += PER_CONTEXT) {
      try (MlirContext context = MlirContext.create()) {
        for (int i = 0; i < Math.min(PER_CONTEXT, cycles - done); i++) {
          cycle(context);
        }
      }
    }
  }

  private static void cycle(MlirContext context) {
    if (!(context.parse("p.mlir", BenchmarkPrograms.SMALL)
        instanceof Parsed.Ok(MlirModule module, var _))) {
      throw new AssertionError("it does not parse");
    }
    try (module) {
      if (!module.verify().isEmpty()) {
        throw new AssertionError("it is invalid");
      }
      Pipelines.lowerToLlvm(module);
      if (!(Jit.compile(module, JitOptions.trusted()) instanceof JitResult.Ok(Jit jit))) {
        throw new AssertionError("it does not compile");
      }
      try (jit) {
        call(jit);
      }
    }
  }

  private static void call(Jit jit) {
    try {
      var type = methodType(float.class, float.class, float.class);
      float throttle = (float) jit.function("controller", type).invokeExact(100f, -5f);
      if (Float.isNaN(throttle)) {
        throw new AssertionError("no throttle");
      }
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "memory over %,d cycles of parse, verify, JIT and call: %.1f MiB -> %.1f MiB, %+.3f KiB each",
        cycles,
        before / 1024.0,
        after / 1024.0,
        perCycle());
  }
}
