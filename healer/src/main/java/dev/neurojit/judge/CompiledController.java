package dev.neurojit.judge;

import dev.neurojit.flight.Faults;
import dev.neurojit.mlir.Jit;
import dev.neurojit.sim.Controller;
import dev.neurojit.sim.ControllerFault;
import dev.neurojit.sim.Fault;
import dev.neurojit.syntax.Source;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A controller as machine code. Its loops run on a budget of ticks, one for each function entry and
 * each turn of a loop; a program that spends it, or divides an integer by zero, ends its flight as
 * a fault instead of the process.
 */
public final class CompiledController implements AutoCloseable {
  /** Ticks for one whole flight: a flight calls its controller a few thousand times. */
  static final long TICKS = 20_000_000;

  private final Jit jit;

  /** (altitude, velocity, fuel, time, constants) -> throttle, all in double. */
  private final MethodHandle entry;

  private CompiledController(Jit jit, MethodHandle entry) {
    this.jit = jit;
    this.entry = entry;
  }

  /**
   * Compiles a controller.
   *
   * @param entry its entry point, as it is without the constants' parameters
   * @param constantTypes the types of the parameters in front of the entry point's own, in order
   */
  public static Compiled<CompiledController> compile(
      Source program, EntryPoint entry, List<String> constantTypes) {
    return Compiler.compile(program, TICKS, jit -> bind(jit, entry, constantTypes));
  }

  /**
   * Binds the entry point of compiled code.
   *
   * @param constantTypes the types of the parameters in front of the entry point's own, in order
   */
  private static CompiledController bind(
      Jit jit, EntryPoint entryPoint, List<String> constantTypes) {
    var types = new ArrayList<Class<?>>(constantTypes.stream().map(t -> carrier(t)).toList());
    entryPoint.parameters().forEach(parameter -> types.add(carrier(parameter.type())));
    MethodHandle raw =
        jit.function(
            EntryPoint.NAME, MethodType.methodType(carrier(entryPoint.resultType()), types));
    return new CompiledController(jit, adapt(raw, entryPoint, constantTypes.size()));
  }

  /** Returns unguarded code as a controller: for a process that it may kill. */
  public static Controller unguarded(Jit jit, EntryPoint entry) {
    CompiledController controller = bind(jit, entry, List.of());
    return (altitude, velocity, fuel, time) ->
        controller.call(altitude, velocity, fuel, time, new double[0]);
  }

  private static MethodHandle adapt(MethodHandle raw, EntryPoint entryPoint, int constants) {
    int arguments = entryPoint.parameters().size();
    MethodHandle wide =
        MethodHandles.explicitCastArguments(
            raw,
            MethodType.methodType(
                double.class, Collections.nCopies(constants + arguments, double.class)));
    // From here on: (constants..., roles...) becomes (altitude, velocity, fuel, time, double[]).
    MethodHandle spread = wide.asSpreader(0, double[].class, constants);
    int[] order = new int[1 + arguments];
    List<Role> roles = List.of(Role.values());
    order[0] = roles.size();
    for (int i = 0; i < arguments; i++) {
      order[1 + i] = roles.indexOf(entryPoint.parameters().get(i).role());
    }
    return MethodHandles.permuteArguments(
        spread,
        MethodType.methodType(
            double.class, double.class, double.class, double.class, double.class, double[].class),
        order);
  }

  /** Returns the Java type that carries {@code f32} or {@code f64}. */
  static Class<?> carrier(String type) {
    return type.equals("f32") ? float.class : double.class;
  }

  /** Returns the controller for one flight, with a full budget, and values for its constants. */
  public Controller flight(double... constants) {
    jit.guard().refuel(TICKS);
    return (altitude, velocity, fuel, time) -> {
      double throttle = call(altitude, velocity, fuel, time, constants);
      requireNoFault(jit);
      return throttle;
    };
  }

  /** Ends the flight with a fault if the guard of a controller's code has seen one. */
  static void requireNoFault(Jit jit) throws ControllerFault {
    switch (jit.guard().fault()) {
      case NONE -> {}
      case OUT_OF_FUEL -> throw new ControllerFault(Fault.Reason.TIMEOUT, Faults.outOfFuel(TICKS));
      case INTEGER_DIVISION -> throw new ControllerFault(Fault.Reason.TRAP, Faults.DIVISION);
    }
  }

  private double call(
      double altitude, double velocity, double fuel, double time, double[] constants) {
    try {
      return (double) entry.invokeExact(altitude, velocity, fuel, time, constants);
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
