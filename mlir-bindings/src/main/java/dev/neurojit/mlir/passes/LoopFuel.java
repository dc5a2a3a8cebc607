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
 * Makes each {@code scf.while} ask before each round whether it may go on, so that no loop is
 * endless: {@code scf.condition(%c)} becomes {@code scf.condition(%c and call @tick())}, and the
 * module gets the declaration of the function. Runs on {@code builtin.module}; {@code scf.for} must
 * be gone: {@code builtin.module(func.func(scf-for-to-while),loop-fuel)}. Loops by branches between
 * blocks are not its business.
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
    List<Operation> all = module.walk().toList();
    for (Operation operation : all) {
      switch (operation.name()) {
        case "scf.for", "scf.parallel", "scf.forall" ->
            run.fail(operation, "loop-fuel knows scf.while only; run scf-for-to-while before it");
        case "scf.condition" -> ask(operation, run);
        default -> {}
      }
    }
    if (all.stream().anyMatch(operation -> operation.name().equals("scf.condition"))) {
      declare(module);
    }
  }

  private void ask(Operation condition, PassRun run) {
    Types types = condition.context().types();
    Attributes attributes = condition.context().attributes();
    InsertionPoint before = InsertionPoint.before(condition);
    Operation call =
        Operation.builder("func.call")
            .attribute("callee", attributes.symbolRef(tick))
            .results(types.integer(1))
            .location(condition.locationAttr())
            .insert(before);
    Value both =
        Operation.builder("arith.andi")
            .operands(condition.operands().getFirst(), call.results().getFirst())
            .location(condition.locationAttr())
            .insert(before)
            .results()
            .getFirst();
    condition.setOperand(0, both);
    run.count("loops", 1);
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
