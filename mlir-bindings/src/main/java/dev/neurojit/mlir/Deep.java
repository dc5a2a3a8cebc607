package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of MLIR's C API that recurse over the program, on a native thread with a deep stack, where
 * a fatal error of LLVM is caught.
 */
final class Deep {
  private Deep() {}

  /** What a call gave, and what the context reported meanwhile. */
  record Outcome<T>(T value, List<MlirDiagnostic> diagnostics) {}

  /**
   * Makes the call; what it throws is thrown from here.
   *
   * @throws NativeCrashException after a crash or a fatal error of LLVM
   */
  static <T> T call(MlirContext context, Supplier<T> call) {
    return observed(context, call).value();
  }

  static <T> Outcome<T> observed(MlirContext context, Supplier<T> call) {
    Body<T> body = new Body<>(context, call);
    Thread owner = Thread.currentThread();
    long key = Upcalls.register((_, _) -> body.run());
    try {
      NativeResult result = context.settle(CApi.neurojitRunDeep(context.raw(), key));
      return new Outcome<>(body.value(result), result.diagnostics());
    } finally {
      // After a fatal error the body has not given it back.
      context.lend(owner);
      Upcalls.remove(key);
    }
  }

  /** Does work that succeeds or fails; gives the NeurojitResult. */
  static MemorySegment start(MlirContext context, BooleanSupplier work) {
    long key =
        Upcalls.register((_, _) -> {
          Thread lender = context.lend(Thread.currentThread());
          try {
            return work.getAsBoolean();
          } finally {
            context.lend(lender);
          }
        });
    try {
      return CApi.neurojitRunDeep(context.raw(), key);
    } finally {
      Upcalls.remove(key);
    }
  }

  private static final class Body<T> {
    private final MlirContext context;
    private final Supplier<T> call;
    private @Nullable T value;
    private @Nullable Throwable thrown;

    Body(MlirContext context, Supplier<T> call) {
      this.context = context;
      this.call = call;
    }

    boolean run() {
      Thread lender = context.lend(Thread.currentThread());
      try {
        value = call.get();
        return true;
      } catch (Throwable e) {
        thrown = e;
        return false;
      } finally {
        context.lend(lender);
      }
    }

    T value(NativeResult result) {
      switch (thrown) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case null, default -> {}
      }
      T made = value;
      if (made == null) {
        throw new NativeCrashException(result.failure("A native call").getFirst().message());
      }
      return made;
    }
  }
}
