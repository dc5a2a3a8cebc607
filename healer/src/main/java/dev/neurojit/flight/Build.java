package dev.neurojit.flight;

import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.Attributes;
import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.OperationBuilder;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Types;
import dev.neurojit.mlir.Value;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Writes operations to the end of a block, on single numbers or on one of each lane: the same calls
 * give scalar or vector code.
 */
final class Build {
  private final Block block;
  private final int width;

  private Build(Block block, int width) {
    this.block = block;
    this.width = width;
  }

  /** Scalar code. */
  static Build scalar(Block block) {
    return new Build(block, 1);
  }

  /** The same place, for values of this many lanes. */
  Build lanes(int count) {
    return new Build(block, count);
  }

  private Build in(Block other) {
    return new Build(other, width);
  }

  /** Those of the block. */
  List<Value> arguments() {
    return block.arguments();
  }

  MlirContext context() {
    return block.context();
  }

  Types types() {
    return context().types();
  }

  Attributes attributes() {
    return context().attributes();
  }

  /** f64 of the shape. */
  Type real() {
    return shaped(types().f64());
  }

  /** The type, or a vector of it. */
  Type shaped(Type element) {
    return width == 1 ? element : types().vector(element, width);
  }

  Type i64() {
    return types().integer(64);
  }

  Value number(double value) {
    Type type = real();
    Attribute scalar = attributes().floating(types().f64(), value);
    return broadcast(
        insert(Operation.builder("arith.constant").attribute("value", scalar), types().f64()),
        type);
  }

  Value integer(long value) {
    return insert(
        Operation.builder("arith.constant").attribute("value", attributes().integer(i64(), value)),
        i64());
  }

  /** An i1. */
  Value truth(boolean value) {
    return insert(
        Operation.builder("arith.constant").attribute("value", attributes().bool(value)),
        types().integer(1));
  }

  Value broadcast(Value scalar, Type type) {
    return type.isVector() ? unary("vector.broadcast", type, scalar) : scalar;
  }

  Value add(Value a, Value b) {
    return binary("arith.addf", a, b);
  }

  Value sub(Value a, Value b) {
    return binary("arith.subf", a, b);
  }

  Value mul(Value a, Value b) {
    return binary("arith.mulf", a, b);
  }

  Value div(Value a, Value b) {
    return binary("arith.divf", a, b);
  }

  /** An operation on two values of one type, which is also that of its result. */
  Value binary(String name, Value a, Value b) {
    return insert(Operation.builder(name).operands(a, b), a.type());
  }

  Value unary(String name, Type result, Value operand) {
    return insert(Operation.builder(name).operands(operand), result);
  }

  Value select(Value condition, Value yes, Value no) {
    return insert(Operation.builder("arith.select").operands(condition, yes, no), yes.type());
  }

  Value compare(Predicate predicate, Value a, Value b) {
    Type result = shaped(types().integer(1));
    Attribute number = attributes().integer(i64(), predicate.number());
    return insert(
        Operation.builder(predicate.operation()).operands(a, b).attribute("predicate", number),
        result);
  }

  List<Value> call(String name, List<Type> results, List<Value> operands) {
    return Operation.builder("func.call")
        .attribute("callee", attributes().symbolRef(name))
        .operands(operands)
        .results(results)
        .insert(InsertionPoint.atEnd(block))
        .results();
  }

  /** {@code scf.if}; each branch returns the values of these types. */
  List<Value> choose(
      Value condition,
      List<Type> types,
      Function<Build, List<Value>> yes,
      Function<Build, List<Value>> no) {
    Operation choice =
        Operation.builder("scf.if")
            .operands(condition)
            .results(types)
            .regions(2)
            .insert(InsertionPoint.atEnd(block));
    finish(in(choice.regions().getFirst().append()), yes);
    finish(in(choice.regions().getLast().append()), no);
    return choice.results();
  }

  /** {@code scf.for} from 0 up to a count, i64; the body gets the counter and what it carries. */
  List<Value> repeat(
      Value turns, List<Value> start, BiFunction<Counted, List<Value>, List<Value>> body) {
    Operation loop =
        Operation.builder("scf.for")
            .operands(integer(0), turns, integer(1))
            .operands(start)
            .results(start.stream().map(Value::type).toList())
            .regions(1)
            .insert(InsertionPoint.atEnd(block));
    Block inner = loop.regions().getFirst().append(i64());
    addArguments(inner, start);
    Build code = in(inner);
    List<Value> arguments = inner.arguments();
    Counted counted = new Counted(code, arguments.getFirst());
    code.end("scf.yield", body.apply(counted, arguments.subList(1, arguments.size())));
    return loop.results();
  }

  /** The inside of a counted loop. */
  record Counted(Build code, Value counter) {}

  /**
   * {@code scf.while}: {@code before} computes and ends in {@code scf.condition}, whose values
   * {@code after} makes into the next round's and the loop returns.
   */
  List<Value> loop(List<Value> start, List<Type> results, Part before, Part after) {
    Operation loop =
        Operation.builder("scf.while")
            .operands(start)
            .results(results)
            .regions(2)
            .insert(InsertionPoint.atEnd(block));
    Block head = loop.regions().getFirst().append();
    addArguments(head, start);
    in(head).end("scf.condition", before.write(in(head), head.arguments()));
    Block tail = loop.regions().getLast().append(results.toArray(Type[]::new));
    in(tail).end("scf.yield", after.write(in(tail), tail.arguments()));
    return loop.results();
  }

  /** A piece of code from values to values. */
  @FunctionalInterface
  interface Part {
    List<Value> write(Build code, List<Value> values);
  }

  private void addArguments(Block target, List<Value> like) {
    like.forEach(value -> target.addArgument(value.type(), block.parent().locationAttr()));
  }

  private static void finish(Build code, Function<Build, List<Value>> part) {
    code.end("scf.yield", part.apply(code));
  }

  /** Ends the block. */
  void end(String terminator, List<Value> operands) {
    Operation.builder(terminator).operands(operands).insert(InsertionPoint.atEnd(block));
  }

  /** The lanes of a vector, in order. */
  List<Value> unpack(Value vector) {
    return insertAll(
        Operation.builder("vector.to_elements").operands(vector),
        java.util.Collections.nCopies(width, vector.type().elementType()));
  }

  Value pack(List<Value> elements) {
    return insert(
        Operation.builder("vector.from_elements").operands(elements),
        types().vector(elements.getFirst().type(), width));
  }

  /** Writes the operation with one result. */
  Value insert(OperationBuilder operation, Type result) {
    return insertAll(operation, List.of(result)).getFirst();
  }

  List<Value> insertAll(OperationBuilder operation, List<Type> results) {
    return operation.results(results).insert(InsertionPoint.atEnd(block)).results();
  }

  /** Writes an operation without results. */
  void effect(OperationBuilder operation) {
    operation.insert(InsertionPoint.atEnd(block));
  }
}
