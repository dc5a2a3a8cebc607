package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.MlirDiagnosticHandler;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes what a context reports while it is open, instead of whoever would get it. Scopes nest: the
 * one opened last takes all. Owned: close it, in the reverse order.
 */
public final class DiagnosticScope implements AutoCloseable {
  private static final AtomicLong LAST = new AtomicLong();
  private static final Map<Long, DiagnosticScope> BY_KEY = new ConcurrentHashMap<>();

  private final MlirContext context;
  private final long key = LAST.incrementAndGet();
  private final List<MlirDiagnostic> taken = new CopyOnWriteArrayList<>();
  private final long handler;
  private boolean closed;

  private DiagnosticScope(MlirContext context) {
    this.context = context;
    this.handler =
        CApi.mlirContextAttachDiagnosticHandler(
            context.raw(), Native.HANDLER, MemorySegment.ofAddress(key), MemorySegment.NULL);
    context.adopt();
  }

  public static DiagnosticScope open(MlirContext context) {
    context.check();
    DiagnosticScope scope = new DiagnosticScope(context);
    BY_KEY.put(scope.key, scope);
    return scope;
  }

  /** What it took so far. */
  public List<MlirDiagnostic> diagnostics() {
    return List.copyOf(taken);
  }

  /** From then on others get what is reported. Closing twice is fine. */
  @Override
  public void close() {
    context.checkThread();
    if (closed) {
      return;
    }
    closed = true;
    BY_KEY.remove(key);
    context.release();
    if (context.isSound()) {
      CApi.mlirContextDetachDiagnosticHandler(context.raw(), handler);
    }
  }

  private static MemorySegment enter(MemorySegment diagnostic, MemorySegment key) {
    DiagnosticScope scope = BY_KEY.get(key.address());
    if (scope == null) {
      return Raw.FAILURE;
    }
    scope.taken.add(read(diagnostic));
    return Raw.SUCCESS;
  }

  private static MlirDiagnostic read(MemorySegment raw) {
    byte[] message =
        TextCallback.collect((callback, data) -> CApi.mlirDiagnosticPrint(raw, callback, data));
    List<MlirDiagnostic.Note> notes = new ArrayList<>();
    for (long i = 0; i < CApi.mlirDiagnosticGetNumNotes(raw); i++) {
      MlirDiagnostic note = read(CApi.mlirDiagnosticGetNote(Raw.HEAP, raw, i));
      notes.add(new MlirDiagnostic.Note(note.message(), note.location()));
    }
    return new MlirDiagnostic(
        Severity.of(CApi.mlirDiagnosticGetSeverity(raw)),
        new String(message, StandardCharsets.UTF_8),
        LocationReader.read(CApi.mlirDiagnosticGetLocation(Raw.HEAP, raw)),
        notes);
  }

  /** Made once, on first use, and kept for good. */
  private static final class Native {
    static final MemorySegment HANDLER =
        MlirDiagnosticHandler.allocate(DiagnosticScope::enter, Arena.global());
  }
}
