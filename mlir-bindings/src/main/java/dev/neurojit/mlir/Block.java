package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/** Operations in a row, with arguments; the last is the terminator. */
public final class Block extends View {
  Block(Lifetime life, MemorySegment raw) {
    this(life, Raw.address(raw));
  }

  Block(Lifetime life, long address) {
    super(life, address);
  }

  public List<Value> arguments() {
    long self = live();
    int count = Getters.numArguments(self);
    List<Value> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(new Value(life(), Getters.argument(self, i)));
    }
    return Collections.unmodifiableList(all);
  }

  public List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    long next = Getters.firstOperation(live());
    while (next != 0) {
      all.add(new Operation(life(), next));
      next = Getters.nextOperation(next);
    }
    return Collections.unmodifiableList(all);
  }

  /** The operation whose region holds this block. */
  public Operation parent() {
    return new Operation(life(), CApi.mlirBlockGetParentOperation(Raw.HEAP, raw()));
  }

  public Region region() {
    return new Region(life(), CApi.mlirBlockGetParentRegion(Raw.HEAP, raw()));
  }

  /** The next block of the region. */
  public Optional<Block> next() {
    long next = Getters.nextBlock(live());
    return next == 0 ? Optional.empty() : Optional.of(new Block(life(), next));
  }

  /** The last operation if it is a terminator. */
  public Optional<Operation> terminator() {
    if (Getters.firstOperation(live()) == 0) {
      return Optional.empty();
    }
    MemorySegment last = CApi.mlirBlockGetTerminator(Raw.HEAP, raw());
    return Raw.isNull(last) ? Optional.empty() : Optional.of(new Operation(life(), last));
  }

  /** Where its terminator may branch to. */
  public List<Block> successors() {
    return LongStream.range(0, CApi.mlirBlockGetNumSuccessors(raw()))
        .mapToObj(i -> new Block(life(), CApi.mlirBlockGetSuccessor(Raw.HEAP, raw(), i)))
        .toList();
  }

  /** The blocks that may branch here, one for each branch. */
  public List<Block> predecessors() {
    return LongStream.range(0, CApi.mlirBlockGetNumPredecessors(raw()))
        .mapToObj(i -> new Block(life(), CApi.mlirBlockGetPredecessor(Raw.HEAP, raw(), i)))
        .toList();
  }

  public Value addArgument(Type type, LocationAttr location) {
    MemorySegment at = location.rawIn(context());
    return new Value(life(), CApi.mlirBlockAddArgument(Raw.HEAP, raw(), type.rawIn(context()), at));
  }

  /** Puts an argument in front of the one that now has the index. */
  public Value insertArgument(int index, Type type, LocationAttr location) {
    Objects.checkIndex(index, CApi.mlirBlockGetNumArguments(raw()) + 1);
    MemorySegment at = location.rawIn(context());
    MemorySegment what = type.rawIn(context());
    return new Value(life(), CApi.mlirBlockInsertArgument(Raw.HEAP, raw(), index, what, at));
  }

  /**
   * Drops an argument.
   *
   * @throws IllegalStateException if it is used
   */
  public void eraseArgument(int index) {
    Value argument = arguments().get(index);
    if (argument.isUsed()) {
      throw new IllegalStateException("Cannot erase argument %d: it is used.".formatted(index));
    }
    CApi.mlirBlockEraseArgument(raw(), index);
    life().free(argument.address());
  }

  /**
   * Frees the block and all in it.
   *
   * @throws IllegalStateException if a value of it is used elsewhere or something branches to it
   */
  public void erase() {
    Edits.erase(this);
  }

  /**
   * Puts its operations in front of another, with the values for its arguments, and erases it.
   *
   * @throws IllegalArgumentException if it branches or is branched to, holds the other operation or
   *     the values do not fit
   */
  public void inlineBefore(Operation operation, List<Value> values) {
    Rewrites.inline(this, operation, values);
  }

  /** Appends its operations to the target, with the values for its arguments, and erases it. */
  public void mergeInto(Block target, List<Value> arguments) {
    Edits.merge(this, target, arguments);
  }

  /** Moves it to another place of its module, in front of a block that is not in it. */
  public void moveBefore(Block other) {
    Rewrites.move(this, other);
  }

  /** As MLIR writes it, with its operations. */
  @Override
  public String toString() {
    MemorySegment block = raw();
    return Printing.text(context(), (callback, data) -> CApi.mlirBlockPrint(block, callback, data));
  }
}
