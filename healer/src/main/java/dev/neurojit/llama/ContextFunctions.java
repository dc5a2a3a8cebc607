package dev.neurojit.llama;

import static dev.neurojit.llama.Layouts.BATCH;
import static dev.neurojit.llama.Layouts.CONTEXT_PARAMS;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;

/** The C functions of contexts. */
final class ContextFunctions {
  /**
   * What llama.cpp calls between two steps of an evaluation to learn whether to stop: {@code
   * strlen} of a string that is empty until {@link LlamaContext#abort} writes one character. So no
   * evaluation ever calls back into Java.
   */
  final MemorySegment abortWhenNotEmpty =
      Linker.nativeLinker().defaultLookup().findOrThrow("strlen");

  private final MethodHandle defaults;
  private final MethodHandle create;
  private final MethodHandle free;
  private final MethodHandle decode;
  private final MethodHandle forget;
  private final MethodHandle share;
  private final MethodHandle clear;
  private final MethodHandle stateSize;
  private final MethodHandle save;
  private final MethodHandle restore;

  ContextFunctions(Functions functions) {
    defaults = functions.function("llama_context_default_params", CONTEXT_PARAMS);
    create = functions.function("llama_init_from_model", ADDRESS, ADDRESS, CONTEXT_PARAMS);
    free = functions.procedure("llama_free", ADDRESS);
    decode = functions.function("llama_decode", JAVA_INT, ADDRESS, BATCH);
    forget =
        functions.function(
            "llama_kv_self_seq_rm", JAVA_BOOLEAN, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
    share =
        functions.procedure(
            "llama_kv_self_seq_cp", ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    clear = functions.procedure("llama_kv_self_clear", ADDRESS);
    stateSize = functions.function("llama_state_seq_get_size", JAVA_LONG, ADDRESS, JAVA_INT);
    save =
        functions.function(
            "llama_state_seq_get_data", JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
    restore =
        functions.function(
            "llama_state_seq_set_data", JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
  }

  MemorySegment defaults(Arena arena) {
    return Functions.call(() -> (MemorySegment) defaults.invokeExact((SegmentAllocator) arena));
  }

  MemorySegment create(MemorySegment model, MemorySegment params) {
    return Functions.call(() -> (MemorySegment) create.invokeExact(model, params));
  }

  void free(MemorySegment context) {
    Functions.call(() -> {
      free.invokeExact(context);
      return context;
    });
  }

  int decode(MemorySegment context, MemorySegment batch) {
    return Functions.call(() -> (int) decode.invokeExact(context, batch));
  }

  boolean forget(MemorySegment context, int sequence, int from) {
    return Functions.call(() -> (boolean) forget.invokeExact(context, sequence, from, -1));
  }

  void share(MemorySegment context, int from, int to) {
    Functions.call(() -> {
      share.invokeExact(context, from, to, -1, -1);
      return context;
    });
  }

  void clear(MemorySegment context) {
    Functions.call(() -> {
      clear.invokeExact(context);
      return context;
    });
  }

  long stateSize(MemorySegment context, int sequence) {
    return Functions.call(() -> (long) stateSize.invokeExact(context, sequence));
  }

  long save(MemorySegment context, MemorySegment into, int sequence) {
    return Functions.call(() -> (long) save.invokeExact(context, into, into.byteSize(), sequence));
  }

  long restore(MemorySegment context, MemorySegment from, int sequence) {
    return Functions.call(
        () -> (long) restore.invokeExact(context, from, from.byteSize(), sequence));
  }
}
