package dev.neurojit.judge;

import dev.neurojit.admit.Admission;
import dev.neurojit.admit.Decision;
import dev.neurojit.admit.GuardRefusals;
import dev.neurojit.admit.OneMeaning;
import dev.neurojit.flight.Compilation;
import dev.neurojit.flight.NativeFlight;
import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.JitResult;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipelines;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import java.util.List;
import java.util.function.Function;

/** From text to machine code: parse, admit, lower, JIT. Each call has a context of its own. */
public final class Compiler {
  private Compiler() {}

  /**
   * Compiles a program.
   *
   * @param ticks the budget of its loops, until it is refuelled
   * @param binding takes ownership of the machine code
   */
  public static <C extends AutoCloseable> Compiled<C> compile(
      Source program, long ticks, Function<Jit, C> binding) {
    return admitted(
        program,
        admitted ->
            switch (Pipelines.lowerToLlvm(admitted.module())) {
              case PassResult.Failed(var diagnostics) -> failed(Stage.LOWER, program, diagnostics);
              case PassResult.Ok ok -> link(program, admitted.module(), ticks, binding);
            });
  }

  /**
   * Compiles a program into its plant, for flights in batches.
   *
   * @param longest most control steps that a flight will take
   */
  public static Compiled<NativeFlight> compileFlight(
      Source program, EntryPoint entry, List<String> constantTypes, long longest) {
    return admitted(
        program,
        admitted ->
            switch (NativeFlight.compile(
                admitted, entry.signature(constantTypes), CompiledController.TICKS, longest)) {
              case Compilation.Ok(NativeFlight flight) -> new Compiled.Ok<>(flight);
              case Compilation.Failed(var diagnostics) -> failed(Stage.LOWER, program, diagnostics);
            });
  }

  private static <C extends AutoCloseable> Compiled<C> admitted(
      Source program, Function<Decision.Admitted, Compiled<C>> compile) {
    try (MlirContext context = MlirContext.create()) {
      return switch (context.parse(program.name(), program.text())) {
        case Parsed.Failed(var diagnostics) -> failed(Stage.PARSE, program, diagnostics);
        case Parsed.Ok(MlirModule module, var warnings) -> {
          try (module) {
            yield switch (Admission.decide(module, program)) {
              case Decision.Refused(var diagnostics) ->
                  new Compiled.Failed<>(Stage.ADMIT, diagnostics);
              case Decision.Admitted admitted -> {
                OneMeaning.prepare(admitted.module());
                yield compile.apply(admitted);
              }
            };
          }
        }
      };
    }
  }

  private static <C extends AutoCloseable> Compiled<C> link(
      Source program, MlirModule lowered, long ticks, Function<Jit, C> binding) {
    return switch (Jit.compile(lowered, JitOptions.guarded(ticks))) {
      case JitResult.Failed(var diagnostics) -> failed(Stage.LOWER, program, diagnostics);
      case JitResult.Ok(Jit jit) -> new Compiled.Ok<>(binding.apply(jit));
    };
  }

  private static <C extends AutoCloseable> Compiled<C> failed(
      Stage stage, Source program, List<MlirDiagnostic> diagnostics) {
    List<Diagnostic> refusals = GuardRefusals.of(program, diagnostics);
    if (!refusals.isEmpty()) {
      return new Compiled.Failed<>(Stage.ADMIT, refusals);
    }
    return new Compiled.Failed<>(stage, NativeDiagnostics.of(program, diagnostics));
  }
}
