package dev.neurojit.flight;

import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.NativeDoubles;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** Code and lanes for one thread at a time. */
final class Crew implements AutoCloseable {
  private static final MethodType FLY =
      MethodType.methodType(
          void.class, long.class, long.class, long.class, long.class, long.class, long.class);

  private final Jit jit;
  private final MethodHandle fly;
  private final NativeDoubles lanes;

  Crew(Jit jit, Lanes layout) {
    this.jit = jit;
    fly = jit.function(Plant.FLY.symbol(), FLY);
    lanes = new NativeDoubles((long) layout.rows() * layout.width());
  }

  /**
   * Flies some of a batch.
   *
   * @param columns flights in the whole batch
   * @param begin the first of them to fly
   * @param end behind the last
   */
  void fly(NativeDoubles starts, NativeDoubles results, long columns, long begin, long end) {
    try {
      fly.invokeExact(starts.address(), results.address(), columns, begin, end, lanes.address());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("native code throws no Java exceptions", e);
    }
  }

  @Override
  public void close() {
    lanes.close();
    jit.close();
  }
}
