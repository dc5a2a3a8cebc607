package dev.neurojit.mlir;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * A compiled module that is not in the process yet. Linked several times it gives as many {@link
 * Jit}s, each with memory and a {@link Guard} of its own: one for each thread that runs it.
 */
public final class MachineCode {
  private final ByteBuffer object;
  private final Map<String, Signatures.Signature> signatures;
  private final JitOptions options;

  /** What became of a compilation. */
  public sealed interface Result {}

  /** The code. */
  public record Ok(MachineCode code) implements Result {}

  /** The module does not compile or cannot be guarded. */
  public record Failed(List<MlirDiagnostic> diagnostics) implements Result {}

  private MachineCode(
      ByteBuffer object, Map<String, Signatures.Signature> signatures, JitOptions options) {
    this.object = object;
    this.signatures = signatures;
    this.options = options;
  }

  /**
   * Compiles a module of the llvm dialect.
   *
   * @param lowered left as it is
   */
  public static Result compile(MlirModule lowered, JitOptions options) {
    return switch (Emitter.emit(
        lowered, Emitter.Kind.CALLABLE, options.optimization(), options.guarding())) {
      case Emission.Failed(List<MlirDiagnostic> diagnostics) -> new Failed(diagnostics);
      case Emission.Ok(ByteBuffer object) ->
          new Ok(new MachineCode(object, Signatures.of(lowered), options));
    };
  }

  /** Puts the code into the process, for the calling thread only. */
  @SuppressWarnings("MustBeClosed") // the Jit closes it
  public JitResult link() {
    return link(Arena.ofConfined());
  }

  /** Puts the code into the process for any thread, but guarded code for one at a time. */
  @SuppressWarnings("MustBeClosed") // the Jit closes it
  public JitResult linkForAnyThread() {
    return link(Arena.ofShared());
  }

  private JitResult link(Arena lifetime) {
    NativeResult linked = JitLinker.link(object, options);
    if (!linked.isOk()) {
      lifetime.close();
      return new JitResult.Failed(linked.failure("Linking"));
    }
    MemorySegment raw = MemorySegment.ofAddress(linked.handle());
    return new JitResult.Ok(new Jit(lifetime, raw, signatures, object, options));
  }
}
