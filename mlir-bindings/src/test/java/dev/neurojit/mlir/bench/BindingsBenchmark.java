package dev.neurojit.mlir.bench;

import static java.lang.invoke.MethodType.methodType;

import dev.neurojit.mlir.Fault;
import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.JitResult;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipelines;
import dev.neurojit.mlir.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.RunnerException;

/** Text, IR and machine code through the binding; {@code scripts/bench/bindings.c} is the peer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BindingsBenchmark {
  private final MlirContext context = MlirContext.create();
  private final MlirModule large = parse(BenchmarkPrograms.LARGE);
  private final Jit trusted = compile(JitOptions.trusted());
  private final Jit guarded = compile(JitOptions.guarded(1_000));
  private final MethodHandle trustedCall = function(trusted);
  private final MethodHandle guardedCall = function(guarded);
  private float altitude = 100f;

  @TearDown
  public void close() {
    trusted.close();
    guarded.close();
    large.close();
    context.close();
  }

  private MlirModule parse(String text) {
    return switch (context.parse("controller.mlir", text)) {
      case Parsed.Ok(MlirModule module, var _) -> module;
      case Parsed.Failed(var why) -> throw new AssertionError(why.toString());
    };
  }

  private Jit compile(JitOptions options) {
    try (MlirModule module = parse(BenchmarkPrograms.SMALL)) {
      if (Pipelines.lowerToLlvm(module) instanceof PassResult.Failed(var why)) {
        throw new AssertionError(why.toString());
      }
      return switch (Jit.compile(module, options)) {
        case JitResult.Ok(Jit jit) -> jit;
        case JitResult.Failed(var why) -> throw new AssertionError(why.toString());
      };
    }
  }

  private static MethodHandle function(Jit jit) {
    return jit.function("controller", methodType(float.class, float.class, float.class));
  }

  @Benchmark
  public void parseSmall() {
    parse(BenchmarkPrograms.SMALL).close();
  }

  @Benchmark
  public void parseLarge() {
    parse(BenchmarkPrograms.LARGE).close();
  }

  @Benchmark
  public long walk() {
    return large.operation().walk().mapToLong(BindingsBenchmark::visit).sum();
  }

  private static long visit(Operation operation) {
    long seen = operation.name().length();
    List<Value> operands = operation.operands();
    seen += operands.size();
    for (String name : operation.attributes().keySet()) {
      seen += name.length();
    }
    return seen;
  }

  @Benchmark
  public void createContext() {
    MlirContext.create().close();
  }

  @Benchmark
  public int spawnMlirOpt() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("mlir-opt-22", "-o", "/dev/null")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream input = process.getOutputStream()) {
      input.write(BenchmarkPrograms.SMALL.getBytes(StandardCharsets.UTF_8));
    }
    return process.waitFor();
  }

  @Benchmark
  public void textToCode() {
    compile(JitOptions.trusted()).close();
  }

  @Benchmark
  public void textToGuardedCode() {
    compile(JitOptions.guarded(1_000)).close();
  }

  @Benchmark
  public float callTrusted() throws Throwable {
    altitude = altitude > 1f ? altitude - 0.01f : 100f;
    return (float) trustedCall.invokeExact(altitude, -5f);
  }

  @Benchmark
  public float callGuarded() throws Throwable {
    altitude = altitude > 1f ? altitude - 0.01f : 100f;
    float throttle = (float) guardedCall.invokeExact(altitude, -5f);
    if (guarded.guard().fault() != Fault.NONE) {
      throw new AssertionError("fault");
    }
    return throttle;
  }

  /**
   * Runs the benchmarks and their peer, prints the ratios and how memory grows.
   *
   * @param arguments the peer's program, then a regex of benchmarks if not all are wanted
   */
  public static void main(String[] arguments)
      throws RunnerException, IOException, InterruptedException {
    BindingsComparison.run(arguments[0], arguments.length > 1 ? arguments[1] : ".*");
  }
}
