package dev.neurojit.mlir;

import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One native call during which passes or patterns in Java work on a module: lends them the context,
 * ends old views before each, and keeps the first thing one throws for after the call.
 */
final class NativeRun {
  private final Lifetime life;
  private @Nullable Throwable thrown;

  NativeRun(Lifetime life) {
    this.life = life;
  }

  /** Java code that native code runs. */
  interface Body {
    boolean run(Operation operation) throws Throwable;
  }

  /**
   * Makes the call.
   *
   * @throws RuntimeException what a body threw, as it was if it was unchecked
   */
  NativeResult call(Supplier<MemorySegment> call) {
    MlirContext context = life.context();
    Thread owner = Thread.currentThread();
    Lifetime.Scope before = life.scope();
    NativeResult result;
    try {
      result = context.settle(call.get());
    } finally {
      context.lend(owner);
      life.enter(before);
      life.rewrite();
    }
    rethrow();
    return result;
  }

  /**
   * Runs a body on the thread native code is on. False if it fails, throws, or one before threw.
   */
  boolean enter(MemorySegment address, Lifetime.Scope scope, Body body) {
    return enter(scope, module -> body.run(new Operation(module, Raw.struct(address.address()))));
  }

  /** Java code that works on the module, of no one operation. */
  interface ModuleBody {
    boolean run(Lifetime life) throws Throwable;
  }

  /** As above. */
  boolean enter(Lifetime.Scope scope, ModuleBody body) {
    if (thrown != null) {
      return false;
    }
    Thread lender = life.context().lend(Thread.currentThread());
    Lifetime.Scope before = life.enter(scope);
    try {
      life.rewrite();
      return body.run(life);
    } catch (Throwable e) {
      thrown = e;
      return false;
    } finally {
      life.enter(before);
      life.context().lend(lender);
    }
  }

  private void rethrow() {
    switch (thrown) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }
}
