package dev.neurojit.mlir;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long views of a module's IR are good. A clock counts the changes that free IR; a view
 * remembers when it was last known to be good. While nothing is freed a check compares two numbers;
 * after that it asks once whether the view's address was freed since. Passes free at random, so a
 * run of them ends all views. Addresses that MLIR uses again are no trouble: a view of the new
 * object is younger than the death of the old one.
 */
final class Lifetime {
  private final MlirContext context;
  private final Map<Long, Long> freed = new HashMap<>();
  private boolean closed;
  private long clock;
  private long floor;
  private Scope scope = Scope.OPEN;

  /**
   * What passes or patterns at work forbid.
   *
   * @param root the address of the operation they work on, which must stay; 0 for none
   * @param rewriter the driver to be told of changes; null outside of patterns
   */
  record Scope(long root, @Nullable MemorySegment rewriter) {
    static final Scope OPEN = new Scope(0, null);
  }

  Lifetime(MlirContext context) {
    this.context = context;
  }

  MlirContext context() {
    return context;
  }

  long now() {
    return clock;
  }

  void check() {
    context.check();
    if (closed) {
      throw new IllegalStateException("The MLIR module is closed.");
    }
  }

  /** Now, if what lay at the address at the given time still does. */
  long check(long address, long seen) {
    check();
    if (seen != clock) {
      checkSince(address, seen);
    }
    return clock;
  }

  private void checkSince(long address, long seen) {
    if (seen < floor) {
      throw new IllegalStateException(
          "The MLIR module was rewritten by a pipeline or patterns since this view was taken;"
              + " take a new one.");
    }
    if (freed.getOrDefault(address, 0L) > seen) {
      throw new IllegalStateException("This part of the MLIR module was erased.");
    }
  }

  boolean isAlive(long address, long seen) {
    return !closed && (seen == clock || (seen >= floor && freed.getOrDefault(address, 0L) <= seen));
  }

  /** All views end: native code frees what it likes. */
  void rewrite() {
    floor = ++clock;
    freed.clear();
  }

  /** Views of these addresses end. */
  void free(byte[] addresses) {
    clock++;
    ByteBuffer all = ByteBuffer.wrap(addresses).order(ByteOrder.nativeOrder());
    while (all.hasRemaining()) {
      freed.put(all.getLong(), clock);
    }
  }

  /** The view of one address ends. */
  void free(long address) {
    freed.put(address, ++clock);
  }

  Scope scope() {
    return scope;
  }

  /** A pass must not free the module it works on, nor run others over it. */
  void requireIdle() {
    if (scope.root() != 0) {
      throw new IllegalStateException("A pass or pattern is at work on the MLIR module.");
    }
  }

  /** Returns the scope to come back to. */
  Scope enter(Scope next) {
    Scope before = scope;
    scope = next;
    return before;
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }
}
