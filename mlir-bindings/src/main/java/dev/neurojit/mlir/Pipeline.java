package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A sequence of passes, parsed once and run over any number of modules. Owned: close it. */
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
  private final Optional<String> text;
  private final PipelineOptions options;
  private final BoundPasses passes;
  private boolean closed;

  private Pipeline(
      MlirContext context,
      MemorySegment raw,
      Optional<String> text,
      PipelineOptions options,
      BoundPasses passes) {
    this.context = context;
    this.raw = raw;
    this.text = text;
    this.options = options;
    this.passes = passes;
    context.adopt();
    configure();
  }

  private void configure() {
    IrPrinting printing = options.printing();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment before = arena.allocateFrom(String.join(",", printing.before()));
      MemorySegment after = arena.allocateFrom(String.join(",", printing.after()));
      int features = PipelineFeature.bits(options.features());
      printing
          .form()
          .use(flags -> CApi.neurojitPipelineConfigure(raw, features, before, after, flags));
    }
  }

  /**
   * Parses a pipeline in MLIR's notation.
   *
   * @param text such as {@code builtin.module(func.func(canonicalize,cse))}
   */
  public static Parsed parse(MlirContext context, String text) {
    return parse(context, text, PipelineOptions.DEFAULT);
  }

  /** Parses a pipeline whose text may name passes in Java. */
  public static Parsed parse(MlirContext context, String text, PipelineOptions options) {
    BoundPasses passes = new BoundPasses(options.passes());
    return parse(
        context,
        Optional.of(text),
        options,
        passes,
        passes.bind(text),
        CApi::neurojitPipelineParse);
  }

  /**
   * A pipeline of passes in a row, as {@code mlir-opt} makes one of passes given as flags: it runs
   * on modules, and a pass for another operation is nested.
   *
   * @param each such as {@code cse} or {@code canonicalize{max-iterations=1}}
   */
  public static Parsed ofPasses(MlirContext context, List<String> each, PipelineOptions options) {
    BoundPasses passes = new BoundPasses(options.passes());
    String bound = each.stream().map(passes::bind).collect(Collectors.joining("\n"));
    return parse(context, Optional.empty(), options, passes, bound, CApi::neurojitPipelineOfPasses);
  }

  /** A function of the shim that makes a pipeline. */
  private interface Maker {
    MemorySegment make(MemorySegment context, MemorySegment text, long size);
  }

  private static Parsed parse(
      MlirContext context,
      Optional<String> text,
      PipelineOptions options,
      BoundPasses passes,
      String bound,
      Maker maker) {
    if (!passes.defects().isEmpty()) {
      passes.close();
      return new Parsed.Failed(
          passes.defects().stream()
              .map(defect -> MlirDiagnostic.error(defect, Location.UNKNOWN))
              .toList());
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment utf8 = arena.allocateFrom(bound);
      NativeResult result = context.settle(maker.make(context.raw(), utf8, utf8.byteSize() - 1));
      if (!result.isOk()) {
        passes.close();
        return new Parsed.Failed(result.failure("Parsing the pipeline"));
      }
      MemorySegment raw = MemorySegment.ofAddress(result.handle());
      return new Parsed.Ok(new Pipeline(context, raw, text, options, passes));
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
   * Rewrites the module; views of it taken before are dead from then on. What a pass in Java throws
   * is thrown from here. A native pass that crashes, raises a fatal error of LLVM or runs into the
   * limit of time is a failure that says which pass it was; the context is given up then.
   *
   * @throws IllegalArgumentException if the module is of another context
   */
  public PassResult run(MlirModule module) {
    if (module.context() != context) {
      throw new IllegalArgumentException("The module and the pipeline are of different contexts.");
    }
    requireOpen();
    module.life().requireIdle();
    Optional<Reproducer> reproducer =
        options
            .reproducer()
            .map(file -> Reproducer.of(module, text.orElseGet(this::toString), file));
    MemorySegment operation = module.rawOperation();
    NativeRun run = new NativeRun(module.life());
    passes.setCurrent(run);
    try {
      long limit = options.limit().toMillis();
      NativeResult result = run.call(() -> CApi.neurojitPipelineRun(raw, operation, limit));
      if (!result.isOk()) {
        reproducer.ifPresent(Reproducer::write);
        return new PassResult.Failed(result.failure("The pipeline"));
      }
      return new PassResult.Ok(result.diagnostics());
    } finally {
      passes.setCurrent(null);
      deliverLog();
    }
  }

  private void deliverLog() {
    if (context.isSound()) {
      String log = NativeResult.take(CApi.neurojitPipelineLog(raw)).string();
      if (!log.isEmpty()) {
        options.printer().accept(log);
      }
    }
  }

  /** In MLIR's notation, with all options of native passes and the nesting that passes need. */
  @Override
  public String toString() {
    requireOpen();
    return NativeResult.take(CApi.neurojitPipelineText(raw, 0)).string();
  }

  /** As {@link #toString}, with a line for each pass. */
  public String pretty() {
    requireOpen();
    return NativeResult.take(CApi.neurojitPipelineText(raw, 1)).string();
  }

  /** What its passes in Java counted, over all runs so far. */
  public List<PassStatistic> statistics() {
    return passes.statistics();
  }

  /** How long its passes took, if it has {@link PipelineFeature#TIMING}. */
  public List<PassTiming> timings() {
    requireOpen();
    return NativeResult.take(CApi.neurojitPipelineTimings(raw))
        .string()
        .lines()
        .map(PassTiming::read)
        .toList();
  }

  private void requireOpen() {
    context.check();
    if (closed) {
      throw new IllegalStateException("The pipeline is closed.");
    }
  }

  /** Frees the passes. Closing twice is fine. */
  @Override
  public void close() {
    context.checkThread();
    if (closed) {
      return;
    }
    if (passes.isRunning()) {
      throw new IllegalStateException("The pipeline is running.");
    }
    closed = true;
    context.release();
    passes.close();
    if (context.isSound()) {
      CApi.neurojitPipelineDestroy(raw);
    }
  }
}
