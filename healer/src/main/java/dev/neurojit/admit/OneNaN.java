package dev.neurojit.admit;

import dev.neurojit.mlir.Attributes;
import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.OperationBuilder;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Types;
import dev.neurojit.mlir.Value;
import java.util.OptionalInt;

/**
 * Lets code that looks at the bits of a NaN see the one positive quiet NaN. The guard of the code
 * generator does so too, but after MLIR has folded constants, whose NaNs have the bits that the
 * fold happened to give.
 */
final class OneNaN {
  /** Of {@code arith.cmpf}: true for NaN. */
  private static final int UNORDERED = 14;

  private OneNaN() {}

  /** Changes a module that is about to be lowered. */
  static void prepare(MlirModule module) {
    for (Operation operation : module.operation().walk().toList()) {
      looksAt(operation).ifPresent(index -> canonise(operation, index));
    }
  }

  /** Which operand has its bits looked at, if one does. */
  private static OptionalInt looksAt(Operation operation) {
    return switch (operation.name()) {
      case "arith.bitcast" ->
          isReal(operation.operands().getFirst().type())
                  && !operation.results().getFirst().type().isFloat()
              ? OptionalInt.of(0)
              : OptionalInt.empty();
      case "math.copysign" ->
          isReal(lane(operation.operands().getLast().type()))
              ? OptionalInt.of(1)
              : OptionalInt.empty();
      default -> OptionalInt.empty();
    };
  }

  private static boolean isReal(Type type) {
    return type.isF32() || type.isF64();
  }

  private static Type lane(Type type) {
    return type.isVector() ? type.elementType() : type;
  }

  private static void canonise(Operation operation, int index) {
    Value value = operation.operands().get(index);
    Type type = value.type();
    Types types = operation.context().types();
    Attributes attributes = operation.context().attributes();
    Type truth = types.integer(1);
    Value isNaN =
        before(
            operation,
            Operation.builder("arith.cmpf")
                .operands(value, value)
                .attribute("predicate", attributes.integer(types.integer(64), UNORDERED)),
            type.isVector() ? types.vector(truth, shape(type)) : truth);
    Value quiet =
        before(
            operation,
            Operation.builder("arith.constant").attribute("value", attributes.parse(quiet(type))),
            type);
    Value seen =
        before(operation, Operation.builder("arith.select").operands(isNaN, quiet, value), type);
    operation.setOperand(index, seen);
  }

  private static long[] shape(Type vector) {
    return vector.shape().stream().mapToLong(Long::longValue).toArray();
  }

  private static String quiet(Type type) {
    String bits = lane(type).isF32() ? "0x7FC00000" : "0x7FF8000000000000";
    return (type.isVector() ? "dense<" + bits + ">" : bits) + " : " + type;
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
