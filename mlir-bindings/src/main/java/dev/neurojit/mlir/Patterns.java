package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** MLIR's greedy driver over patterns in Java. */
public final class Patterns {
  private Patterns() {}

  /** Applies patterns with folding, at most 10 rounds and 100,000 rewrites in each. */
  public static PassResult applyGreedily(Operation scope, List<? extends Pattern> patterns) {
    return applyGreedily(scope, patterns, GreedyOptions.DEFAULT);
  }

  /**
   * Applies patterns to all in an operation until none matches, with folding and removal of dead
   * operations in between. All views but that of the scope are dead afterwards. What a pattern
   * throws is thrown from here.
   *
   * @return a failure if there is no end after the rounds allowed, or the scope is not isolated
   *     from above
   */
  public static PassResult applyGreedily(
      Operation scope, List<? extends Pattern> patterns, GreedyOptions options) {
    requireNoDriver(scope);
    NativeRun run = new NativeRun(scope.life());
    List<Long> keys = new ArrayList<>();
    MemorySegment frozen = freeze(scope, patterns, run, keys);
    return apply(scope, options, run, frozen, () -> keys.forEach(Upcalls::remove));
  }

  /**
   * Applies patterns in PDL in the same way. What a function of theirs throws is thrown from here.
   */
  public static PassResult applyGreedily(
      Operation scope, PdlPatterns patterns, GreedyOptions options) {
    requireNoDriver(scope);
    NativeRun run = new NativeRun(scope.life());
    List<Long> keys = new ArrayList<>();
    MemorySegment frozen = patterns.freeze(scope, run, keys);
    return apply(scope, options, run, frozen, () -> keys.forEach(PdlCalls::remove));
  }

  private static void requireNoDriver(Operation scope) {
    if (scope.life().scope().rewriter() != null) {
      throw new IllegalStateException("A pattern cannot start a driver of its own.");
    }
  }

  private static PassResult apply(
      Operation scope, GreedyOptions options, NativeRun run, MemorySegment frozen, Runnable after) {
    MemorySegment config = options.toNative();
    MemorySegment raw = scope.raw();
    try {
      NativeResult result = run.call(() -> CApi.neurojitApplyGreedily(raw, frozen, config));
      return result.isOk()
          ? new PassResult.Ok(result.diagnostics())
          : new PassResult.Failed(result.failure("The patterns did not converge; applying them"));
    } finally {
      after.run();
      if (scope.context().isSound()) {
        CApi.mlirFrozenRewritePatternSetDestroy(frozen);
        CApi.mlirGreedyRewriteDriverConfigDestroy(config);
        scope.renew();
      }
    }
  }

  private static MemorySegment freeze(
      Operation scope, List<? extends Pattern> patterns, NativeRun run, List<Long> keys) {
    MlirContext context = scope.context();
    MemorySegment set = CApi.mlirRewritePatternSetCreate(Raw.HEAP, context.raw());
    long root = scope.address();
    for (Pattern pattern : patterns) {
      long key =
          Upcalls.register((operation, rewriter) -> run(pattern, run, root, operation, rewriter));
      keys.add(key);
      try (Arena arena = Arena.ofConfined()) {
        int benefit = Math.clamp(pattern.benefit(), 0, 65534);
        CApi.neurojitPatternSetAdd(set, arena.allocateFrom(pattern.root()), benefit, key);
      }
    }
    MemorySegment frozen = CApi.mlirFreezeRewritePattern(Raw.HEAP, set);
    CApi.mlirRewritePatternSetDestroy(set);
    return frozen;
  }

  private static boolean run(
      Pattern pattern, NativeRun run, long root, MemorySegment operation, MemorySegment rewriter) {
    Lifetime.Scope scope = new Lifetime.Scope(root, Raw.struct(rewriter.address()));
    boolean[] freed = new boolean[1];
    boolean changed =
        run.enter(
            operation,
            scope,
            matched -> {
              long before = matched.life().now();
              try {
                return pattern.matchAndRewrite(matched);
              } finally {
                freed[0] = matched.life().now() != before;
              }
            });
    // A driver that hears of no change goes on with the operation, even if it is no more.
    return changed || freed[0];
  }
}
