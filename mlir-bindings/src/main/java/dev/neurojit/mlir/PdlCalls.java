package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.MlirPDLRewriteFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The way by which patterns in PDL call Java; constraints and rewrites look the same to C. */
final class PdlCalls {
  private static final AtomicLong LAST = new AtomicLong();
  private static final Map<Long, Target> BY_KEY = new ConcurrentHashMap<>();

  /** Made once, on first use, and kept for good. */
  private static final MemorySegment ADDRESS =
      MlirPDLRewriteFunction.allocate(PdlCalls::enter, Arena.global());

  private final Map<String, List<String>> results;
  private final NativeRun run;
  private final Operation scope;
  private final List<Long> keys;

  /**
   * The functions of one application of patterns.
   *
   * @param results the types the patterns expect of a function, by its name
   * @param keys takes the key of each function, for {@link #remove}
   */
  PdlCalls(Map<String, List<String>> results, NativeRun run, Operation scope, List<Long> keys) {
    this.results = results;
    this.run = run;
    this.scope = scope;
    this.keys = keys;
  }

  /** The function of the C API for constraints or for rewrites. */
  interface Registration {
    void apply(
        MemorySegment patterns, MemorySegment name, MemorySegment function, MemorySegment data);
  }

  private record Target(
      PdlFunction function, List<String> results, NativeRun run, Operation scope) {}

  /** Lets an MlirPDLPatternModule call the functions by their names. */
  void register(
      MemorySegment patterns, Map<String, PdlFunction> functions, Registration registration) {
    functions.forEach((name, function) -> {
      long key = LAST.incrementAndGet();
      List<String> expected = results.getOrDefault(name, List.of());
      BY_KEY.put(key, new Target(function, expected, run, scope));
      keys.add(key);
      try (Arena arena = Arena.ofConfined()) {
        registration.apply(
            patterns, Raw.stringRef(arena, name), ADDRESS, MemorySegment.ofAddress(key));
      }
    });
  }

  static void remove(long key) {
    BY_KEY.remove(key);
  }

  private static MemorySegment enter(
      MemorySegment rewriter,
      MemorySegment results,
      long count,
      MemorySegment values,
      MemorySegment key) {
    Target target = BY_KEY.get(key.address());
    return target != null && apply(target, rewriter, results, count, values)
        ? Raw.SUCCESS
        : Raw.FAILURE;
  }

  private static boolean apply(
      Target target,
      MemorySegment rewriter,
      MemorySegment results,
      long count,
      MemorySegment values) {
    Lifetime.Scope scope =
        new Lifetime.Scope(
            target.scope().address(), CApi.mlirPatternRewriterAsBase(Raw.HEAP, rewriter));
    return target
        .run()
        .enter(
            scope,
            life -> {
              List<PdlValue> made = call(target, arguments(life, count, values));
              if (made != null) {
                made.forEach(value -> value.pushTo(results, life));
              }
              return made != null;
            });
  }

  private static List<PdlValue> arguments(Lifetime life, long count, MemorySegment values) {
    MemorySegment all = values.reinterpret(Math.multiplyExact(count, Long.BYTES));
    List<PdlValue> arguments = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      arguments.add(
          PdlValue.of(life, Raw.struct(all.getAtIndex(ValueLayout.JAVA_LONG_UNALIGNED, i))));
    }
    return List.copyOf(arguments);
  }

  private static @Nullable List<PdlValue> call(Target target, List<PdlValue> arguments) {
    List<PdlValue> made = target.function().apply(arguments).orElse(null);
    if (made != null && !made.stream().map(PdlValue::type).toList().equals(target.results())) {
      throw new IllegalArgumentException(
          "The patterns expect %s of a function, not %s.".formatted(target.results(), made));
    }
    return made;
  }
}
