package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Operations in a row, with arguments; the last is the terminator. */
public final class Block extends View {
  Block(Lifetime life, MemorySegment raw) {
    super(life, raw);
  }

  public List<Value> arguments() {
    long count = CApi.mlirBlockGetNumArguments(raw());
    List<Value> all = new ArrayList<>((int) count);
    for (long i = 0; i < count; i++) {
      all.add(new Value(life(), CApi.mlirBlockGetArgument(Raw.HEAP, raw(), i)));
    }
    return Collections.unmodifiableList(all);
  }

  public List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    MemorySegment next = CApi.mlirBlockGetFirstOperation(Raw.HEAP, raw());
    while (!Raw.isNull(next)) {
      all.add(new Operation(life(), next));
      next = CApi.mlirOperationGetNextInBlock(Raw.HEAP, next);
    }
    return Collections.unmodifiableList(all);
  }

  /** The operation whose region holds this block. */
  public Operation parent() {
    return new Operation(life(), CApi.mlirBlockGetParentOperation(Raw.HEAP, raw()));
  }
}
