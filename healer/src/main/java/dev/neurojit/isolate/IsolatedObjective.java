package dev.neurojit.isolate;

import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Objective;
import dev.neurojit.judge.Parameterised;
import dev.neurojit.judge.Stage;
import dev.neurojit.judge.Trial;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Simulator;
import dev.neurojit.syntax.Findings;
import dev.neurojit.syntax.NativeError;
import dev.neurojit.syntax.Source;
import java.util.List;
import java.util.Optional;

/**
 * Judges as the lander's objective does, but flies what may not run in this process in another.
 *
 * @param lander decides everything else
 * @param limits of the other process
 */
public record IsolatedObjective(LanderObjective lander, Limits limits) implements Objective {
  @Override
  public String name() {
    return lander.name();
  }

  @Override
  public String function() {
    return lander.function();
  }

  @Override
  public String task() {
    return lander.task();
  }

  @Override
  public Audience audience() {
    return lander.audience();
  }

  @Override
  public Verdict judge(Source program) {
    return switch (lander.judge(program)) {
      case Verdict.Rejected(Stage stage, var diagnostics) when stage == Stage.ADMIT ->
          isolated(program);
      case Verdict verdict -> verdict;
    };
  }

  private Verdict isolated(Source program) {
    try (IsolatedController controller = IsolatedController.start(program, limits)) {
      return controller
          .refusal()
          .<Verdict>map(why -> uncompiled(program, why))
          .orElseGet(() -> {
            var flight = Simulator.fly(controller, lander.start());
            return new Verdict.Scored(lander.score(flight), new Evidence.Flight(flight));
          });
    }
  }

  /** The other process tells no place. */
  private static Verdict uncompiled(Source program, String why) {
    var error = new NativeError(1, 1, why, List.of());
    return new Verdict.Rejected(Stage.LOWER, List.of(Findings.fromNative(program, error)));
  }

  /** Constants are fitted in this process only: nothing for programs that may not run here. */
  @Override
  public Optional<Trial> trial(Source program, Parameterised parameterised) {
    return lander.trial(program, parameterised);
  }
}
