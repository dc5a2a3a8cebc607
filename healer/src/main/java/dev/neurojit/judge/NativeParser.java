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
  /** A context keeps every type and constant of the texts it has read, so it is replaced. */
  private static final int LONGEST = 4 << 20;

  private @Nullable MlirContext context;
  private int characters;

  @Override
  public List<NativeError> check(Source source) {
    MlirContext own = context;
    if (own == null || !own.isSound() || characters > LONGEST) {
      close();
      own = MlirContext.create();
      context = own;
      characters = 0;
    }
    characters += source.length();
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

  /** A text that nests too deep for this process is read in another one, which may crash. */
  private static List<MlirDiagnostic> errors(MlirContext context, Source source) {
    List<MlirDiagnostic> found = context.diagnose(source.name(), source.text());
    if (!found.isEmpty() && TextGuard.isOnlyTooDeep(source.text())) {
      found = NativeProbe.verdict(source.name(), source.text());
    }
    return found.stream().filter(diagnostic -> diagnostic.severity() == Severity.ERROR).toList();
  }
}
