package dev.neurojit.judge;

import dev.neurojit.mlir.Codegen;
import dev.neurojit.mlir.Emission;
import dev.neurojit.mlir.LlvmIr;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipelines;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** How far down a program is lowered. */
public enum Level {
  /** A module of the llvm dialect, as MLIR text. */
  LLVM_DIALECT,
  /** LLVM's own IR, as text. */
  LLVM_IR,
  /** Assembly for this machine's CPU. */
  ASM,
  /** A relocatable object for this machine. */
  OBJ;

  /** What lowering gives. */
  public sealed interface Lowered {}

  /** The program at that level: UTF-8 text, or an object file. */
  public record Ok(ByteBuffer bytes) implements Lowered {}

  /** Why it cannot be lowered. */
  public record Failed(List<Diagnostic> diagnostics) implements Lowered {}

  /** Returns the name on the command line, for example {@code llvm-ir}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Lowers a program to this level. The text is compiled, not run: no admission is needed. */
  public Lowered lower(Source program) {
    try (MlirContext context = MlirContext.create()) {
      return switch (context.parse(program.name(), program.text())) {
        case Parsed.Failed(var diagnostics) ->
            new Failed(NativeDiagnostics.of(program, diagnostics));
        case Parsed.Ok(MlirModule module, var warnings) -> {
          try (module) {
            yield lower(program, module);
          }
        }
      };
    }
  }

  private Lowered lower(Source program, MlirModule module) {
    return switch (Pipelines.lowerToLlvm(module)) {
      case PassResult.Failed(var diagnostics) ->
          new Failed(NativeDiagnostics.of(program, diagnostics));
      case PassResult.Ok lowered -> {
        Emission emission =
            switch (this) {
              case LLVM_DIALECT ->
                  new Emission.Ok(StandardCharsets.UTF_8.encode(module.toString()));
              case LLVM_IR -> LlvmIr.translate(module);
              case ASM -> Codegen.assembly(module);
              case OBJ -> Codegen.object(module);
            };
        yield switch (emission) {
          case Emission.Ok(ByteBuffer bytes) -> new Ok(bytes);
          case Emission.Failed(var diagnostics) ->
              new Failed(NativeDiagnostics.of(program, diagnostics));
        };
      }
    };
  }
}
