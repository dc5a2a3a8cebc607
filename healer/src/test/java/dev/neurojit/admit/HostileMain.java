package dev.neurojit.admit;

import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.Scenario;
import dev.neurojit.syntax.Source;
import java.util.stream.IntStream;

/** Flies hostile programs in its own process, and tells how each ended: one line for each. */
public final class HostileMain {
  /** Of vectors that are all needed to the end: more than a stack holds. */
  private static final int MANY = 1500;

  private HostileMain() {}

  /** Argument: how many random programs to fly after those written by hand. */
  public static void main(String[] arguments) {
    var judge = new Judge(LanderObjective.of(Scenario.named("moon")));
    IntStream.range(0, HAND_WRITTEN.length).forEach(i -> tell("hand" + i, judge, HAND_WRITTEN[i]));
    tell("stack", judge, stackHog());
    for (int seed = 0; seed < Integer.parseInt(arguments[0]); seed++) {
      tell("seed" + seed, judge, RandomProgram.of(seed));
    }
    System.out.println("done");
  }

  private static void tell(String name, Judge judge, String program) {
    var candidate = new Candidate(1, 0, "given", "", Source.of("p.mlir", program));
    String end =
        switch (judge.judge(candidate).verdict()) {
          case Verdict.Rejected(var stage, var diagnostics) ->
              stage + " " + diagnostics.getFirst().code();
          case Verdict.Scored(var _, Evidence.Flight(var flight)) ->
              flight.outcome() instanceof Fault fault ? "FAULT " + fault.reason() : "FLEW -";
          case Verdict.Scored other -> throw new IllegalStateException(other.toString());
        };
    System.out.println(name + " " + end);
  }

  /** Names that machine code itself would call, and loops and calls without an end. */
  private static final String[] HAND_WRITTEN = {
    """
    func.func @sinf(%x: f32) -> f32 {
      %r = math.sin %x : f32
      return %r : f32
    }
    func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
      %r = func.call @sinf(%velocity) : (f32) -> f32
      return %r : f32
    }
    """,
    """
    func.func @__neurojit_ask(%x: i64) {
      return
    }
    func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
      return %velocity : f32
    }
    """,
    """
    func.func @llvm.trap() {
      return
    }
    func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
      func.call @llvm.trap() : () -> ()
      return %velocity : f32
    }
    """,
    """
    func.func @a(%x: f32) -> f32 {
      %r = func.call @b(%x) : (f32) -> f32
      return %r : f32
    }
    func.func @b(%x: f32) -> f32 {
      %r = func.call @a(%x) : (f32) -> f32
      return %r : f32
    }
    func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
      %r = func.call @a(%velocity) : (f32) -> f32
      return %r : f32
    }
    """,
    """
    func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
      cf.br ^spin
    ^spin:
      cf.br ^spin
    }
    """,
  };

  private static String stackHog() {
    var text =
        new StringBuilder(
            """
            func.func @controller(%altitude: f64, %velocity: f64) -> f64 {
              %v = vector.broadcast %altitude : f64 to vector<8xf64>
            """);
    text.append(
        "  %a0 = arith.mulf %v, %v : vector<8xf64>\n  %s0 = arith.addf %v, %a0 : vector<8xf64>\n");
    for (int i = 1; i < MANY; i++) {
      text.append("  %%a%d = arith.mulf %%v, %%a%d : vector<8xf64>\n".formatted(i, i - 1));
      text.append("  %%b%d = math.sqrt %%a%d : vector<8xf64>\n".formatted(i, i));
      text.append("  %%s%d = arith.addf %%s%d, %%b%d : vector<8xf64>\n".formatted(i, i - 1, i));
    }
    text.append("  %%r = vector.extract %%s%d[0] : f64 from vector<8xf64>\n".formatted(MANY - 1));
    return text.append("  return %r : f64\n}\n").toString();
  }
}
