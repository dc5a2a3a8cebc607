package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** A sequence of MLIR's passes, parsed once and run over any number of modules. Owned: close it. */
public final class Pipeline implements AutoCloseable {
  /** What became of a pipeline's text. */
  public sealed interface Parsed {
    /** The text names passes that exist; the caller closes the pipeline. */
    record Ok(Pipeline pipeline) implements Parsed {}

    /** The text is wrong; at least one diagnostic. */
    record Failed(List<MlirDiagnostic> diagnostics) implements Parsed {}
  }

  private final MlirContext context;
  private final MemorySegment raw;
  private boolean closed;

  private Pipeline(MlirContext context, MemorySegment raw) {
    this.context = context;
    this.raw = raw;
    context.adopt();
  }

  /**
   * Parses a pipeline in MLIR's notation.
   *
   * @param text such as {@code builtin.module(func.func(canonicalize,cse))}
   */
  public static Parsed parse(MlirContext context, String text) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment utf8 = arena.allocateFrom(text);
      NativeResult result =
          context.settle(CApi.neurojitPipelineParse(context.raw(), utf8, utf8.byteSize() - 1));
      return result.isOk()
          ? new Parsed.Ok(new Pipeline(context, MemorySegment.ofAddress(result.handle())))
          : new Parsed.Failed(result.failure("Parsing the pipeline"));
    }
  }

  /** Parses, runs and closes a pipeline; a wrong text is a failure of the run. */
  public static PassResult run(MlirModule module, String text) {
    return switch (parse(module.context(), text)) {
      case Parsed.Failed(List<MlirDiagnostic> diagnostics) -> new PassResult.Failed(diagnostics);
      case Parsed.Ok(Pipeline pipeline) -> {
        try (pipeline) {
          yield pipeline.run(module);
        }
      }
    };
  }

  /**
   * Rewrites the module; views of it taken before are dead from then on.
   *
   * @throws IllegalArgumentException if the module is of another context
   */
  public PassResult run(MlirModule module) {
    if (module.context() != context) {
      throw new IllegalArgumentException("The module and the pipeline are of different contexts.");
    }
    context.check();
    if (closed) {
      throw new IllegalStateException("The pipeline is closed.");
    }
    MemorySegment operation = module.rawOperation();
    module.life().rewrite();
    NativeResult result = context.settle(CApi.neurojitPipelineRun(raw, operation));
    return result.isOk()
        ? new PassResult.Ok(result.diagnostics())
        : new PassResult.Failed(result.failure("The pipeline"));
  }

  /** Frees the passes. Closing twice is fine. */
  @Override
  public void close() {
    context.checkThread();
    if (closed) {
      return;
    }
    closed = true;
    context.release();
    if (context.isSound()) {
      CApi.neurojitPipelineDestroy(raw);
    }
  }
}
