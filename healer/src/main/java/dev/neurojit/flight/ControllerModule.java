package dev.neurojit.flight;

import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipeline;
import dev.neurojit.mlir.SymbolTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A controller and what the plant calls it by: {@link Plant#ASK} and its address. */
final class ControllerModule {
  private static final String FLATTEN =
      "builtin.module(inline{default-pipeline=},func.func(lift-cf-to-scf))";

  private final MlirModule controller;
  private final Signature signature;
  private final Lanes layout;
  private final long turns;

  /**
   * What to write.
   *
   * @param controller left as it is
   * @param turns fuel of each flight
   */
  ControllerModule(MlirModule controller, Signature signature, Lanes layout, long turns) {
    this.controller = controller;
    this.signature = signature;
    this.layout = layout;
    this.turns = turns;
  }

  /**
   * Writes the module, to be closed by the caller.
   *
   * @param longest most control steps of a flight
   */
  MlirModule write(long longest) {
    boolean affordable = callsPerStep() <= turns / Math.max(1, longest);
    Optional<MlirModule> vectorised = affordable ? vectorised() : Optional.empty();
    return vectorised.orElseGet(this::oneByOne);
  }

  private Optional<MlirModule> vectorised() {
    MlirModule module = controller.copy();
    if (!isFlat(module) && !(Pipeline.run(module, FLATTEN) instanceof PassResult.Ok)) {
      module.close();
      return Optional.empty();
    }
    Operation function = entry(module);
    if (!Vectorizable.test(function)) {
      module.close();
      return Optional.empty();
    }
    List<Operation> strange = module.body().operations();
    Vectorizer.write(module, function, layout.width());
    strange.forEach(Operation::erase);
    AskFunction.writeVectorised(module, layout, signature);
    return Optional.of(module);
  }

  private MlirModule oneByOne() {
    MlirModule module = controller.copy();
    Attribute internal = module.context().attributes().parse("#llvm.linkage<internal>");
    module.body().operations().forEach(each -> each.setAttribute("llvm.linkage", internal));
    AskFunction.writeOneByOne(module, layout, signature);
    return module;
  }

  private Operation entry(MlirModule module) {
    return SymbolTable.of(module.operation()).lookup(signature.function()).orElseThrow();
  }

  private boolean isFlat(MlirModule module) {
    return Vectorizable.test(entry(module));
  }

  /** Calls that take fuel in one call of the controller, if every branch is taken. */
  private long callsPerStep() {
    return calls(entry(controller), new HashMap<>());
  }

  private long calls(Operation function, Map<String, Long> known) {
    String name = function.symbolName().orElseThrow();
    Long before = known.get(name);
    if (before != null) {
      return before;
    }
    SymbolTable symbols = SymbolTable.of(controller.operation());
    long own =
        function
            .walk()
            .filter(operation -> operation.name().equals("func.call"))
            .map(call -> call.attribute("callee").flatMap(Attribute::asSymbolRef).orElseThrow())
            .mapToLong(callee -> 1 + calls(symbols.lookup(callee).orElseThrow(), known))
            .reduce(0, (a, b) -> Math.min(turns, a + b));
    known.put(name, own);
    return own;
  }
}
