package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.NeurojitResult;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A copy of what one call of the shim returned. */
final class NativeResult {
  private static final byte[] NOTHING = {};

  private final Status status;
  private final long handle;
  private final byte[] text;
  private final List<MlirDiagnostic> diagnostics;

  private NativeResult(MemorySegment raw) {
    status = Status.of(NeurojitResult.status(raw));
    handle = NeurojitResult.handle(raw).address();
    text = bytes(NeurojitResult.text(raw), NeurojitResult.textSize(raw));
    diagnostics =
        DiagnosticReader.read(
            bytes(NeurojitResult.diagnostics(raw), NeurojitResult.diagnosticsSize(raw)));
  }

  enum Status {
    OK,
    FAILED,
    FATAL;

    /** From the numbers of NeurojitStatus. */
    static Status of(int number) {
      return switch (number) {
        case 0 -> OK;
        case 1 -> FAILED;
        case 2 -> FATAL;
        default -> throw new IllegalArgumentException("no status " + number);
      };
    }
  }

  /** Copies and frees. */
  static NativeResult take(MemorySegment pointer) {
    try {
      return new NativeResult(pointer.reinterpret(NeurojitResult.sizeof()));
    } finally {
      CApi.neurojitResultFree(pointer);
    }
  }

  boolean isOk() {
    return status == Status.OK;
  }

  Status status() {
    return status;
  }

  /** The address of what was made, 0 if nothing was. */
  long handle() {
    return handle;
  }

  /** The bytes the call wrote: a program, a type, an object file. */
  byte[] text() {
    return text;
  }

  List<MlirDiagnostic> diagnostics() {
    return diagnostics;
  }

  /**
   * This, if the call succeeded.
   *
   * @throws NativeCrashException if it did not
   */
  NativeResult orThrow(String what) {
    if (isOk()) {
      return this;
    }
    throw new NativeCrashException(failure(what).getFirst().message());
  }

  String string() {
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The diagnostics, or one that says that there were none: a failure is never mute. */
  List<MlirDiagnostic> failure(String what) {
    return diagnostics.isEmpty()
        ? List.of(MlirDiagnostic.error(what + " failed without a diagnostic", Location.UNKNOWN))
        : diagnostics;
  }

  private static byte[] bytes(MemorySegment start, long size) {
    return size == 0 ? NOTHING : start.reinterpret(size).toArray(ValueLayout.JAVA_BYTE);
  }
}
