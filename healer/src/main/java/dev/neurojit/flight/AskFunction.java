package dev.neurojit.flight;

import dev.neurojit.mlir.Attributes;
import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Types;
import dev.neurojit.mlir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@link Plant#ASK}: (lanes): the scalar controller, once for each lane with a flight. Each
 * flight has a tank of its own for the controller's loops.
 */
final class AskFunction {
  private static final String FUEL = "__neurojit_fuel";
  private static final String FAULT = "__neurojit_fault";

  private final Lanes layout;
  private final Signature signature;
  private final Rows lanes;

  private AskFunction(Lanes layout, Signature signature, Rows lanes) {
    this.layout = layout;
    this.signature = signature;
    this.lanes = lanes;
  }

  static void write(MlirModule module, Lanes layout, Signature signature) {
    Types types = module.context().types();
    declareGauge(module, FUEL, types.integer(64));
    declareGauge(module, FAULT, types.integer(32));
    Block entry = Plant.ASK.define(module, Plant.Trust.OWN, Plant.words(types, 1), List.of());
    Build code = Build.scalar(entry);
    Rows lanes = new Rows(entry.arguments().getFirst(), code.integer(layout.width()));
    var ask = new AskFunction(layout, signature, lanes);
    code.repeat(
        layout.width(),
        List.of(),
        (turn, _) -> {
          ask.lane(turn.code(), turn.counter());
          return List.of();
        });
    code.end("func.return", List.of());
  }

  private static void declareGauge(MlirModule module, String name, Type type) {
    Attributes attributes = module.context().attributes();
    Operation.builder("llvm.mlir.global")
        .attribute("sym_name", attributes.string(name))
        .attribute("global_type", attributes.type(type))
        .attribute("linkage", attributes.parse("#llvm.linkage<external>"))
        .regions(1)
        .insert(InsertionPoint.atEnd(module.body()));
  }

  private void lane(Build code, Value lane) {
    Value steps = lanes.load(code, layout.row(code, Row.STEPS), lane);
    code.choose(
        code.compare(Predicate.FLOAT_AT_MOST, code.number(0), steps),
        List.of(),
        busy -> {
          ask(busy, lane);
          return List.of();
        },
        _ -> List.of());
  }

  private void ask(Build code, Value lane) {
    Types types = code.types();
    Value fuel = gauge(code, FUEL);
    Value fault = gauge(code, FAULT);
    Value turns = layout.row(code, Lanes.Extra.TURNS);
    store(code, lanes.load(code, turns, lane, code.i64()), fuel);
    Value none =
        code.insert(
            Operation.builder("arith.constant")
                .attribute("value", code.attributes().integer(types.integer(32), 0)),
            types.integer(32));
    store(code, none, fault);
    var arguments = new ArrayList<Value>();
    for (Argument argument : signature.arguments()) {
      arguments.add(Guidance.narrow(code, argument.precision(), input(code, argument, lane)));
    }
    Type result = Guidance.type(code, signature.result());
    Value said = code.call(signature.function(), List.of(result), arguments).getFirst();
    lanes.store(code, layout.row(code, Lanes.Extra.ASKED), lane, Guidance.widen(code, said));
    lanes.store(code, turns, lane, code.unary("llvm.load", code.i64(), fuel));
    Value number = code.unary("llvm.load", types.integer(32), fault);
    Value wide = code.unary("arith.sitofp", code.real(), number);
    lanes.store(code, layout.row(code, Lanes.Extra.FAULT), lane, wide);
  }

  private Value input(Build code, Argument argument, Value lane) {
    return switch (argument.input()) {
      case Argument.Constant(int index) -> lanes.load(code, layout.constant(code, index), lane);
      case Argument.Sensor.ALTITUDE -> lanes.load(code, layout.row(code, Row.ALTITUDE), lane);
      case Argument.Sensor.VELOCITY -> lanes.load(code, layout.row(code, Row.VELOCITY), lane);
      case Argument.Sensor.FUEL -> lanes.load(code, layout.row(code, Row.FUEL), lane);
      case Argument.Sensor.TIME ->
          code.mul(
              lanes.load(code, layout.row(code, Lanes.Extra.INDEX), lane),
              lanes.load(code, layout.row(code, Row.STEP), lane));
    };
  }

  private static Value gauge(Build code, String name) {
    return code.insert(
        Operation.builder("llvm.mlir.addressof")
            .attribute("global_name", code.attributes().symbolRef(name)),
        code.types().llvmPointer());
  }

  private static void store(Build code, Value value, Value pointer) {
    code.effect(Operation.builder("llvm.store").operands(value, pointer));
  }
}
