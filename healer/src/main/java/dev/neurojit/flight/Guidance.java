package dev.neurojit.flight;

import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Value;

/**
 * How the plant asks the controller in the step of all lanes.
 *
 * @param lanes where its function finds and leaves everything
 * @param layout of the lanes
 * @param function the address of {@link Plant#ASK}, i64
 */
record Guidance(Rows lanes, Lanes layout, Value function) {
  /**
   * What the controller says.
   *
   * @param asked the throttle, f64 in each lane
   * @param fault the number of its fault in each lane, 0 for none
   */
  record Said(Value asked, Value fault) {}

  Said ask(Build code, Rollout.State state) {
    state.save(code, lanes, layout);
    Value pointer = code.unary("llvm.inttoptr", code.types().llvmPointer(), function);
    code.effect(
        Operation.builder("llvm.call")
            .operands(pointer, lanes.base())
            .attribute("operandSegmentSizes", code.attributes().parse("array<i32: 2, 0>"))
            .attribute("op_bundle_sizes", code.attributes().parse("array<i32>")));
    return new Said(load(code, Lanes.Extra.ASKED), load(code, Lanes.Extra.FAULT));
  }

  private Value load(Build code, Lanes.Extra extra) {
    return lanes.load(code, layout.row(code, extra), code.integer(0), code.real());
  }
}
