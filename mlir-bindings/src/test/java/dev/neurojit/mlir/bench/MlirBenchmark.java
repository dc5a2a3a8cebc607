package dev.neurojit.mlir.bench;

import static java.lang.invoke.MethodType.methodType;

import dev.neurojit.mlir.Fault;
import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.JitResult;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.NativeProbe;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipelines;
import dev.neurojit.mlir.ProbeResult;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** A lander's controller on its way from text to machine code, and calls of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MlirBenchmark {
  private static final String CONTROLLER =
      """
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %gravity = arith.constant 1.62 : f32
        %two = arith.constant 2.0 : f32
        %zero = arith.constant 0.0 : f32
        %one = arith.constant 1.0 : f32
        %kp = arith.constant 0.35 : f32
        %margin = arith.constant 0.8 : f32
        %g2 = arith.mulf %gravity, %two : f32
        %e = arith.mulf %g2, %altitude : f32
        %safe = arith.maximumf %e, %zero : f32
        %root = math.sqrt %safe : f32
        %limit = arith.mulf %root, %margin : f32
        %target = arith.negf %limit : f32
        %error = arith.subf %target, %velocity : f32
        %raw = arith.mulf %error, %kp : f32
        %falling = arith.cmpf olt, %velocity, %zero : f32
        %throttle = scf.if %falling -> (f32) {
          %low = arith.maximumf %raw, %zero : f32
          %high = arith.minimumf %low, %one : f32
          scf.yield %high : f32
        } else {
          scf.yield %zero : f32
        }
        return %throttle : f32
      }
      """;

  private final MlirContext context = MlirContext.create();
  private final MlirModule parsed = parse();
  private final Jit trusted = compile(JitOptions.trusted());
  private final Jit guarded = compile(JitOptions.guarded(1_000));
  private final MethodHandle trustedCall = function(trusted);
  private final MethodHandle guardedCall = function(guarded);
  private float altitude = 100f;

  @Setup
  public void check() throws Throwable {
    if ((float) trustedCall.invokeExact(100f, -5f) != (float) guardedCall.invokeExact(100f, -5f)) {
      throw new AssertionError("guarded code differs");
    }
  }

  @TearDown
  public void close() {
    trusted.close();
    guarded.close();
    parsed.close();
    context.close();
  }

  private MlirModule parse() {
    return switch (context.parse("controller.mlir", CONTROLLER)) {
      case Parsed.Ok(MlirModule module, List<MlirDiagnostic> _) -> module;
      case Parsed.Failed(List<MlirDiagnostic> why) -> throw new AssertionError(why.toString());
    };
  }

  private Jit compile(JitOptions options) {
    try (MlirModule module = parse()) {
      if (Pipelines.lowerToLlvm(module) instanceof PassResult.Failed(List<MlirDiagnostic> why)) {
        throw new AssertionError(why.toString());
      }
      return switch (Jit.compile(module, options)) {
        case JitResult.Ok(Jit jit) -> jit;
        case JitResult.Failed(List<MlirDiagnostic> why) -> throw new AssertionError(why.toString());
      };
    }
  }

  private static MethodHandle function(Jit jit) {
    return jit.function("controller", methodType(float.class, float.class, float.class));
  }

  @Benchmark
  public void parseAndVerify() {
    parse().close();
  }

  @Benchmark
  public int spawnMlirOpt() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("mlir-opt-22", "-o", "/dev/null")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream input = process.getOutputStream()) {
      input.write(CONTROLLER.getBytes(StandardCharsets.UTF_8));
    }
    return process.waitFor();
  }

  @Benchmark
  public ProbeResult probe() {
    return NativeProbe.probe("controller.mlir", CONTROLLER);
  }

  @Benchmark
  public long walk() {
    return parsed
        .operation()
        .walk()
        .flatMap(op -> op.results().stream())
        .filter(value -> value.type().isF32())
        .count();
  }

  @Benchmark
  public long walkNames() {
    return parsed
        .operation()
        .walk()
        .map(Operation::name)
        .filter(n -> n.equals("arith.mulf"))
        .count();
  }

  @Benchmark
  public void parseToTrustedCode() {
    compile(JitOptions.trusted()).close();
  }

  @Benchmark
  public void parseToGuardedCode() {
    compile(JitOptions.guarded(1_000)).close();
  }

  @Benchmark
  public void openContextAndParse() {
    try (MlirContext fresh = MlirContext.create()) {
      switch (fresh.parse("controller.mlir", CONTROLLER)) {
        case Parsed.Ok(MlirModule module, List<MlirDiagnostic> _) -> module.close();
        case Parsed.Failed(List<MlirDiagnostic> why) -> throw new AssertionError(why.toString());
      }
    }
  }

  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public float callTrusted() throws Throwable {
    altitude = altitude > 1f ? altitude - 0.01f : 100f;
    return (float) trustedCall.invokeExact(altitude, -5f);
  }

  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public float callGuarded() throws Throwable {
    altitude = altitude > 1f ? altitude - 0.01f : 100f;
    float throttle = (float) guardedCall.invokeExact(altitude, -5f);
    if (guarded.guard().fault() != Fault.NONE) {
      throw new AssertionError("fault");
    }
    return throttle;
  }

  /** Runs the benchmarks whose names match the first argument, all without one. */
  public static void main(String[] arguments) throws RunnerException {
    String include = arguments.length > 0 ? arguments[0] : MlirBenchmark.class.getSimpleName();
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(include)
                    .jvmArgsAppend(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dneurojit.native=" + System.getProperty("neurojit.native"))
                    .build())
            .run();
    ratio(results, "spawnMlirOpt", "parseAndVerify");
    ratio(results, "callGuarded", "callTrusted");
    ratio(results, "parseToGuardedCode", "parseToTrustedCode");
  }

  private static void ratio(Collection<RunResult> results, String slow, String fast) {
    OptionalDouble above = score(results, slow);
    OptionalDouble below = score(results, fast);
    if (above.isPresent() && below.isPresent()) {
      System.out.printf(
          Locale.ROOT, "%s / %s = %.2f%n", slow, fast, above.getAsDouble() / below.getAsDouble());
    }
  }

  private static OptionalDouble score(Collection<RunResult> results, String name) {
    return results.stream()
        .filter(run -> run.getPrimaryResult().getLabel().equals(name))
        .mapToDouble(run -> run.getPrimaryResult().getScore())
        .findFirst();
  }
}
