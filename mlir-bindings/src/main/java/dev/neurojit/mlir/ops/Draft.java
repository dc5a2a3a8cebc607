package dev.neurojit.mlir.ops;

import dev.neurojit.mlir.AffineMap;
import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.Attributes;
import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.OperationBuilder;
import dev.neurojit.mlir.Region;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation in the making: what the generated methods put together. An attribute that is null is
 * left out.
 */
final class Draft {
  private final OpBuilder at;
  private final OperationBuilder operation;
  private final List<Integer> segments = new ArrayList<>();
  private final List<Type> results = new ArrayList<>();
  private final List<RegionBody> bodies = new ArrayList<>();
  private boolean typed;

  Draft(String name, OpBuilder at) {
    this.at = at;
    this.operation = Operation.builder(name);
    at.location().ifPresent(operation::location);
  }

  Draft operand(Value value) {
    return operands(List.of(value));
  }

  Draft optionalOperand(@Nullable Value value) {
    return operands(value == null ? List.of() : List.of(value));
  }

  Draft operands(List<Value> values) {
    operation.operands(values);
    segments.add(values.size());
    return this;
  }

  /** One segment, whose own sizes are in an attribute. */
  Draft operandLists(String sizes, List<List<Value>> lists) {
    operands(lists.stream().flatMap(List::stream).toList());
    return ints(sizes, lists.stream().mapToInt(List::size).toArray());
  }

  /** For operations with several groups of operands that vary in number. */
  Draft segmented() {
    return ints("operandSegmentSizes", segments.stream().mapToInt(size -> size).toArray());
  }

  Draft result(Type type) {
    return results(List.of(type));
  }

  Draft results(List<Type> types) {
    typed = true;
    results.addAll(types);
    return this;
  }

  Draft successor(Block block) {
    operation.successors(block);
    return this;
  }

  Draft successors(List<Block> blocks) {
    operation.successors(blocks.toArray(Block[]::new));
    return this;
  }

  Draft region(RegionBody body) {
    bodies.add(body);
    return this;
  }

  Draft regions(List<RegionBody> all) {
    bodies.addAll(all);
    return this;
  }

  Draft attribute(String name, @Nullable Attribute value) {
    if (value != null) {
      operation.attribute(name, value);
    }
    return this;
  }

  Draft choice(String name, @Nullable EnumAttribute value) {
    return value == null ? this : attribute(name, value.in(at.context()));
  }

  Draft unit(String name, boolean present) {
    return present ? attribute(name, attributes().unit()) : this;
  }

  Draft i1(String name, @Nullable Boolean value) {
    return value == null ? this : attribute(name, attributes().bool(value));
  }

  Draft i8(String name, @Nullable Long value) {
    return integer(name, 8, value);
  }

  Draft i32(String name, @Nullable Long value) {
    return integer(name, 32, value);
  }

  Draft i64(String name, @Nullable Long value) {
    return integer(name, 64, value);
  }

  Draft f64(String name, @Nullable Double value) {
    return value == null ? this : attribute(name, attributes().floating(at.types().f64(), value));
  }

  Draft string(String name, @Nullable String value) {
    return value == null ? this : attribute(name, attributes().string(value));
  }

  Draft symbol(String name, @Nullable String value) {
    return value == null ? this : attribute(name, attributes().symbolRef(value));
  }

  Draft type(String name, @Nullable Type value) {
    return value == null ? this : attribute(name, attributes().type(value));
  }

  Draft affineMap(String name, @Nullable AffineMap value) {
    return value == null ? this : attribute(name, attributes().affineMap(value));
  }

  Draft ints(String name, int @Nullable [] values) {
    return values == null ? this : attribute(name, attributes().dense().array(values));
  }

  Draft longs(String name, long @Nullable [] values) {
    return values == null ? this : attribute(name, attributes().dense().array(values));
  }

  Draft i32Array(String name, long @Nullable [] values) {
    return integers(name, 32, values);
  }

  Draft i64Array(String name, long @Nullable [] values) {
    return integers(name, 64, values);
  }

  private Draft integers(String name, int width, long @Nullable [] values) {
    if (values == null) {
      return this;
    }
    Type type = at.types().integer(width);
    List<Attribute> all =
        Arrays.stream(values).mapToObj(value -> attributes().integer(type, value)).toList();
    return attribute(name, attributes().array(all));
  }

  private Draft integer(String name, int width, @Nullable Long value) {
    return value == null
        ? this
        : attribute(name, attributes().integer(at.types().integer(width), value));
  }

  private Attributes attributes() {
    return at.attributes();
  }

  /** Makes it and fills its regions. */
  Operation insert() {
    if (typed) {
      operation.results(results);
    }
    Operation made = operation.regions(bodies.size()).insert(at.point());
    List<Region> regions = bodies.isEmpty() ? List.of() : made.regions();
    for (int i = 0; i < bodies.size(); i++) {
      bodies.get(i).build(regions.get(i));
    }
    return made;
  }

  /** Makes it and gives its only result. */
  Value value() {
    return insert().results().getFirst();
  }

  List<Value> values() {
    return insert().results();
  }
}
