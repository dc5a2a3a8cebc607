package dev.neurojit.judge;

import dev.neurojit.mlir.Jit;
import dev.neurojit.sim.planar.PlanarPilot;
import dev.neurojit.sim.planar.PlanarState;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A planar controller as machine code, guarded as {@link CompiledController} is. */
public final class PlanarController implements AutoCloseable {
  private static final int INPUTS = 8;

  private final Jit jit;
  private final MethodHandle throttle;
  private final MethodHandle gimbal;

  private PlanarController(Jit jit, PlanarEntry entry) {
    this.jit = jit;
    this.throttle = getter(entry, 0);
    this.gimbal = getter(entry, 1);
  }

  /** Compiles a program that MLIR accepts. */
  public static Compiled<PlanarController> compile(Source program) {
    SyntaxTree tree = SyntaxTree.parse(program);
    Optional<Diagnostic> defect = PlanarEntry.defect(tree);
    if (defect.isPresent()) {
      return new Compiled.Failed<>(Stage.ENTRY, List.of(defect.get()));
    }
    PlanarEntry entry = PlanarEntry.of(tree);
    return Compiler.compile(
        entry.withGetters(program),
        CompiledController.TICKS,
        jit -> new PlanarController(jit, entry));
  }

  private MethodHandle getter(PlanarEntry entry, int result) {
    List<Class<?>> types =
        entry.parameters().stream().<Class<?>>map(CompiledController::carrier).toList();
    MethodType raw =
        MethodType.methodType(CompiledController.carrier(entry.results().get(result)), types);
    MethodHandle wide =
        MethodHandles.explicitCastArguments(
            jit.function(PlanarEntry.GETTERS.get(result), raw),
            MethodType.methodType(double.class, Collections.nCopies(types.size(), double.class)));
    return MethodHandles.dropArguments(
        wide, types.size(), Collections.nCopies(INPUTS - types.size(), double.class));
  }

  /** Returns the pilot for one flight, with a full budget. */
  public PlanarPilot flight() {
    jit.guard().refuel(CompiledController.TICKS);
    return at -> {
      PlanarPilot.Command command = new PlanarPilot.Command(ask(throttle, at), ask(gimbal, at));
      CompiledController.requireNoFault(jit);
      return command;
    };
  }

  private static double ask(MethodHandle getter, PlanarState at) {
    try {
      return (double)
          getter.invokeExact(
              at.x(), at.z(), at.vx(), at.vz(), at.attitude(), at.rate(), at.fuel(), at.time());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("native code throws no Java exceptions", e);
    }
  }

  @Override
  public void close() {
    jit.close();
  }
}
