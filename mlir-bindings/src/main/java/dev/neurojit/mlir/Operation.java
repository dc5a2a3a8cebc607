package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** An operation in a module, such as an {@code arith.addf} or a whole {@code func.func}. */
public final class Operation extends View {
  Operation(Lifetime life, MemorySegment raw) {
    this(life, Raw.address(raw));
  }

  Operation(Lifetime life, long address) {
    super(life, address);
  }

  /** The full name, such as {@code arith.addf}. */
  public String name() {
    return context().name(Getters.name(live()));
  }

  public List<Value> operands() {
    long self = live();
    return list(Getters.numOperands(self), i -> new Value(life(), Getters.operand(self, i)));
  }

  public List<Value> results() {
    long self = live();
    return list(Getters.numResults(self), i -> new Value(life(), Getters.result(self, i)));
  }

  public List<Region> regions() {
    long self = live();
    return list(Getters.numRegions(self), i -> new Region(life(), Getters.region(self, i)));
  }

  /** The first region; empty if there is none. */
  public Optional<Region> firstRegion() {
    MemorySegment first = CApi.mlirOperationGetFirstRegion(Raw.HEAP, raw());
    return Raw.isNull(first) ? Optional.empty() : Optional.of(new Region(life(), first));
  }

  /** Where a terminator may branch to. */
  public List<Block> successors() {
    long self = live();
    return list(Getters.numSuccessors(self), i -> new Block(life(), Getters.successor(self, i)));
  }

  /** All attributes by name, inherent ones included. */
  public Map<String, Attribute> attributes() {
    return NamedAttributes.of(this);
  }

  /** The attributes that the operation's definition knows nothing of. */
  public DiscardableAttributes discardableAttributes() {
    return new DiscardableAttributes(this);
  }

  /** The attributes that the operation's definition asks for. */
  public InherentAttributes inherentAttributes() {
    return new InherentAttributes(this);
  }

  /** MLIR's identity of operations of this name; empty if it is not registered. */
  public Optional<TypeId> typeId() {
    MemorySegment id = CApi.mlirOperationGetTypeID(Raw.HEAP, raw());
    return Raw.isNull(id) ? Optional.empty() : Optional.of(new TypeId(id));
  }

  public boolean isA(OpInterface type) {
    return CApi.mlirOperationImplementsInterface(raw(), type.typeId().raw());
  }

  public Optional<Attribute> attribute(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment found =
          CApi.mlirOperationGetAttributeByName(Raw.HEAP, raw(), Raw.stringRef(arena, name));
      return Raw.isNull(found) ? Optional.empty() : Optional.of(new Attribute(context(), found));
    }
  }

  public Location location() {
    return LocationReader.read(CApi.mlirOperationGetLocation(Raw.HEAP, raw()));
  }

  /** The location with all its structure. */
  public LocationAttr locationAttr() {
    return new LocationAttr(context(), CApi.mlirOperationGetLocation(Raw.HEAP, raw()));
  }

  public void setLocation(LocationAttr location) {
    MemorySegment place = location.rawIn(context());
    Edits.modify(this, () -> CApi.mlirOperationSetLocation(raw(), place));
  }

  /** A new operation to be, such as {@code arith.addf}. */
  public static OperationBuilder builder(String name) {
    return new OperationBuilder(name);
  }

  /** Changes one operand. */
  public void setOperand(int index, Value value) {
    Objects.checkIndex(index, CApi.mlirOperationGetNumOperands(raw()));
    MemorySegment to = value.rawWith(this);
    Edits.modify(this, () -> CApi.mlirOperationSetOperand(raw(), index, to));
  }

  /**
   * Changes all operands; their number may change too.
   *
   * @throws IllegalArgumentException if the operation never takes any, as an {@code arith.constant}
   */
  public void setOperands(List<Value> values) {
    if (CApi.neurojitTakesOperands(raw()) == 0) {
      if (!values.isEmpty()) {
        throw new IllegalArgumentException("An " + name() + " takes no operands.");
      }
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment array = Raw.array(arena, values, value -> value.rawWith(this));
      Edits.modify(this, () -> CApi.mlirOperationSetOperands(raw(), values.size(), array));
    }
  }

  /** Uses one value instead of another, wherever this operation does. */
  public void replaceUsesOf(Value from, Value to) {
    MemorySegment of = from.rawWith(this);
    MemorySegment with = to.rawWith(this);
    Edits.modify(this, () -> CApi.mlirOperationReplaceUsesOfWith(raw(), of, with));
  }

  public void setSuccessor(int index, Block block) {
    Objects.checkIndex(index, CApi.mlirOperationGetNumSuccessors(raw()));
    MemorySegment to = block.rawWith(this);
    Edits.modify(this, () -> CApi.mlirOperationSetSuccessor(raw(), index, to));
  }

  /** Sets an attribute, inherent or not. */
  public void setAttribute(String name, Attribute attribute) {
    MemorySegment value = attribute.rawIn(context());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = Raw.stringRef(arena, name);
      Edits.modify(this, () -> CApi.mlirOperationSetAttributeByName(raw(), key, value));
    }
  }

  /** False if there was none. */
  public boolean removeAttribute(String name) {
    if (attribute(name).isEmpty()) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = Raw.stringRef(arena, name);
      Edits.modify(this, () -> CApi.mlirOperationRemoveAttributeByName(raw(), key));
    }
    return true;
  }

  /**
   * Frees the operation and all in it; their views are dead from then on.
   *
   * @throws IllegalStateException if a value or block of it is still used elsewhere
   */
  public void erase() {
    Edits.erase(this);
  }

  /** Uses the values instead of its results everywhere, and erases it. */
  public void replaceWith(List<Value> values) {
    Edits.replace(this, values);
  }

  public void replaceWith(Value... values) {
    replaceWith(List.of(values));
  }

  /** Uses the values instead of its results everywhere; it stays. */
  public void replaceAllUsesWith(List<Value> values) {
    Rewrites.replaceUses(this, values);
  }

  /** Uses the results of another instead of its own everywhere; it stays. */
  public void replaceAllUsesWith(Operation other) {
    Rewrites.replaceUses(this, other);
  }

  /** Uses the values instead of its results by what lies in a block; it stays. */
  public void replaceUsesWithin(Block block, List<Value> values) {
    Rewrites.replaceUsesWithin(this, values, block);
  }

  /** Moves it to another place of its module, not into itself. */
  public void move(InsertionPoint point) {
    Placement.move(this, point);
  }

  /** Makes a copy, with the same operands. */
  public Operation clone(InsertionPoint point) {
    return Rewrites.clone(this, point);
  }

  /** Makes a copy with the same operands and empty regions. */
  public Operation cloneWithoutRegions(InsertionPoint point) {
    return Rewrites.cloneWithoutRegions(this, point);
  }

  /** The next in the block; empty for the last and for the module. */
  public Optional<Operation> next() {
    long next = Getters.nextOperation(live());
    return next == 0 ? Optional.empty() : Optional.of(new Operation(life(), next));
  }

  /** Whether it comes before the other in their block. */
  public boolean isBefore(Operation other) {
    MemorySegment that = other.rawWith(this);
    if (block().isEmpty() || !block().equals(other.block())) {
      throw new IllegalArgumentException("The operations are not in the same block.");
    }
    return CApi.mlirOperationIsBeforeInBlock(raw(), that);
  }

  /** Whether the other is this one or somewhere in it. */
  public boolean isAncestorOf(Operation other) {
    long at = Raw.address(other.rawWith(this));
    while (at != 0 && at != address()) {
      at = Getters.parent(at);
    }
    return at != 0;
  }

  /** The value of the {@code sym_name} attribute; empty for what is no symbol. */
  public Optional<String> symbolName() {
    return attribute(SymbolTable.Names.SYMBOL).flatMap(Attribute::asString);
  }

  /** What the verifier finds wrong with it and all in it. */
  public List<MlirDiagnostic> verify() {
    NativeResult result = context().settle(CApi.neurojitVerify(raw()));
    return result.isOk() ? List.of() : result.failure("Verification");
  }

  /** The operation whose region holds this one; empty for the module. */
  public Optional<Operation> parent() {
    long parent = Getters.parent(live());
    return parent == 0 ? Optional.empty() : Optional.of(new Operation(life(), parent));
  }

  /** The block that holds this operation; empty for the module. */
  public Optional<Block> block() {
    long block = Getters.block(live());
    return block == 0 ? Optional.empty() : Optional.of(new Block(life(), block));
  }

  /**
   * This operation and all in it, each before what it holds, in the order of the text. What is
   * erased on the way is passed over.
   */
  public Stream<Operation> walk() {
    return Walk.preOrder(this);
  }

  public String print(PrintFlag... flags) {
    if (!Stream.of(flags).allMatch(PrintFlag::isInShim)) {
      return print(Printing.of(flags));
    }
    return context()
        .settle(CApi.neurojitPrintOperation(raw(), PrintFlag.bits(flags)))
        .orThrow("Printing")
        .string();
  }

  public String print(Printing printing) {
    return printing.print(this);
  }

  @Override
  public String toString() {
    return print();
  }

  private static <T> List<T> list(int count, IntFunction<T> at) {
    switch (count) {
      case 0 -> {
        return List.of();
      }
      case 1 -> {
        return List.of(at.apply(0));
      }
      case 2 -> {
        return List.of(at.apply(0), at.apply(1));
      }
      default -> {}
    }
    List<T> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(at.apply(i));
    }
    return Collections.unmodifiableList(all);
  }
}
