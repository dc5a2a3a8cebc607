package dev.neurojit.flight;

import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.NativeDoubles;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** A controller's code and lanes for one thread at a time. */
final class Crew implements AutoCloseable {
  private static final MethodHandle FLY = PlantCode.fly();
  private static final MethodType ADDRESS = MethodType.methodType(long.class);

  private final Jit jit;
  private final NativeDoubles lanes;
  private final long constants;
  private final long turns;
  private final long ask;

  /**
   * Mans some lanes.
   *
   * @param jit of a {@link ControllerModule}; closed with the crew
   * @param turns that the controller's loops may take in one flight
   */
  Crew(Jit jit, Lanes layout, long turns) {
    this.jit = jit;
    this.constants = layout.constants();
    this.turns = turns;
    ask = address(jit.function(Plant.ASK_ADDRESS.symbol(), ADDRESS));
    lanes = new NativeDoubles((long) layout.rows() * layout.width());
  }

  private static long address(MethodHandle function) {
    try {
      return (long) function.invokeExact();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("native code throws no Java exceptions", e);
    }
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
      FLY.invokeExact(
          starts.address(),
          results.address(),
          columns,
          end,
          lanes.address(),
          constants,
          turns,
          begin,
          ask);
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
