package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;

/**
 * The names that values have in a printed program, worked out once for many prints. Owned: close
 * it. What is added to the program later has no name in it; once something is erased it is of no
 * use.
 */
public final class AsmState implements AutoCloseable {
  private final Operation root;
  private final MemorySegment raw;
  private final long made;
  private boolean closed;

  private AsmState(Operation root, MemorySegment raw) {
    this.root = root;
    this.raw = raw;
    this.made = root.life().now();
    root.context().adopt();
  }

  /** For an operation and all it lies in up to what is isolated from above. */
  public static AsmState of(Operation operation, PrintFlag... flags) {
    MemorySegment op = operation.raw();
    return of(
        operation,
        Printing.of(flags),
        options -> CApi.mlirAsmStateCreateForOperation(Raw.HEAP, op, options));
  }

  /** For a value and what it lies in. */
  public static AsmState of(Value value, PrintFlag... flags) {
    MemorySegment of = value.raw();
    Operation around =
        value.definingOp().or(() -> value.owningBlock().map(Block::parent)).orElseThrow();
    return of(
        around,
        Printing.of(flags),
        options -> CApi.mlirAsmStateCreateForValue(Raw.HEAP, of, options));
  }

  private static AsmState of(
      Operation operation, Printing printing, Function<MemorySegment, MemorySegment> create) {
    return new AsmState(
        operation,
        printing.with(options -> Deep.call(operation.context(), () -> create.apply(options))));
  }

  /** An operation of the program. */
  public String print(Operation operation) {
    MemorySegment op = operation.rawWith(root);
    MemorySegment state = raw();
    return Printing.text(
        operation.context(),
        (callback, data) -> CApi.mlirOperationPrintWithState(op, state, callback, data));
  }

  /** What a value of the program is called, such as {@code %0}. */
  public String name(Value value) {
    MemorySegment of = value.rawWith(root);
    MemorySegment state = raw();
    return Printing.text(
        value.context(),
        (callback, data) -> CApi.mlirValuePrintAsOperand(of, state, callback, data));
  }

  private MemorySegment raw() {
    root.raw();
    if (closed) {
      throw new IllegalStateException("The AsmState is closed.");
    }
    if (root.life().now() != made) {
      throw new IllegalStateException(
          "A part of the program was erased since the AsmState was made.");
    }
    return raw;
  }

  /** Closing twice is fine. */
  @Override
  public void close() {
    root.context().checkThread();
    if (!closed) {
      closed = true;
      root.context().release();
      CApi.mlirAsmStateDestroy(raw);
    }
  }
}
