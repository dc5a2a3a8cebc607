package dev.neurojit.oracle;

import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Objective;
import dev.neurojit.judge.Parameterised;
import dev.neurojit.judge.Score;
import dev.neurojit.judge.Stage;
import dev.neurojit.judge.Trial;
import dev.neurojit.judge.Verdict;
import dev.neurojit.syntax.Source;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Give the same answers sooner. A program is timed only if all its answers are right; it is timed
 * in turns with the given one, so that a busy machine slows both. The one judgement that is
 * measured, not computed: times differ from run to run, and a call's own cost (about 10 ns) counts.
 *
 * @param answers those of the given program
 * @param given the program to be beaten
 * @param factor how many times as fast a program must be
 */
public record FastestObjective(AnswersObjective answers, Source given, double factor)
    implements Objective {
  private static final int ROUNDS = 15;
  private static final long ROUND_NANOS = 2_000_000;
  private static final int TIMED_INPUTS = 32;

  @Override
  public String name() {
    return answers.name();
  }

  @Override
  public String function() {
    return answers.function();
  }

  @Override
  public String task() {
    return "Make the function at least %.2f times as fast; it must keep all its answers. "
            .formatted(factor)
        + answers.task();
  }

  @Override
  public Audience audience() {
    return answers.audience();
  }

  @Override
  public Verdict judge(Source program) {
    return switch (answers.compiled(program)) {
      case Compiled.Failed<CompiledFunction>(Stage stage, var diagnostics) ->
          new Verdict.Rejected(stage, diagnostics);
      case Compiled.Ok<CompiledFunction>(CompiledFunction function) -> {
        try (function) {
          Verdict.Scored verdict = answers.ask(function);
          yield verdict.score().met() ? timed(program, function) : verdict;
        }
      }
    };
  }

  private Verdict timed(Source program, CompiledFunction function) {
    if (!(answers.compiled(given)
        instanceof Compiled.Ok<CompiledFunction>(CompiledFunction baseline))) {
      throw new IllegalStateException("the given program compiled when its answers were taken");
    }
    try (baseline) {
      Evidence.Speed speed = speed(program, function, baseline);
      double ratio = speed.before() / speed.nanos();
      // Any right program is better than one with a wrong answer, whose score is below zero.
      return new Verdict.Scored(
          new Score(ratio, ratio >= factor ? Score.Goal.MET : Score.Goal.MISSED), speed);
    }
  }

  /** The given program is as fast as itself, whatever two measurements say. */
  private Evidence.Speed speed(
      Source program, CompiledFunction function, CompiledFunction baseline) {
    List<MethodHandle> calls = calls(function);
    List<MethodHandle> before = calls(baseline);
    function.refuel();
    baseline.refuel();
    int turns = turns(before);
    double[] nanos = new double[ROUNDS];
    double[] beforeNanos = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      nanos[round] = time(calls, turns);
      beforeNanos[round] = time(before, turns);
    }
    double usual = median(beforeNanos);
    return new Evidence.Speed(program.equals(given) ? usual : median(nanos), usual);
  }

  private List<MethodHandle> calls(CompiledFunction function) {
    return answers.examples().stream()
        .limit(TIMED_INPUTS)
        .map(example -> function.bound(example.inputs()))
        .toList();
  }

  /** How often all calls are made in a round of a length that a clock can measure. */
  private static int turns(List<MethodHandle> calls) {
    int turns = 1;
    while (turns < 1 << 20 && time(calls, turns) * turns * calls.size() < ROUND_NANOS) {
      turns *= 2;
    }
    return turns;
  }

  /** Nanoseconds a call. */
  private static double time(List<MethodHandle> calls, int turns) {
    double sink = 0;
    long start = System.nanoTime();
    try {
      for (int turn = 0; turn < turns; turn++) {
        for (MethodHandle call : calls) {
          sink += (double) call.invokeExact();
        }
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("native code throws no Java exceptions", e);
    }
    long took = System.nanoTime() - start;
    // The sum is used, so that no call can be left out.
    return (took + (sink == 0.1234567890123 ? 1 : 0)) / ((double) turns * calls.size());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Constants of a right program are right: there is nothing to tune. */
  @Override
  public Optional<Trial> trial(Source program, Parameterised parameterised) {
    return Optional.empty();
  }
}
