package dev.neurojit.flight;

import dev.neurojit.admit.Decision;
import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.JitResult;
import dev.neurojit.mlir.MachineCode;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipelines;
import java.util.ArrayList;
import java.util.List;

/**
 * A controller compiled into its plant: whole batches of flights in one call of machine code. It
 * may be used by any thread, one at a time.
 */
public final class NativeFlight implements AutoCloseable {
  private final MachineCode code;
  private final List<Crew> crews = new ArrayList<>();
  private final Lanes layout;
  private final long turns;

  private NativeFlight(MachineCode code, Crew first, Lanes layout, long turns) {
    this.code = code;
    this.crews.add(first);
    this.layout = layout;
    this.turns = turns;
  }

  /**
   * Compiles.
   *
   * @param controller left as it is
   * @param turns turns that the controller's loops may take in one flight
   * @param longest most control steps that a flight will take
   */
  public static Compilation compile(
      Decision.Admitted controller, Signature signature, long turns, long longest) {
    var layout = new Lanes(Lanes.WIDTH, signature.constants());
    var writer = new ControllerModule(controller.module(), signature, layout, turns);
    try (MlirModule module = writer.write(longest)) {
      List<MlirDiagnostic> wrong = module.verify();
      if (!wrong.isEmpty()) {
        throw new IllegalStateException("the flight's module is invalid: " + wrong);
      }
      return switch (Pipelines.lowerToLlvm(module)) {
        case PassResult.Failed(var diagnostics) -> new Compilation.Failed(diagnostics);
        case PassResult.Ok _ ->
            switch (MachineCode.compile(module, JitOptions.guardedUnlessTrusted(turns))) {
              case MachineCode.Failed(var diagnostics) -> new Compilation.Failed(diagnostics);
              case MachineCode.Ok(MachineCode code) -> link(code, layout, turns);
            };
      };
    }
  }

  private static Compilation link(MachineCode code, Lanes layout, long turns) {
    return switch (code.linkForAnyThread()) {
      case JitResult.Failed(var diagnostics) -> new Compilation.Failed(diagnostics);
      case JitResult.Ok(Jit jit) ->
          new Compilation.Ok(new NativeFlight(code, new Crew(jit, layout, turns), layout, turns));
    };
  }

  /** Flies them all, on all cores if there are many; errors as below. */
  public Batch fly(Starts starts) {
    return fly(starts, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Flies them all.
   *
   * @param threads most that fly at once, at least 1; does not change the result
   * @throws IllegalArgumentException if the constants are not as many as the controller's
   */
  public Batch fly(Starts starts, int threads) {
    if (starts.constants() != layout.constants()) {
      throw new IllegalArgumentException(
          "the controller has %d constants, the starts have %d"
              .formatted(layout.constants(), starts.constants()));
    }
    int useful = Formation.shares(starts.count());
    return new Batch(starts, Formation.fly(starts, crews(Math.min(threads, useful))), turns);
  }

  /** Later crews are linked when a batch first needs them. */
  private List<Crew> crews(int count) {
    while (crews.size() < count) {
      switch (code.linkForAnyThread()) {
        case JitResult.Failed(var diagnostics) ->
            throw new IllegalStateException("linked once, but not again: " + diagnostics);
        case JitResult.Ok(Jit jit) -> crews.add(new Crew(jit, layout, turns));
      }
    }
    return crews.subList(0, Math.max(1, count));
  }

  @Override
  public void close() {
    crews.forEach(Crew::close);
  }
}
