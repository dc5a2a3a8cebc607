package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An SSA value: a result of an operation or an argument of a block. */
public final class Value extends View {
  Value(Lifetime life, MemorySegment raw) {
    this(life, Raw.address(raw));
  }

  Value(Lifetime life, long address) {
    super(life, address);
  }

  public Type type() {
    return new Type(context(), Raw.struct(Getters.type(live())));
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

  public boolean isOpResult() {
    return CApi.mlirValueIsAOpResult(raw());
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

  /** The block whose argument it is; empty for a result. */
  public Optional<Block> owningBlock() {
    return isBlockArgument()
        ? Optional.of(new Block(life(), CApi.mlirBlockArgumentGetOwner(Raw.HEAP, raw())))
        : Optional.empty();
  }

  /** Each operand that is this value, as of now. */
  public Stream<Use> uses() {
    List<Use> all = new ArrayList<>();
    MemorySegment use = CApi.mlirValueGetFirstUse(Raw.HEAP, raw());
    while (!CApi.mlirOpOperandIsNull(use)) {
      Operation owner = new Operation(life(), CApi.mlirOpOperandGetOwner(Raw.HEAP, use));
      all.add(new Use(owner, CApi.mlirOpOperandGetOperandNumber(use)));
      use = CApi.mlirOpOperandGetNextUse(Raw.HEAP, use);
    }
    return all.stream();
  }

  public boolean isUsed() {
    return !CApi.mlirOpOperandIsNull(CApi.mlirValueGetFirstUse(Raw.HEAP, raw()));
  }

  public void replaceAllUsesWith(Value other) {
    MemorySegment to = other.rawWith(this);
    MemorySegment rewriter = life().scope().rewriter();
    if (other.equals(this)) {
      return; // MLIR would never end
    }
    if (rewriter == null) {
      CApi.mlirValueReplaceAllUsesOfWith(raw(), to);
    } else {
      CApi.mlirRewriterBaseReplaceAllUsesWith(rewriter, raw(), to);
    }
  }

  /** Uses each value of the second list instead of that of the first, of the same type. */
  public static void replaceAllUses(List<Value> values, List<Value> by) {
    Rewrites.replaceUses(values, by);
  }

  /** As {@link #replaceAllUsesWith} but for the uses by one operation. */
  public void replaceAllUsesExcept(Value other, Operation user) {
    MemorySegment to = other.rawWith(this);
    MemorySegment except = user.rawWith(this);
    if (other.equals(this)) {
      return;
    }
    MemorySegment rewriter = life().scope().rewriter();
    if (rewriter == null) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment one = Raw.array(arena, List.of(except), raw -> raw);
        CApi.mlirValueReplaceAllUsesExcept(raw(), to, 1, one);
      }
    } else {
      CApi.mlirRewriterBaseReplaceAllUsesExcept(rewriter, raw(), to, except);
    }
  }

  /** Gives it another type, without a look at who makes or uses it. */
  public void setType(Type type) {
    MemorySegment to = type.rawIn(context());
    if (isBlockArgument()) {
      CApi.mlirBlockArgumentSetType(raw(), to);
    } else {
      CApi.mlirValueSetType(raw(), to);
    }
  }

  /**
   * Changes where a block argument comes from; a result comes from where its operation does.
   *
   * @throws IllegalStateException if it is a result
   */
  public void setLocation(LocationAttr location) {
    MemorySegment to = location.rawIn(context());
    if (isOpResult()) {
      throw new IllegalStateException("A result has the location of its operation: " + this);
    }
    CApi.mlirBlockArgumentSetLocation(raw(), to);
  }

  /** As MLIR writes it, such as {@code %0 = arith.addf %a, %b : f32}. */
  @Override
  public String toString() {
    return definingOp()
        .map(Operation::toString)
        .orElseGet(() -> "<block argument> of type '%s' at index: %d".formatted(type(), index()));
  }
}
