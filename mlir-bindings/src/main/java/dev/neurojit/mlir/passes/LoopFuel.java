package dev.neurojit.mlir.passes;

import dev.neurojit.mlir.Attributes;
import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.JavaPass;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.PassRun;
import dev.neurojit.mlir.SymbolTable;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Types;
import dev.neurojit.mlir.Value;
import java.util.List;

/**
 * Makes each loop ask before each round whether it may go on, so that none is endless: {@code
 * scf.condition(%c)} becomes {@code scf.condition(%c and call @tick())}, and a branch back to a
 * block that led to it asks too and returns zeros once the answer is no. The module gets the
 * declaration of the function. Runs on {@code builtin.module}; {@code scf.for} and its like must be
 * gone: {@code builtin.module(func.func(scf-for-to-while),loop-fuel)} or {@code
 * builtin.module(convert-scf-to-cf,loop-fuel)}.
 *
 * @param tick the name of a function {@code () -> i1} that says whether there is fuel left
 */
public record LoopFuel(String tick) implements JavaPass {
  @Override
  public String anchor() {
    return "builtin.module";
  }

  @Override
  public String description() {
    return "Let loops ask for fuel before each round";
  }

  @Override
  public void run(Operation module, PassRun run) {
    long loops = 0;
    for (Operation operation : module.walk().toList()) {
      switch (operation.name()) {
        case "scf.for", "scf.parallel", "scf.forall" ->
            run.fail(
                operation,
                "loop-fuel knows scf.while and branches; run scf-for-to-while or"
                    + " convert-scf-to-cf before it");
        case "scf.condition" -> {
          ask(operation);
          loops++;
        }
        case "func.func" -> loops += BackEdges.fuel(operation, this, run);
        default -> {}
      }
    }
    run.count("loops", loops);
    if (loops > 0) {
      declare(module);
    }
  }

  /** Asks whether there is fuel left, on behalf of an operation. */
  Value tick(InsertionPoint point, Operation loop) {
    return Operation.builder("func.call")
        .attribute("callee", loop.context().attributes().symbolRef(tick))
        .results(loop.context().types().integer(1))
        .location(loop.locationAttr())
        .insert(point)
        .results()
        .getFirst();
  }

  private void ask(Operation condition) {
    InsertionPoint before = InsertionPoint.before(condition);
    Value fuel = tick(before, condition);
    Operation both =
        Operation.builder("arith.andi")
            .operands(condition.operands().getFirst(), fuel)
            .location(condition.locationAttr())
            .insert(before);
    condition.setOperand(0, both.results().getFirst());
  }

  private void declare(Operation module) {
    if (SymbolTable.of(module).lookup(tick).isPresent()) {
      return;
    }
    Types types = module.context().types();
    Attributes attributes = module.context().attributes();
    Type signature = types.function(List.of(), List.of(types.integer(1)));
    Operation.builder("func.func")
        .attribute("sym_name", attributes.string(tick))
        .attribute("sym_visibility", attributes.string("private"))
        .attribute("function_type", attributes.type(signature))
        .regions(1)
        .insert(InsertionPoint.atStart(module.regions().getFirst().blocks().getFirst()));
  }
}
