package dev.neurojit.oracle;

import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.Compiler;
import dev.neurojit.mlir.Jit;
import dev.neurojit.syntax.Source;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * A function as machine code. Each call has a budget for its loops; one that spends it, or divides
 * an integer by zero, gives no answer.
 */
final class CompiledFunction implements AutoCloseable {
  private static final long TICKS = 2_000_000;

  private final Jit jit;
  private final MethodHandle handle;

  private CompiledFunction(Jit jit, MethodHandle handle) {
    this.jit = jit;
    this.handle = handle;
  }

  /** What a call gives. */
  sealed interface Answer {}

  /** A value of the result's type, boxed. */
  record Value(Object value) implements Answer {}

  /** No value; {@code why} completes "it ...". */
  record Fault(String why) implements Answer {}

  /**
   * Compiles a valid program.
   *
   * @param signature of the function, as it is without the parameters in front
   * @param front types of parameters in front of its own
   */
  static Compiled<CompiledFunction> compile(
      Source program, Signature signature, List<Scalar> front) {
    return Compiler.compile(
        program,
        TICKS,
        jit ->
            new CompiledFunction(
                jit, jit.function(signature.function(), signature.callType(front))));
  }

  /**
   * Calls it.
   *
   * @param arguments boxed, of just the parameters' types
   */
  Answer call(List<Object> arguments) {
    jit.guard().refuel(TICKS);
    Object value;
    try {
      value = handle.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("native code throws no Java exceptions", e);
    }
    return switch (jit.guard().fault()) {
      case NONE -> new Value(value);
      case OUT_OF_FUEL -> new Fault("takes more than " + TICKS + " turns of its loops");
      case INTEGER_DIVISION -> new Fault("divides an integer by zero, or the least one by -1");
    };
  }

  /**
   * Returns a handle of type {@code ()double} that makes one call; for measuring time. The result
   * means nothing.
   */
  MethodHandle bound(List<Object> arguments) {
    return MethodHandles.explicitCastArguments(
        MethodHandles.insertArguments(handle, 0, arguments.toArray()),
        MethodType.methodType(double.class));
  }

  /** Gives its loops another budget. */
  void refuel() {
    jit.guard().refuel(Long.MAX_VALUE);
  }

  @Override
  public void close() {
    jit.close();
  }
}
