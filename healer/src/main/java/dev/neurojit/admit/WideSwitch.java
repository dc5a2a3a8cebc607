package dev.neurojit.admit;

import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.Attributes;
import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.OperationBuilder;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * {@code scf.index_switch} compares 64 bits and is lowered to 32 of them: a number that only ends
 * in the bits of a case would take it. Such numbers are replaced by one that is no case.
 */
final class WideSwitch {
  static final String NAME = "scf.index_switch";

  /** Of {@code arith.cmpi}. */
  private static final int UNSIGNED_LESS = 6;

  private WideSwitch() {}

  /** Returns whether a case itself needs more than 32 bits. */
  static boolean hasWideCase(Operation operation) {
    return operation.name().equals(NAME)
        && cases(operation).stream().anyMatch(number -> number != number.intValue());
  }

  private static List<Long> cases(Operation operation) {
    String text = operation.attribute("cases").map(Attribute::toString).orElse("");
    return Arrays.stream(text.replaceAll("^array<i64:?|[> ]", "").split(",", -1))
        .filter(number -> !number.isEmpty())
        .map(Long::valueOf)
        .toList();
  }

  /** Changes an operation that is about to be lowered. */
  static void narrow(Operation operation) {
    List<Long> cases = cases(operation);
    long other =
        LongStream.iterate(0, i -> i + 1).filter(i -> !cases.contains(i)).findFirst().orElseThrow();
    Value chosen = operation.operands().getFirst();
    Type index = chosen.type();
    Value shifted = binary(operation, "arith.addi", chosen, constant(operation, index, 1L << 31));
    Attributes attributes = operation.context().attributes();
    var types = operation.context().types();
    Value fits =
        before(
            operation,
            Operation.builder("arith.cmpi")
                .operands(shifted, constant(operation, index, 1L << 32))
                .attribute("predicate", attributes.integer(types.integer(64), UNSIGNED_LESS)),
            types.integer(1));
    Value seen =
        before(
            operation,
            Operation.builder("arith.select")
                .operands(fits, chosen, constant(operation, index, other)),
            index);
    operation.setOperand(0, seen);
  }

  private static Value constant(Operation operation, Type index, long value) {
    Attribute attribute = operation.context().attributes().parse(value + " : index");
    return before(
        operation, Operation.builder("arith.constant").attribute("value", attribute), index);
  }

  private static Value binary(Operation operation, String name, Value a, Value b) {
    return before(operation, Operation.builder(name).operands(a, b), a.type());
  }

  private static Value before(Operation operation, OperationBuilder builder, Type result) {
    return builder
        .results(result)
        .location(operation.locationAttr())
        .insert(InsertionPoint.before(operation))
        .results()
        .getFirst();
  }
}
