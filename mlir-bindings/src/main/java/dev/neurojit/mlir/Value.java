package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** An SSA value: a result of an operation or an argument of a block. */
public final class Value extends View {
  Value(Lifetime life, MemorySegment raw) {
    super(life, raw);
  }

  public Type type() {
    return new Type(context(), CApi.mlirValueGetType(Raw.HEAP, raw()));
  }

  /** The operation that makes the value; empty for a block argument. */
  public Optional<Operation> definingOp() {
    return isBlockArgument()
        ? Optional.empty()
        : Optional.of(new Operation(life(), CApi.mlirOpResultGetOwner(Raw.HEAP, raw())));
  }

  public boolean isBlockArgument() {
    return CApi.mlirValueIsABlockArgument(raw());
  }

  /** Its place among the results of its operation or the arguments of its block, from 0. */
  public int index() {
    return Math.toIntExact(
        isBlockArgument()
            ? CApi.mlirBlockArgumentGetArgNumber(raw())
            : CApi.mlirOpResultGetResultNumber(raw()));
  }

  public Location location() {
    return LocationReader.read(CApi.mlirValueGetLocation(Raw.HEAP, raw()));
  }
}
