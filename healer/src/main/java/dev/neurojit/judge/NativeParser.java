package dev.neurojit.judge;

import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.NativeProbe;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.Severity;
import dev.neurojit.mlir.TextGuard;
import dev.neurojit.syntax.NativeCheck;
import dev.neurojit.syntax.NativeError;
import dev.neurojit.syntax.NativeNote;
import dev.neurojit.syntax.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MLIR's parser and verifier, as the repairer asks for them. The texts of one repair share a
 * context, since to load the dialects takes several times as long as to parse; it belongs to the
 * thread that first asked.
 */
public final class NativeParser implements NativeCheck, AutoCloseable {
  private @Nullable MlirContext context;

  @Override
  public List<NativeError> check(Source source) {
    MlirContext own = context;
    if (own == null || !own.isSound()) {
      close();
      own = MlirContext.create();
      context = own;
    }
    return errors(own, source).stream().map(NativeParser::located).toList();
  }

  @Override
  public void close() {
    if (context != null) {
      context.close();
      context = null;
    }
  }

  /** Returns an error in the repairer's terms; one without a place is put at the text's start. */
  static NativeError located(MlirDiagnostic error) {
    return new NativeError(
        Math.max(1, error.location().startLine()),
        Math.max(1, error.location().startColumn()),
        error.message(),
        error.notes().stream().map(NativeParser::note).toList());
  }

  private static NativeNote note(MlirDiagnostic.Note note) {
    return new NativeNote(
        note.location().startLine(), note.location().startColumn(), note.message());
  }

  /** Returns a valid text as MLIR prints it, in custom form. */
  static Source printed(Source source) {
    try (MlirContext context = MlirContext.create()) {
      return switch (context.parse(source.name(), source.text())) {
        case Parsed.Failed failed -> source;
        case Parsed.Ok(MlirModule module, var warnings) -> {
          try (module) {
            yield source.withText(module.toString());
          }
        }
      };
    }
  }

  /** Returns the errors with their notes; empty if the text is valid. */
  static List<MlirDiagnostic> errors(Source source) {
    try (MlirContext context = MlirContext.create()) {
      return errors(context, source);
    }
  }

  private static List<MlirDiagnostic> errors(List<MlirDiagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .toList();
  }

  /** A text that nests too deep for this process is read in another one, which may crash. */
  private static List<MlirDiagnostic> errors(MlirContext context, Source source) {
    return switch (context.parse(source.name(), source.text())) {
      case Parsed.Failed(var diagnostics) ->
          errors(
              TextGuard.isOnlyTooDeep(source.text())
                  ? NativeProbe.verdict(source.name(), source.text())
                  : diagnostics);
      case Parsed.Ok(MlirModule module, var warnings) -> {
        module.close();
        yield List.of();
      }
    };
  }
}
