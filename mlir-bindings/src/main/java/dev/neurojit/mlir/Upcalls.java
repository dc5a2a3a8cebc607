package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one way by which native code calls Java. Whatever the Java code throws is caught here, as a
 * throwable that crosses native frames ends the JVM.
 */
final class Upcalls {
  private static final AtomicLong LAST = new AtomicLong();
  private static final Map<Long, Upcall> BY_KEY = new ConcurrentHashMap<>();

  /** A body that native code runs by its key. */
  interface Upcall {
    /** Called on whatever thread native code is on; never throws. */
    boolean run(MemorySegment operation, MemorySegment rewriter);
  }

  private Upcalls() {}

  static long register(Upcall upcall) {
    install();
    long key = LAST.incrementAndGet();
    BY_KEY.put(key, upcall);
    return key;
  }

  static void remove(long key) {
    BY_KEY.remove(key);
  }

  private static void install() {
    CApi.neurojitSetCallback(Stub.ADDRESS);
  }

  @SuppressWarnings("UnusedMethod") // called by native code
  private static int enter(long key, MemorySegment operation, MemorySegment rewriter) {
    try {
      Upcall upcall = BY_KEY.get(key);
      return upcall != null && upcall.run(operation, rewriter) ? 1 : 0;
    } catch (Throwable e) {
      // Upcalls keep what they catch; this is for an error while doing so.
      return 0;
    }
  }

  /** Made once, on first use, and kept for good. */
  private static final class Stub {
    static final MemorySegment ADDRESS = make();

    private static MemorySegment make() {
      try {
        return Linker.nativeLinker()
            .upcallStub(
                MethodHandles.lookup()
                    .findStatic(
                        Upcalls.class,
                        "enter",
                        MethodType.methodType(
                            int.class, long.class, MemorySegment.class, MemorySegment.class)),
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS),
                Arena.global());
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }
}
