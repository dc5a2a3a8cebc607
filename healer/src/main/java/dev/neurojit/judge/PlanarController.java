package dev.neurojit.judge;

import dev.neurojit.mlir.Jit;
import dev.neurojit.sim.gym.LunarPilot;
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

  private PlanarController(Jit jit, PlanarEntry entry, int constants) {
    this.jit = jit;
    this.throttle = getter(entry, 0, constants);
    this.gimbal = getter(entry, 1, constants);
  }

  /** Compiles a program that MLIR accepts. */
  public static Compiled<PlanarController> compile(Source program) {
    SyntaxTree tree = SyntaxTree.parse(program);
    Optional<Diagnostic> defect = PlanarEntry.defect(tree);
    return defect.isPresent()
        ? new Compiled.Failed<>(Stage.ENTRY, List.of(defect.get()))
        : compile(program, PlanarEntry.of(tree), 0);
  }

  /** Compiles a program that compiles, with its constants as parameters in front. */
  static Compiled<PlanarController> compile(Parameterised parameterised) {
    Source program = parameterised.program();
    PlanarEntry entry = PlanarEntry.of(SyntaxTree.parse(program));
    return compile(program, entry, parameterised.types().size());
  }

  private static Compiled<PlanarController> compile(
      Source program, PlanarEntry entry, int constants) {
    return Compiler.compile(
        entry.withGetters(program),
        CompiledController.TICKS,
        jit -> new PlanarController(jit, entry, constants));
  }

  private MethodHandle getter(PlanarEntry entry, int result, int constants) {
    List<Class<?>> types =
        entry.parameters().stream().<Class<?>>map(CompiledController::carrier).toList();
    MethodType raw =
        MethodType.methodType(CompiledController.carrier(entry.results().get(result)), types);
    MethodHandle wide =
        MethodHandles.explicitCastArguments(
            jit.function(PlanarEntry.GETTERS.get(result), raw),
            MethodType.methodType(double.class, Collections.nCopies(types.size(), double.class)));
    MethodHandle spread = wide.asSpreader(0, double[].class, constants);
    int given = types.size() - constants;
    return MethodHandles.dropArguments(
        spread, 1 + given, Collections.nCopies(INPUTS - given, double.class));
  }

  /** Returns the pilot for one flight, with a full budget, and values for its constants. */
  public PlanarPilot flight(double... constants) {
    jit.guard().refuel(CompiledController.TICKS);
    return at -> {
      PlanarPilot.Command command =
          new PlanarPilot.Command(ask(throttle, constants, at), ask(gimbal, constants, at));
      CompiledController.requireNoFault(jit);
      return command;
    };
  }

  /**
   * Returns the pilot for one episode of Gymnasium's task, with a full budget: the parameters are
   * its eight observations in order, the results its two actions.
   */
  public LunarPilot lunar() {
    jit.guard().refuel(CompiledController.TICKS);
    return seen -> {
      PlanarState at =
          new PlanarState(
              seen.right(),
              seen.x(),
              seen.y(),
              seen.vx(),
              seen.vy(),
              seen.angle(),
              seen.rate(),
              seen.left());
      LunarPilot.Action action = new LunarPilot.Action(ask(throttle, at), ask(gimbal, at));
      CompiledController.requireNoFault(jit);
      return action;
    };
  }

  private static double ask(MethodHandle getter, PlanarState at) {
    return ask(getter, new double[0], at);
  }

  private static double ask(MethodHandle getter, double[] constants, PlanarState at) {
    try {
      return (double)
          getter.invokeExact(
              constants,
              at.x(),
              at.z(),
              at.vx(),
              at.vz(),
              at.attitude(),
              at.rate(),
              at.fuel(),
              at.time());
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
