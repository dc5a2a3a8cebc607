package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.MlirNamedAttribute;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** An operation in a module, such as an {@code arith.addf} or a whole {@code func.func}. */
public final class Operation extends View {
  Operation(Lifetime life, MemorySegment raw) {
    super(life, raw);
  }

  /** The full name, such as {@code arith.addf}. */
  public String name() {
    return context().name(CApi.mlirOperationGetName(Raw.HEAP, raw()));
  }

  public List<Value> operands() {
    return list(
        CApi.mlirOperationGetNumOperands(raw()),
        i -> new Value(life(), CApi.mlirOperationGetOperand(Raw.HEAP, raw(), i)));
  }

  public List<Value> results() {
    return list(
        CApi.mlirOperationGetNumResults(raw()),
        i -> new Value(life(), CApi.mlirOperationGetResult(Raw.HEAP, raw(), i)));
  }

  public List<Region> regions() {
    return list(
        CApi.mlirOperationGetNumRegions(raw()),
        i -> new Region(life(), CApi.mlirOperationGetRegion(Raw.HEAP, raw(), i)));
  }

  /** Where a terminator may branch to. */
  public List<Block> successors() {
    return list(
        CApi.mlirOperationGetNumSuccessors(raw()),
        i -> new Block(life(), CApi.mlirOperationGetSuccessor(Raw.HEAP, raw(), i)));
  }

  /** All attributes by name, inherent ones included. */
  public Map<String, Attribute> attributes() {
    long count = CApi.mlirOperationGetNumAttributes(raw());
    Map<String, Attribute> all = LinkedHashMap.newLinkedHashMap((int) count);
    for (long i = 0; i < count; i++) {
      MemorySegment named = CApi.mlirOperationGetAttribute(Raw.HEAP, raw(), i);
      all.put(
          context().name(MlirNamedAttribute.name(named)),
          new Attribute(context(), MlirNamedAttribute.attribute(named)));
    }
    return Collections.unmodifiableMap(all);
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

  /** The operation whose region holds this one; empty for the module. */
  public Optional<Operation> parent() {
    MemorySegment parent = CApi.mlirOperationGetParentOperation(Raw.HEAP, raw());
    return Raw.isNull(parent) ? Optional.empty() : Optional.of(new Operation(life(), parent));
  }

  /** The block that holds this operation; empty for the module. */
  public Optional<Block> block() {
    MemorySegment block = CApi.mlirOperationGetBlock(Raw.HEAP, raw());
    return Raw.isNull(block) ? Optional.empty() : Optional.of(new Block(life(), block));
  }

  /** This operation and all in it, each before what it holds, in the order of the text. */
  public Stream<Operation> walk() {
    return Walk.preOrder(this);
  }

  public String print(PrintFlag... flags) {
    return context().settle(CApi.neurojitPrintOperation(raw(), PrintFlag.bits(flags))).string();
  }

  @Override
  public String toString() {
    return print();
  }

  private static <T> List<T> list(long count, LongFunction<T> at) {
    List<T> all = new ArrayList<>((int) count);
    for (long i = 0; i < count; i++) {
      all.add(at.apply(i));
    }
    return Collections.unmodifiableList(all);
  }
}
