package dev.neurojit.admit;

import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;

/**
 * Gives a program one meaning where MLIR's folds and lowerings would give it another: of NaNs
 * ({@link OneNaN}), of switches ({@link WideSwitch}), of {@code math.atan2} of zeros, which libm
 * defines and MLIR's fold calls NaN, and of the least integer by -1, which faults where it is
 * computed and which MLIR's folds give a remainder, and in i1, whose 1 is -1, a quotient.
 */
public final class OneMeaning {
  private OneMeaning() {}

  /** Changes a module that is about to be lowered. */
  public static void prepare(MlirModule module) {
    OneNaN.prepare(module);
    for (Operation operation : module.operation().walk().toList()) {
      switch (operation.name()) {
        case "math.atan2" -> hideFromFolding(operation, 0);
        case "arith.remsi" -> hideDivisor(operation);
        case "arith.divsi", "arith.ceildivsi", "arith.floordivsi" -> {
          if (operation.operands().getLast().type().isInteger(1)) {
            hideDivisor(operation);
          }
        }
        case WideSwitch.NAME -> WideSwitch.narrow(operation);
        default -> {}
      }
    }
  }

  private static void hideDivisor(Operation division) {
    Value divisor = division.operands().getLast();
    if (divisor.type().isIndex()) {
      // A freeze takes LLVM's types only.
      Type bits = division.context().types().integer(Long.SIZE);
      Value cast = before(division, "arith.index_cast", divisor, bits);
      Value frozen = before(division, "llvm.freeze", cast, bits);
      division.setOperand(1, before(division, "arith.index_cast", frozen, divisor.type()));
    } else {
      hideFromFolding(division, 1);
    }
  }

  private static void hideFromFolding(Operation operation, int index) {
    Value operand = operation.operands().get(index);
    operation.setOperand(index, before(operation, "llvm.freeze", operand, operand.type()));
  }

  private static Value before(Operation operation, String name, Value operand, Type result) {
    return Operation.builder(name)
        .operands(operand)
        .results(result)
        .location(operation.locationAttr())
        .insert(InsertionPoint.before(operation))
        .results()
        .getFirst();
  }
}
