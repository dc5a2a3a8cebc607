package dev.neurojit.flight;

import dev.neurojit.mlir.Attributes;
import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Types;
import dev.neurojit.mlir.Value;
import java.util.List;

/**
 * Writes {@link Plant#ASK}: (lanes), i64, and {@link Plant#ASK_ADDRESS}: () to i64. A loop-free
 * controller is asked for all lanes at once, any other one once for each lane with a flight, and
 * then each flight has a tank of its own for the controller's loops.
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

  /** Asks {@link Plant#CONTROLLER}. */
  static void writeVectorised(MlirModule module, Lanes layout, Signature signature) {
    Build code = begin(module);
    Build vector = code.lanes(layout.width());
    Rows lanes = new Rows(code.arguments().getFirst(), code.integer(layout.width()));
    new Question(vector, lanes, layout, code.integer(0)).put(signature, Plant.CONTROLLER.symbol());
    code.end("func.return", List.of());
    writeAddress(module);
  }

  /** Asks the controller itself. */
  static void writeOneByOne(MlirModule module, Lanes layout, Signature signature) {
    Types types = module.context().types();
    declareGauge(module, FUEL, types.integer(64));
    declareGauge(module, FAULT, types.integer(32));
    Build code = begin(module);
    Rows lanes = new Rows(code.arguments().getFirst(), code.integer(layout.width()));
    var ask = new AskFunction(layout, signature, lanes);
    code.repeat(
        code.integer(layout.width()),
        List.of(),
        (turn, _) -> {
          ask.lane(turn.code(), turn.counter());
          return List.of();
        });
    code.end("func.return", List.of());
    writeAddress(module);
  }

  private static Build begin(MlirModule module) {
    Types types = module.context().types();
    return Build.scalar(
        Plant.ASK.define(module, Plant.Trust.OWN, Plant.words(types, 1), List.of()));
  }

  private static void writeAddress(MlirModule module) {
    Types types = module.context().types();
    Build code =
        Build.scalar(
            Plant.ASK_ADDRESS.define(module, Plant.Trust.OWN, List.of(), Plant.words(types, 1)));
    Value function =
        code.insert(
            Operation.builder("func.constant")
                .attribute("value", code.attributes().symbolRef(Plant.ASK.symbol())),
            types.function(Plant.words(types, 1), List.of()));
    Value pointer = code.unary("builtin.unrealized_conversion_cast", types.llvmPointer(), function);
    code.end("func.return", List.of(code.unary("llvm.ptrtoint", code.i64(), pointer)));
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
    new Question(code, lanes, layout, lane).put(signature, signature.function());
    lanes.store(code, turns, lane, code.unary("llvm.load", code.i64(), fuel));
    Value number = code.unary("llvm.load", types.integer(32), fault);
    Value wide = code.unary("arith.sitofp", code.real(), number);
    lanes.store(code, layout.row(code, Lanes.Extra.FAULT), lane, wide);
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
