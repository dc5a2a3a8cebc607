package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.MlirNamedAttribute;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a new operation shall be. Regions come empty and are filled afterwards; nothing is verified
 * before {@link MlirModule#verify}.
 */
public final class OperationBuilder {
  private final String name;
  private final List<Value> operands = new ArrayList<>();
  private final Map<String, Attribute> attributes = new LinkedHashMap<>();
  private final List<Block> successors = new ArrayList<>();
  private @Nullable List<Type> results;
  private @Nullable LocationAttr location;
  private int regions;

  OperationBuilder(String name) {
    this.name = name;
  }

  public OperationBuilder operands(Value... values) {
    return operands(List.of(values));
  }

  public OperationBuilder operands(List<Value> values) {
    operands.addAll(values);
    return this;
  }

  /** The result types; without this MLIR infers them where the operation can. */
  public OperationBuilder results(Type... types) {
    return results(List.of(types));
  }

  public OperationBuilder results(List<Type> types) {
    results = List.copyOf(types);
    return this;
  }

  public OperationBuilder attribute(String key, Attribute value) {
    attributes.put(key, value);
    return this;
  }

  public OperationBuilder successors(Block... blocks) {
    successors.addAll(List.of(blocks));
    return this;
  }

  /** How many regions it has; 0 without this. */
  public OperationBuilder regions(int count) {
    regions = count;
    return this;
  }

  /** Where it comes from; without this, that of the operation around it. */
  public OperationBuilder location(LocationAttr place) {
    location = place;
    return this;
  }

  /**
   * Makes the operation.
   *
   * @throws IllegalArgumentException if there is no such operation, its result types cannot be
   *     inferred, or a part of it is of another module or context
   */
  public Operation insert(InsertionPoint point) {
    Block block = point.block();
    MlirContext context = block.context();
    context.requireOperation(name);
    MemorySegment raw = create(block, context);
    MemorySegment rewriter = block.life().scope().rewriter();
    if (rewriter != null) {
      DriverNotice.insert(rewriter, raw, point);
    } else {
      Edits.insert(raw, point);
    }
    return new Operation(block.life(), raw);
  }

  /**
   * The result types that MLIR infers, for an operation to go into a block; none is made.
   *
   * @throws IllegalArgumentException as {@link #insert}
   */
  public List<Type> inferResults(Block block) {
    MlirContext context = block.context();
    context.requireOperation(name);
    MemorySegment raw = create(block, context);
    try {
      return LongStream.range(0, CApi.mlirOperationGetNumResults(raw))
          .mapToObj(i -> CApi.mlirOperationGetResult(Raw.HEAP, raw, i))
          .map(result -> new Type(context, CApi.mlirValueGetType(Raw.HEAP, result)))
          .toList();
    } finally {
      CApi.mlirOperationDestroy(raw);
    }
  }

  private MemorySegment create(Block block, MlirContext context) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at =
          location == null ? block.parent().locationAttr().raw() : location.rawIn(context);
      MemorySegment state = CApi.mlirOperationStateGet(arena, Raw.stringRef(arena, name), at);
      addParts(arena, state, block, context);
      NativeResult result = context.settle(CApi.neurojitCreateOperation(state));
      if (!result.isOk()) {
        throw new IllegalArgumentException(
            "Cannot make %s: %s"
                .formatted(name, result.failure("Type inference").getFirst().message()));
      }
      return Raw.struct(result.handle());
    }
  }

  private void addParts(Arena arena, MemorySegment state, Block block, MlirContext context) {
    MemorySegment values = Raw.array(arena, operands, value -> value.rawWith(block));
    MemorySegment targets = Raw.array(arena, successors, target -> target.rawWith(block));
    MemorySegment named = namedAttributes(arena, context);
    if (results != null) {
      CApi.mlirOperationStateAddResults(
          state, results.size(), Raw.array(arena, results, type -> type.rawIn(context)));
    } else if (OpInterface.INFER_TYPE.isImplementedBy(context, name)) {
      CApi.mlirOperationStateEnableResultTypeInference(state);
    }
    CApi.mlirOperationStateAddOperands(state, operands.size(), values);
    CApi.mlirOperationStateAddSuccessors(state, successors.size(), targets);
    CApi.mlirOperationStateAddAttributes(state, attributes.size(), named);
    List<MemorySegment> empty = new ArrayList<>();
    for (int i = 0; i < regions; i++) {
      empty.add(CApi.mlirRegionCreate(Raw.HEAP));
    }
    CApi.mlirOperationStateAddOwnedRegions(state, regions, Raw.array(arena, empty, raw -> raw));
  }

  private MemorySegment namedAttributes(Arena arena, MlirContext context) {
    MemorySegment array = MlirNamedAttribute.allocateArray(Math.max(1, attributes.size()), arena);
    long i = 0;
    for (Map.Entry<String, Attribute> entry : attributes.entrySet()) {
      MemorySegment key = context.identifier(entry.getKey());
      MlirNamedAttribute.asSlice(array, i++)
          .copyFrom(CApi.mlirNamedAttributeGet(Raw.HEAP, key, entry.getValue().rawIn(context)));
    }
    return array;
  }
}
