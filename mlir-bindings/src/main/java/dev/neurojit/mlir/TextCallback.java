package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.MlirStringCallback;
import dev.neurojit.mlir.capi.MlirStringRef;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Gathers what MLIR hands to an MlirStringCallback piece by piece. */
final class TextCallback {
  private static final AtomicLong LAST = new AtomicLong();
  private static final Map<Long, ByteArrayOutputStream> BY_KEY = new ConcurrentHashMap<>();

  private TextCallback() {}

  /** A call that is given the callback and its user data. */
  interface Writer {
    void write(MemorySegment callback, MemorySegment userData);
  }

  /** The bytes a call writes. */
  static byte[] collect(Writer call) {
    long key = LAST.incrementAndGet();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BY_KEY.put(key, bytes);
    try {
      call.write(Stub.ADDRESS, MemorySegment.ofAddress(key));
      return bytes.toByteArray();
    } finally {
      BY_KEY.remove(key);
    }
  }

  private static void take(MemorySegment piece, MemorySegment key) {
    ByteArrayOutputStream bytes = BY_KEY.get(key.address());
    if (bytes != null) {
      byte[] more =
          MlirStringRef.data(piece)
              .reinterpret(MlirStringRef.length(piece))
              .toArray(ValueLayout.JAVA_BYTE);
      bytes.writeBytes(more);
    }
  }

  /** Made once, on first use, and kept for good. */
  private static final class Stub {
    static final MemorySegment ADDRESS =
        MlirStringCallback.allocate(TextCallback::take, Arena.global());
  }
}
