package dev.neurojit.judge;

import dev.neurojit.admit.Admission;
import dev.neurojit.admit.Decision;
import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.JitResult;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipelines;
import dev.neurojit.syntax.Source;
import java.util.List;

/** From text to machine code: parse, admit, lower, JIT. Each call has a context of its own. */
public final class Compiler {
  private Compiler() {}

  /**
   * Compiles a program.
   *
   * @param entry its entry point
   * @param constantTypes types of the parameters in front of the entry point's own
   */
  public static Compiled compile(Source program, EntryPoint entry, List<String> constantTypes) {
    try (MlirContext context = MlirContext.create()) {
      return switch (context.parse(program.name(), program.text())) {
        case Parsed.Failed failed -> failed(Stage.PARSE, program, failed.diagnostics());
        case Parsed.Ok(MlirModule module, List<MlirDiagnostic> warnings) -> {
          try (module) {
            yield compile(program, module, entry, constantTypes);
          }
        }
      };
    }
  }

  private static Compiled compile(
      Source program, MlirModule module, EntryPoint entry, List<String> constantTypes) {
    return switch (Admission.decide(module, program)) {
      case Decision.Refused(var diagnostics) -> new Compiled.Failed(Stage.ADMIT, diagnostics);
      case Decision.Admitted admitted ->
          switch (Pipelines.lowerToLlvm(admitted.module())) {
            case PassResult.Failed(var diagnostics) -> failed(Stage.LOWER, program, diagnostics);
            case PassResult.Ok ok -> link(program, admitted.module(), entry, constantTypes);
          };
    };
  }

  private static Compiled link(
      Source program, MlirModule lowered, EntryPoint entry, List<String> constantTypes) {
    return switch (Jit.compile(lowered, JitOptions.guarded(CompiledController.TICKS))) {
      case JitResult.Failed(var diagnostics) -> failed(Stage.LOWER, program, diagnostics);
      case JitResult.Ok(Jit jit) ->
          new Compiled.Ok(CompiledController.bind(jit, entry, constantTypes));
    };
  }

  private static Compiled failed(Stage stage, Source program, List<MlirDiagnostic> diagnostics) {
    return new Compiled.Failed(stage, NativeDiagnostics.of(program, diagnostics));
  }
}
