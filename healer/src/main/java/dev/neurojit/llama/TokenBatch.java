package dev.neurojit.llama;

import static dev.neurojit.llama.Layouts.BATCH;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Tokens to be evaluated together, each at a position of a sequence. */
public final class TokenBatch implements AutoCloseable {
  private final int capacity;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment batch = arena.allocate(BATCH);
  private final MemorySegment tokens;
  private final MemorySegment positions;
  private final MemorySegment sequences;
  private final MemorySegment wanted;
  private int size;

  /** Creates an empty batch for {@code capacity} tokens. */
  public TokenBatch(int capacity) {
    this.capacity = capacity;
    tokens = field("token", arena.allocate(JAVA_INT, capacity));
    positions = field("pos", arena.allocate(JAVA_INT, capacity));
    wanted = field("logits", arena.allocate(JAVA_BYTE, capacity));
    sequences = arena.allocate(JAVA_INT, capacity);
    MemorySegment counts = field("n_seq_id", arena.allocate(JAVA_INT, capacity));
    MemorySegment pointers = field("seq_id", arena.allocate(ADDRESS, capacity));
    for (int i = 0; i < capacity; i++) {
      counts.setAtIndex(JAVA_INT, i, 1);
      pointers.setAtIndex(ADDRESS, i, sequences.asSlice((long) i * Integer.BYTES));
    }
  }

  private MemorySegment field(String name, MemorySegment array) {
    batch.set(ADDRESS, Layouts.offset(BATCH, name), array);
    return array;
  }

  /** Takes all tokens out. */
  public void clear() {
    size = 0;
  }

  /** Returns the number of tokens. */
  public int size() {
    return size;
  }

  /** Adds a token that is only read. */
  public void add(int token, int position, int sequence) {
    put(token, position, sequence, (byte) 0);
  }

  /** Adds a token whose successor will be sampled; returns its index in the batch. */
  public int addToSample(int token, int position, int sequence) {
    put(token, position, sequence, (byte) 1);
    return size - 1;
  }

  private void put(int token, int position, int sequence, byte logits) {
    if (size == capacity) {
      throw new IllegalStateException("the batch holds %d tokens already".formatted(capacity));
    }
    tokens.setAtIndex(JAVA_INT, size, token);
    positions.setAtIndex(JAVA_INT, size, position);
    sequences.setAtIndex(JAVA_INT, size, sequence);
    wanted.set(JAVA_BYTE, size, logits);
    size++;
  }

  MemorySegment segment() {
    batch.set(JAVA_INT, Layouts.offset(BATCH, "n_tokens"), size);
    return batch;
  }

  @Override
  public void close() {
    arena.close();
  }
}
