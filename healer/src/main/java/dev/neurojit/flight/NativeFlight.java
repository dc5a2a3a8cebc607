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
  private final List<Crew> crews;
  private final Lanes layout;
  private final long turns;

  private NativeFlight(List<Crew> crews, Lanes layout, long turns) {
    this.crews = crews;
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
    var writer = new FlightModule(controller.module(), signature, layout, turns);
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
    var crews = new ArrayList<Crew>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      switch (code.linkForAnyThread()) {
        case JitResult.Failed(var diagnostics) -> {
          crews.forEach(Crew::close);
          return new Compilation.Failed(diagnostics);
        }
        case JitResult.Ok(Jit jit) -> crews.add(new Crew(jit, layout));
      }
    }
    return new Compilation.Ok(new NativeFlight(List.copyOf(crews), layout, turns));
  }

  /**
   * Flies them all, on all cores if there are many.
   *
   * @throws IllegalArgumentException if the constants are not as many as the controller's
   */
  public Batch fly(Starts starts) {
    if (starts.constants() != layout.constants()) {
      throw new IllegalArgumentException(
          "the controller has %d constants, the starts have %d"
              .formatted(layout.constants(), starts.constants()));
    }
    return new Batch(starts, Formation.fly(starts, crews), turns);
  }

  @Override
  public void close() {
    crews.forEach(Crew::close);
  }
}
