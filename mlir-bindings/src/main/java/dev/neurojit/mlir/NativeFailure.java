package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns MLIR's refusal to make something into an exception with its reason. */
final class NativeFailure {
  private NativeFailure() {}

  /** Calls a {@code ...GetChecked} function, which gives null and a diagnostic if it refuses. */
  static MemorySegment checked(MlirContext context, Supplier<MemorySegment> make) {
    MemorySegment collector = CApi.neurojitCollectBegin(context.raw());
    MemorySegment made = Raw.struct(0);
    NativeResult result;
    try {
      made = make.get();
    } finally {
      result = NativeResult.take(CApi.neurojitCollectEnd(collector));
    }
    if (Raw.isNull(made)) {
      throw refusal(result.failure("Making it").getFirst());
    }
    return made;
  }

  static MemorySegment handle(NativeResult result, String what) {
    if (!result.isOk()) {
      throw new IllegalArgumentException(
          "MLIR does not accept %s: %s"
              .formatted(what, result.failure("Parsing").getFirst().message()));
    }
    return Raw.struct(result.handle());
  }

  /** Keeps from MLIR what its parser does not survive. */
  static void requireHarmless(String what, String text) {
    Optional<MlirDiagnostic> refusal = TextGuard.check(what, text);
    if (refusal.isPresent()) {
      throw refusal(refusal.get());
    }
  }

  private static IllegalArgumentException refusal(MlirDiagnostic why) {
    return new IllegalArgumentException("MLIR does not accept this: " + why.message());
  }
}
