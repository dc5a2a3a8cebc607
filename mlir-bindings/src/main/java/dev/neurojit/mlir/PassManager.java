package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Passes put together piece by piece, nested as in C++; a {@link Pipeline} is made from a text.
 * Owned: close it.
 */
public final class PassManager implements AutoCloseable {
  private final MlirContext context;
  private final MemorySegment raw;
  private final String anchor;
  private final BoundPasses passes = new BoundPasses(List.of());
  private final ExternalPasses external = new ExternalPasses();
  private boolean closed;

  /** How statistics are printed. */
  public enum StatisticsDisplay {
    LIST(CApi.MLIR_PASS_DISPLAY_MODE_LIST()),
    PIPELINE(CApi.MLIR_PASS_DISPLAY_MODE_PIPELINE());

    private final int number;

    StatisticsDisplay(int number) {
      this.number = number;
    }
  }

  private PassManager(MlirContext context, String anchor, MemorySegment raw) {
    this.context = context;
    this.anchor = anchor;
    this.raw = raw;
    context.adopt();
  }

  /** For operations of any name. */
  public static PassManager create(MlirContext context) {
    return new PassManager(context, "any", CApi.mlirPassManagerCreate(Raw.HEAP, context.raw()));
  }

  /** For operations of one name, such as {@code builtin.module}. */
  public static PassManager on(MlirContext context, String operation) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = Raw.stringRef(arena, requireName(operation));
      return new PassManager(
          context, operation, CApi.mlirPassManagerCreateOnOperation(Raw.HEAP, context.raw(), name));
    }
  }

  /** The outermost passes. */
  public OpPassManager passes() {
    return new OpPassManager(this, anchor, CApi.mlirPassManagerGetAsOpPassManager(Raw.HEAP, raw()));
  }

  /** A manager that runs on the operations of this name. */
  public OpPassManager nest(String operation) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = Raw.stringRef(arena, requireName(operation));
      return new OpPassManager(
          this, operation, CApi.mlirPassManagerGetNestedUnder(Raw.HEAP, raw(), name));
    }
  }

  public PassManager add(Transform pass) {
    return add(pass.create());
  }

  /**
   * Adds a pass in Java.
   *
   * @throws IllegalArgumentException if it is for operations of another name
   */
  public PassManager add(JavaPass pass) {
    return add(create(pass, anchor));
  }

  private PassManager add(MemorySegment pass) {
    MemorySegment manager = raw();
    // MLIR ends the process over a pass that does not fit.
    Deep.call(
        context,
        () -> {
          CApi.mlirPassManagerAddOwnedPass(manager, pass);
          return true;
        });
    return this;
  }

  /**
   * Takes the passes of a pipeline's text instead of those it has.
   *
   * @param pipeline with the operation's name, such as {@code builtin.module(cse)}
   * @return what is wrong with the text: nothing if the passes were taken
   */
  public List<MlirDiagnostic> parse(String pipeline) {
    requireRegistered();
    MemorySegment manager = CApi.mlirPassManagerGetAsOpPassManager(Raw.HEAP, raw());
    return parse(
        context,
        pipeline,
        (text, callback, data) ->
            CApi.mlirParsePassPipeline(Raw.HEAP, manager, text, callback, data));
  }

  /** Does without the verifier between the passes. */
  public PassManager skipVerifier() {
    CApi.mlirPassManagerEnableVerifier(raw(), false);
    return this;
  }

  /**
   * Prints IR into a tree of files, one for each pass and operation, at every run.
   *
   * @param when the {@code PRINT} features that say so
   */
  public PassManager printIrTo(Path directory, Set<PipelineFeature> when, Printing printing) {
    MemorySegment manager = raw();
    boolean onChange = when.contains(PipelineFeature.PRINT_AFTER_CHANGE);
    boolean onFailure = when.contains(PipelineFeature.PRINT_AFTER_FAILURE);
    boolean after = onChange || onFailure || when.contains(PipelineFeature.PRINT_AFTER);
    return printing.with(options -> {
      try (Arena arena = Arena.ofConfined()) {
        CApi.mlirPassManagerEnableIRPrinting(
            manager,
            when.contains(PipelineFeature.PRINT_BEFORE),
            after,
            when.contains(PipelineFeature.PRINT_MODULE_SCOPE),
            onChange,
            onFailure,
            options,
            Raw.stringRef(arena, directory.toAbsolutePath().toString()));
        return this;
      }
    });
  }

  /** Prints how long each pass took to the standard error stream when the manager is closed. */
  public PassManager reportTiming() {
    CApi.mlirPassManagerEnableTiming(raw());
    return this;
  }

  /** Prints what native passes count to the standard error stream after each run. */
  public PassManager reportStatistics(StatisticsDisplay display) {
    CApi.mlirPassManagerEnableStatistics(raw(), display.number);
    return this;
  }

  /** What its passes in Java counted, over all runs so far. */
  public List<PassStatistic> statistics() {
    return passes.statistics();
  }

  /**
   * Runs the passes over an operation; all views but its own are dead from then on. What a pass in
   * Java throws is thrown from here.
   *
   * @return a failure as well if the manager is for operations of another name
   */
  public PassResult run(Operation operation) {
    context.requireSame(operation.context());
    MemorySegment manager = raw();
    operation.life().requireIdle();
    MemorySegment root = operation.raw();
    NativeRun run = new NativeRun(operation.life());
    passes.setCurrent(run);
    try {
      NativeResult result =
          run.call(() ->
              Deep.start(
                  context,
                  () -> Raw.succeeded(CApi.mlirPassManagerRunOnOp(Raw.HEAP, manager, root))));
      return result.isOk()
          ? new PassResult.Ok(result.diagnostics())
          : new PassResult.Failed(result.failure("The pass manager"));
    } finally {
      passes.setCurrent(null);
      if (context.isSound()) {
        operation.renew();
      }
    }
  }

  MlirContext context() {
    return context;
  }

  MemorySegment raw() {
    context.check();
    if (closed) {
      throw new IllegalStateException("The pass manager is closed.");
    }
    if (passes.isRunning()) {
      throw new IllegalStateException("The pass manager is running.");
    }
    return raw;
  }

  MemorySegment create(JavaPass pass, String around) {
    raw();
    if (!pass.anchor().isEmpty() && !around.equals("any") && !around.equals(pass.anchor())) {
      throw new IllegalArgumentException(
          "Pass %s runs on %s, not on %s.".formatted(pass.argument(), pass.anchor(), around));
    }
    return external.create(context, pass, operation -> passes.run(pass, operation));
  }

  /** A function of the C API that parses passes. */
  interface Parser {
    MemorySegment parse(MemorySegment text, MemorySegment callback, MemorySegment userData);
  }

  static List<MlirDiagnostic> parse(MlirContext context, String text, Parser parser) {
    NativeFailure.requireHarmless("pipeline", text);
    return Deep.call(
        context,
        () -> {
          boolean[] ok = {false};
          byte[] message =
              TextCallback.collect((callback, data) -> {
                try (Arena arena = Arena.ofConfined()) {
                  ok[0] = Raw.succeeded(parser.parse(Raw.stringRef(arena, text), callback, data));
                }
              });
          String why = new String(message, StandardCharsets.UTF_8).strip();
          return ok[0] ? List.of() : List.of(MlirDiagnostic.error(why, Location.UNKNOWN));
        });
  }

  /** Names are looked up among the registered passes. */
  static void requireRegistered() {
    Registered.ALL.run();
  }

  static String requireName(String operation) {
    if (operation.isBlank()) {
      throw new IllegalArgumentException("The name of an operation is missing.");
    }
    return operation;
  }

  /** Registers MLIR's passes when it is loaded. */
  private static final class Registered {
    static final Runnable ALL = register();

    private static Runnable register() {
      List.of(Transform.values()).forEach(Transform::register);
      CApi.mlirRegisterAllPasses();
      return () -> {};
    }
  }

  /** In MLIR's notation. */
  @Override
  public String toString() {
    return passes().toString();
  }

  /** Frees the passes. Closing twice is fine. */
  @Override
  public void close() {
    context.checkThread();
    if (closed) {
      return;
    }
    raw();
    closed = true;
    context.release();
    external.close();
    if (context.isSound()) {
      CApi.mlirPassManagerDestroy(raw);
    }
  }
}
