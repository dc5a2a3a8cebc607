package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.MlirExternalPassCallbacks;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The passes in Java of one {@link PassManager}, as external passes of the C API. */
final class ExternalPasses {
  private static final AtomicLong LAST = new AtomicLong();
  private static final Map<Long, Body> BY_KEY = new ConcurrentHashMap<>();

  private final List<Long> keys = new ArrayList<>();

  /** The body of a pass; never throws. */
  interface Body {
    boolean run(MemorySegment operation);
  }

  /** A new MlirPass. */
  MemorySegment create(MlirContext context, JavaPass pass, Body body) {
    long key = LAST.incrementAndGet();
    BY_KEY.put(key, body);
    keys.add(key);
    // The pass refers to the name of its operation as long as it lives.
    Arena memory = context.memory();
    return CApi.mlirCreateExternalPass(
        Raw.HEAP,
        CApi.mlirTypeIDAllocatorAllocateTypeID(Raw.HEAP, Native.TYPE_IDS),
        Raw.stringRef(memory, pass.argument()),
        Raw.stringRef(memory, pass.argument()),
        Raw.stringRef(memory, pass.description()),
        Raw.stringRef(memory, pass.anchor()),
        0,
        MemorySegment.NULL,
        Native.CALLBACKS,
        MemorySegment.ofAddress(key));
  }

  /** No pass of the manager runs from now on. */
  void close() {
    keys.forEach(BY_KEY::remove);
  }

  private static void run(MemorySegment operation, MemorySegment pass, MemorySegment key) {
    Body body = BY_KEY.get(key.address());
    if (body == null || !body.run(MemorySegment.ofAddress(Raw.address(operation)))) {
      CApi.mlirExternalPassSignalFailure(pass);
    }
  }

  /** Made once, on first use, and kept for good: MLIR may ask for a pass's TypeID at any time. */
  private static final class Native {
    static final MemorySegment TYPE_IDS = CApi.mlirTypeIDAllocatorCreate(Raw.HEAP);
    static final MemorySegment CALLBACKS = callbacks();

    private static MemorySegment callbacks() {
      Arena arena = Arena.global();
      MemorySegment all = MlirExternalPassCallbacks.allocate(arena);
      MlirExternalPassCallbacks.construct(
          all, MlirExternalPassCallbacks.construct.allocate(_ -> {}, arena));
      MlirExternalPassCallbacks.destruct(
          all, MlirExternalPassCallbacks.destruct.allocate(_ -> {}, arena));
      MlirExternalPassCallbacks.clone(
          all, MlirExternalPassCallbacks.clone.allocate(key -> key, arena));
      MlirExternalPassCallbacks.run(
          all, MlirExternalPassCallbacks.run.allocate(ExternalPasses::run, arena));
      return all;
    }
  }
}
