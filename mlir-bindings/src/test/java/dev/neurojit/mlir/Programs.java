package dev.neurojit.mlir;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Shorthands of the tests for programs and what becomes of them. */
final class Programs {
  private Programs() {}

  static MlirModule parse(MlirContext context, String text) {
    return switch (context.parse("test.mlir", text)) {
      case Parsed.Ok(MlirModule module, List<MlirDiagnostic> _) -> module;
      case Parsed.Failed(List<MlirDiagnostic> diagnostics) ->
          throw new AssertionError("does not parse: " + diagnostics);
    };
  }

  static List<MlirDiagnostic> failure(MlirContext context, String text) {
    return switch (context.parse("test.mlir", text)) {
      case Parsed.Ok(MlirModule module, List<MlirDiagnostic> _) -> {
        module.close();
        throw new AssertionError("parses: " + text);
      }
      case Parsed.Failed(List<MlirDiagnostic> diagnostics) -> diagnostics;
    };
  }

  /** Lowers the module in place and compiles it. */
  static JitResult compile(MlirModule module, JitOptions options) {
    if (Pipelines.lowerToLlvm(module) instanceof PassResult.Failed(List<MlirDiagnostic> why)) {
      throw new AssertionError("does not lower: " + why);
    }
    return Jit.compile(module, options);
  }

  static Jit jit(String text, JitOptions options) {
    try (MlirContext context = MlirContext.create();
        MlirModule module = parse(context, text)) {
      return switch (compile(module, options)) {
        case JitResult.Ok(Jit jit) -> jit;
        case JitResult.Failed(List<MlirDiagnostic> why) ->
            throw new AssertionError("does not compile: " + why);
      };
    }
  }

  static List<String> refusal(String text, JitOptions options) {
    try (MlirContext context = MlirContext.create();
        MlirModule module = parse(context, text)) {
      return switch (compile(module, options)) {
        case JitResult.Ok(Jit jit) -> {
          jit.close();
          throw new AssertionError("compiles: " + text);
        }
        case JitResult.Failed(List<MlirDiagnostic> why) ->
            why.stream().map(MlirDiagnostic::message).toList();
      };
    }
  }

  static Operation function(MlirModule module, String name) {
    return module
        .operation()
        .walk()
        .filter(
            op -> op.attribute("sym_name").flatMap(Attribute::asString).equals(Optional.of(name)))
        .findFirst()
        .orElseThrow();
  }

  /** What the action throws on another thread; null if it throws nothing. */
  static @Nullable Throwable thrownElsewhere(Runnable action) throws InterruptedException {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(action);
    thread.setUncaughtExceptionHandler((_, e) -> thrown.set(e));
    thread.start();
    thread.join();
    return thrown.get();
  }
}
