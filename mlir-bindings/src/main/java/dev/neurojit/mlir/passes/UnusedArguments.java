package dev.neurojit.mlir.passes;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.JavaPass;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.PassRun;
import dev.neurojit.mlir.Value;
import java.util.List;

/**
 * Reports the arguments that a function does not use. Runs on {@code func.func} and changes
 * nothing.
 *
 * @param strict whether an unused argument is an error rather than a warning
 */
public record UnusedArguments(boolean strict) implements JavaPass {
  @Override
  public String anchor() {
    return "func.func";
  }

  @Override
  public String description() {
    return "Report unused arguments";
  }

  @Override
  public void run(Operation function, PassRun run) {
    run.count("functions seen", 1);
    List<Block> blocks = function.regions().getFirst().blocks();
    if (blocks.isEmpty()) {
      return;
    }
    for (Value argument : blocks.getFirst().arguments()) {
      if (!argument.isUsed()) {
        run.count("unused arguments", 1);
        report(function, run, "argument %d is never used".formatted(argument.index()));
      }
    }
  }

  private void report(Operation function, PassRun run, String message) {
    if (strict) {
      run.fail(function, message);
    } else {
      run.warn(function, message);
    }
  }
}
