package dev.neurojit.admit;

import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Value;

/**
 * Gives a program one meaning where MLIR's folds and lowerings would give it another: of NaNs
 * ({@link OneNaN}), of switches ({@link WideSwitch}), and of {@code math.atan2} of zeros, which
 * libm defines and MLIR's fold calls NaN.
 */
public final class OneMeaning {
  private OneMeaning() {}

  /** Changes a module that is about to be lowered. */
  public static void prepare(MlirModule module) {
    OneNaN.prepare(module);
    for (Operation operation : module.operation().walk().toList()) {
      switch (operation.name()) {
        case "math.atan2" -> hideFromFolding(operation);
        case WideSwitch.NAME -> WideSwitch.narrow(operation);
        default -> {}
      }
    }
  }

  private static void hideFromFolding(Operation operation) {
    Value operand = operation.operands().getFirst();
    Value frozen =
        Operation.builder("llvm.freeze")
            .operands(operand)
            .results(operand.type())
            .location(operation.locationAttr())
            .insert(InsertionPoint.before(operation))
            .results()
            .getFirst();
    operation.setOperand(0, frozen);
  }
}
