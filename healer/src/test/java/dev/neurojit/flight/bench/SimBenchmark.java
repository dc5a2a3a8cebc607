package dev.neurojit.flight.bench;

import dev.neurojit.flight.NativeFlight;
import dev.neurojit.flight.Starts;
import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.CompiledController;
import dev.neurojit.judge.Compiler;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Quantity;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Simulator;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Control steps a second and core, counted in CPU time, of native batches, of the Java loop and of
 * the same lander in C; wall-clock time of a batch of 10,000 on all cores; compilation, guards and
 * certificates. Argument: a folder with the C programs {@code on} and {@code off} (contraction) and
 * {@code lunar} (Gymnasium's task).
 */
public final class SimBenchmark {
  private static final int FLIGHTS = 10_000;
  private static final int SLICE = 500;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 150;
  private static final int COMPILATIONS = 100;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final String LINEAR =
      """
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %slope = arith.constant -0.05 : f32
        %touchdown = arith.constant -1.0 : f32
        %gain = arith.constant 0.8 : f32
        %glide = arith.mulf %altitude, %slope : f32
        %target = arith.addf %glide, %touchdown : f32
        %error = arith.subf %target, %velocity : f32
        %throttle = arith.mulf %error, %gain : f32
        return %throttle : f32
      }
      """;

  private static final String BRANCHY =
      """
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %slope = arith.constant -0.05 : f32
        %touchdown = arith.constant -1.0 : f32
        %gain = arith.constant 0.8 : f32
        %high = arith.constant 100.0 : f32
        %zero = arith.constant 0.0 : f32
        %fast = arith.constant -20.0 : f32
        %above = arith.cmpf ogt, %altitude, %high : f32
        %throttle = scf.if %above -> (f32) {
          %sinks = arith.cmpf olt, %velocity, %fast : f32
          %brake = arith.select %sinks, %gain, %zero : f32
          scf.yield %brake : f32
        } else {
          %glide = arith.mulf %altitude, %slope : f32
          %target = arith.addf %glide, %touchdown : f32
          %error = arith.subf %target, %velocity : f32
          %t = arith.mulf %error, %gain : f32
          scf.yield %t : f32
        }
        return %throttle : f32
      }
      """;

  private static final String LOOPING =
      LINEAR.replace(
          "  return %throttle",
          """
            %z = arith.constant 0 : i32
            %o = arith.constant 1 : i32
            %n = arith.constant 4 : i32
            %whole = arith.fptosi %altitude : f32 to i32
            %turns = arith.minsi %whole, %n : i32
            %half = arith.constant 1.0 : f32
            %r = scf.for %i = %z to %turns step %o iter_args(%s = %throttle) -> (f32) : i32 {
              %t = arith.mulf %s, %half : f32
              scf.yield %t : f32
            }
            return %r\
          """);

  private SimBenchmark() {}

  /** Runs all and prints a table. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Scenario> scenarios = scenarios();
    double linear = flights("native, linear controller", LINEAR, scenarios);
    flights("native, branches (as selects)", BRANCHY, scenarios);
    flights("native, a loop (lane by lane, with fuel)", LOOPING, scenarios);
    double java = javaLoop(scenarios.subList(0, SLICE));
    print("Java loop, linear controller", java);
    Path folder = Path.of(arguments[0]);
    Path file = Files.write(folder.resolve("starts"), bytes(scenarios));
    double fused = peer(folder.resolve("on"), file);
    double strict = peer(folder.resolve("off"), file);
    print("C, clang-22 -O3 -march=native", fused);
    print("C, the same without contraction", strict);
    System.out.printf(
        Locale.ROOT,
        "native / C: %.2f, native / C without contraction: %.2f, native / Java loop: %.1f%n",
        linear / fused,
        linear / strict,
        linear / java);
    LunarBenchmark.run(folder.resolve("lunar"), linear);
    FuelBenchmark.run();
    CertificateBenchmark.run(LINEAR);
  }

  private static List<Scenario> scenarios() {
    var random = new Random(1);
    Scenario base = Scenario.named("moon");
    return IntStream.range(0, FLIGHTS)
        .mapToObj(_ ->
            base.with(Quantity.INITIAL_ALTITUDE, 450 + 100 * random.nextDouble())
                .with(Quantity.INITIAL_VELOCITY, -28 + 6 * random.nextDouble()))
        .toList();
  }

  private static EntryPoint entry(Source program) {
    return switch (EntryPoint.find(SyntaxTree.parse(program))) {
      case EntryPoint.Found(EntryPoint entry) -> entry;
      case EntryPoint.Missing missing -> throw new IllegalStateException(missing.toString());
    };
  }

  /** Returns steps a second of CPU time on one core. */
  private static double flights(String name, String text, List<Scenario> scenarios) {
    Source program = Source.of("p.mlir", text);
    EntryPoint entry = entry(program);
    long longest = scenarios.getFirst().steps();
    double[] batch = new double[ROUNDS];
    double[] rate = new double[ROUNDS];
    Starts all = Starts.of(scenarios);
    Starts one = Starts.of(scenarios.subList(0, 1));
    for (int round = 0; round < ROUNDS; round++) {
      try (NativeFlight flight = compile(program, entry, longest)) {
        long begin = System.nanoTime();
        flight.fly(all);
        batch[round] = (System.nanoTime() - begin) / 1e6;
        rate[round] = oneCore(flight, scenarios);
      }
    }
    print(name, median(rate));
    System.out.printf(
        Locale.ROOT,
        "    %,d flights on all cores: %.0f ms; from text to the end of one flight, warm:"
            + " %.0f ms of CPU time%n",
        FLIGHTS,
        median(batch),
        firstFlight(program, entry, longest, one));
    return median(rate);
  }

  /** Returns ms of CPU time from the text to the end of one flight, once all is warm. */
  private static double firstFlight(Source program, EntryPoint entry, long longest, Starts one) {
    long begin = 0;
    for (int round = 0; round < WARM_UP + COMPILATIONS; round++) {
      if (round == WARM_UP) {
        begin = Cpu.ofProcess();
      }
      try (NativeFlight flight = compile(program, entry, longest)) {
        flight.fly(one);
      }
    }
    return (Cpu.ofProcess() - begin) / 1e6 / COMPILATIONS;
  }

  private static NativeFlight compile(Source program, EntryPoint entry, long longest) {
    return switch (Compiler.compileFlight(program, entry, List.of(), longest)) {
      case Compiled.Ok<NativeFlight>(NativeFlight flight) -> flight;
      case Compiled.Failed<NativeFlight> failed ->
          throw new IllegalStateException(failed.toString());
    };
  }

  /** Small batches stay on the calling thread. */
  private static double oneCore(NativeFlight flight, List<Scenario> scenarios) {
    long steps = 0;
    long spent = 0;
    for (int at = 0; at < scenarios.size(); at += SLICE) {
      Starts slice = Starts.of(scenarios.subList(at, at + SLICE));
      long begin = THREADS.getCurrentThreadCpuTime();
      steps += flight.fly(slice).steps();
      spent += THREADS.getCurrentThreadCpuTime() - begin;
    }
    return steps * 1e9 / spent;
  }

  private static double javaLoop(List<Scenario> scenarios) {
    Source program = Source.of("p.mlir", LINEAR);
    if (!(CompiledController.compile(program, entry(program), List.of())
        instanceof Compiled.Ok<CompiledController>(CompiledController controller))) {
      throw new IllegalStateException("the controller does not compile");
    }
    try (controller) {
      LongSupplier fly =
          () ->
              scenarios.stream()
                  .mapToLong(scenario -> steps(Simulator.outcome(controller.flight(), scenario)))
                  .sum();
      double[] rate = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        long begin = THREADS.getCurrentThreadCpuTime();
        long steps = fly.getAsLong();
        rate[round] = steps * 1e9 / (THREADS.getCurrentThreadCpuTime() - begin);
      }
      return median(rate);
    }
  }

  private static long steps(Outcome outcome) {
    return (long) Math.ceil(outcome.time() / Scenario.named("moon").controlStep());
  }

  /** The order of the C program's struct. */
  private static byte[] bytes(List<Scenario> scenarios) {
    ByteBuffer out =
        ByteBuffer.allocate(scenarios.size() * 11 * Double.BYTES).order(ByteOrder.nativeOrder());
    for (Scenario each : scenarios) {
      out.putDouble(each.initialAltitude()).putDouble(each.initialVelocity());
      out.putDouble(each.fuelMass()).putDouble(each.gravity()).putDouble(each.dryMass());
      out.putDouble(each.maxThrust()).putDouble(each.minThrottle());
      out.putDouble(each.maxThrust() / (each.specificImpulse() * 9.80665));
      out.putDouble(each.controlStep()).putDouble(each.ceiling()).putDouble((double) each.steps());
    }
    return out.array();
  }

  private static double peer(Path program, Path starts) throws IOException, InterruptedException {
    double[] rate = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Process process = new ProcessBuilder(program.toString(), starts.toString()).start();
      String line =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(program + " failed");
      }
      List<String> words = List.of(line.split(" "));
      rate[round] = Double.parseDouble(words.get(0)) / Double.parseDouble(words.get(1));
    }
    return median(rate);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(String name, double stepsASecond) {
    System.out.printf(Locale.ROOT, "%-45s %8.1f million steps/s/core%n", name, stepsASecond / 1e6);
  }
}
