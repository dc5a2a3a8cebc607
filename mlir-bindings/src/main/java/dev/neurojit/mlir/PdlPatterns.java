package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Patterns written in MLIR's pattern language: a module of {@code pdl.pattern}, with the functions
 * in Java that they call. {@link Patterns#applyGreedily(Operation, PdlPatterns, GreedyOptions)}
 * applies them.
 */
public final class PdlPatterns {
  private final MlirModule module;
  private final Map<String, PdlFunction> constraints;
  private final Map<String, PdlFunction> rewrites;

  private PdlPatterns(
      MlirModule module, Map<String, PdlFunction> constraints, Map<String, PdlFunction> rewrites) {
    this.module = module;
    this.constraints = Map.copyOf(constraints);
    this.rewrites = Map.copyOf(rewrites);
  }

  /** The patterns of a module, which stays the caller's and must be open when they are applied. */
  public static PdlPatterns of(MlirModule module) {
    return new PdlPatterns(module, Map.of(), Map.of());
  }

  /** With a function for {@code pdl.apply_native_constraint}. */
  public PdlPatterns constraint(String name, PdlFunction function) {
    return new PdlPatterns(module, plus(constraints, name, function), rewrites);
  }

  /** With a function for {@code pdl.apply_native_rewrite}. */
  public PdlPatterns rewrite(String name, PdlFunction function) {
    return new PdlPatterns(module, constraints, plus(rewrites, name, function));
  }

  private static Map<String, PdlFunction> plus(
      Map<String, PdlFunction> functions, String name, PdlFunction function) {
    Map<String, PdlFunction> all = new LinkedHashMap<>(functions);
    all.put(name, function);
    return all;
  }

  /**
   * A new MlirFrozenRewritePatternSet.
   *
   * @throws IllegalArgumentException if the module is not made of valid patterns, or they call
   *     functions that are not there
   */
  MemorySegment freeze(Operation scope, NativeRun run, List<Long> keys) {
    scope.context().requireSame(module.context());
    Map<String, List<String>> results = requirePatterns();
    MemorySegment original = module.rawOperation();
    return Deep.call(
        scope.context(),
        () -> {
          MemorySegment copy = CApi.mlirOperationClone(Raw.HEAP, original);
          MemorySegment patterns =
              CApi.mlirPDLPatternModuleFromModule(
                  Raw.HEAP, CApi.mlirModuleFromOperation(Raw.HEAP, copy));
          PdlCalls calls = new PdlCalls(results, run, scope, keys);
          calls.register(
              patterns, constraints, CApi::mlirPDLPatternModuleRegisterConstraintFunction);
          calls.register(patterns, rewrites, CApi::mlirPDLPatternModuleRegisterRewriteFunction);
          MemorySegment set = CApi.mlirRewritePatternSetFromPDLPatternModule(Raw.HEAP, patterns);
          MemorySegment frozen = CApi.mlirFreezeRewritePattern(Raw.HEAP, set);
          CApi.mlirRewritePatternSetDestroy(set);
          CApi.mlirPDLPatternModuleDestroy(patterns);
          return frozen;
        });
  }

  /** The types of the results of each function; MLIR ends the process over what is wrong. */
  private Map<String, List<String>> requirePatterns() {
    List<MlirDiagnostic> wrong = module.verify();
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("The patterns are not valid: " + wrong.getFirst());
    }
    for (Operation operation : module.body().operations()) {
      if (!operation.name().equals("pdl.pattern")) {
        throw new IllegalArgumentException(operation.name() + " is no pattern in PDL.");
      }
    }
    Map<String, List<String>> results = new LinkedHashMap<>();
    module
        .operation()
        .walk()
        .forEach(operation -> {
          switch (operation.name()) {
            case "pdl.apply_native_constraint" -> note(operation, constraints, results);
            case "pdl.apply_native_rewrite" -> note(operation, rewrites, results);
            default -> {}
          }
        });
    return results;
  }

  private static void note(
      Operation call, Map<String, PdlFunction> functions, Map<String, List<String>> results) {
    String name = call.attribute("name").flatMap(Attribute::asString).orElse("");
    if (!functions.containsKey(name)) {
      throw new IllegalArgumentException(
          "%s of '%s': there is no such function.".formatted(call.name(), name));
    }
    results.put(name, call.results().stream().map(result -> result.type().toString()).toList());
  }
}
