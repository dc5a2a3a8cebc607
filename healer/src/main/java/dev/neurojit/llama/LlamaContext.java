package dev.neurojit.llama;

import static dev.neurojit.llama.Layouts.CONTEXT_PARAMS;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What a model has read so far, in one or more sequences. */
public final class LlamaContext implements AutoCloseable {
  /** How an evaluation ended. */
  public enum Outcome {
    /** All tokens are in the context. */
    DONE,
    /** The context has no room for them; nothing was added. */
    NO_ROOM,
    /** {@link #abort} ended it; a part of the tokens may have been added. */
    ABORTED
  }

  private static final int STATUS_NO_ROOM = 1;
  private static final int STATUS_ABORTED = 2;

  private final ContextOptions options;
  private final ContextFunctions functions;
  private final MemorySegment context;
  private final MemorySegment abort;
  private boolean closed;

  private LlamaContext(
      ContextOptions options,
      ContextFunctions functions,
      MemorySegment context,
      MemorySegment abort) {
    this.options = options;
    this.functions = functions;
    this.context = context;
    this.abort = abort;
  }

  static LlamaContext of(MemorySegment model, ContextOptions options, ContextFunctions functions) {
    try (Arena scratch = Arena.ofConfined()) {
      // One character and the end of a string; any thread may write it as long as it is reachable.
      MemorySegment abort = Arena.ofAuto().allocate(2);
      MemorySegment params = params(options, functions, abort, scratch);
      MemorySegment context = functions.create(model, params);
      if (context.equals(MemorySegment.NULL)) {
        throw new LlamaException("could not make a context of " + options.positions());
      }
      return new LlamaContext(options, functions, context, abort);
    }
  }

  private static MemorySegment params(
      ContextOptions options, ContextFunctions functions, MemorySegment abort, Arena scratch) {
    MemorySegment params = functions.defaults(scratch);
    set(params, "n_ctx", options.positions());
    set(params, "n_batch", options.batch());
    set(params, "n_ubatch", options.batch());
    set(params, "n_seq_max", options.sequences());
    set(params, "n_threads", options.threads());
    set(params, "n_threads_batch", options.threads());
    params.set(
        ADDRESS, Layouts.offset(CONTEXT_PARAMS, "abort_callback"), functions.abortWhenNotEmpty);
    params.set(ADDRESS, Layouts.offset(CONTEXT_PARAMS, "abort_callback_data"), abort);
    return params;
  }

  private static void set(MemorySegment params, String field, int value) {
    params.set(JAVA_INT, Layouts.offset(CONTEXT_PARAMS, field), value);
  }

  /** Returns the size that this context was made with. */
  public ContextOptions options() {
    return options;
  }

  /**
   * Evaluates tokens.
   *
   * @throws LlamaException if llama.cpp finds the batch wrong or its memory exhausted
   */
  public Outcome decode(TokenBatch batch) {
    int status = functions.decode(context, batch.segment());
    return switch (status) {
      case 0 -> Outcome.DONE;
      case STATUS_NO_ROOM -> Outcome.NO_ROOM;
      case STATUS_ABORTED -> Outcome.ABORTED;
      default -> throw new LlamaException("could not evaluate tokens: status " + status);
    };
  }

  /** Ends the evaluation in flight, and all further ones until {@link #resume}. Any thread may. */
  public void abort() {
    abort.set(JAVA_BYTE, 0, (byte) 1);
  }

  /** Lets evaluations run again. */
  public void resume() {
    abort.set(JAVA_BYTE, 0, (byte) 0);
  }

  /** Returns whether {@link #abort} holds. */
  public boolean isAborted() {
    return abort.get(JAVA_BYTE, 0) != 0;
  }

  /** Cuts a sequence back to its first positions; false if this model can only forget all. */
  public boolean cut(int sequence, int length) {
    return functions.forget(context, sequence, length);
  }

  /** Gives the sequence {@code to} all that {@code from} has read, without a copy. */
  public void share(int from, int to) {
    functions.share(context, from, to);
  }

  /** Forgets all sequences. */
  public void clear() {
    functions.clear(context);
  }

  /** Returns the bytes that {@link #save} writes. */
  public long stateSize(int sequence) {
    return functions.stateSize(context, sequence);
  }

  /** Writes what a sequence has read; returns the bytes written, 0 if that failed. */
  public long save(int sequence, MemorySegment into) {
    return functions.save(context, into, sequence);
  }

  /** Reads what {@link #save} wrote with the same model and build; false if it does not fit. */
  public boolean restore(int sequence, MemorySegment from) {
    return functions.restore(context, from, sequence) > 0;
  }

  MemorySegment segment() {
    return context;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      functions.free(context);
    }
  }
}
