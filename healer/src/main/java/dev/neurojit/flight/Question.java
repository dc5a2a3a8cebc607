package dev.neurojit.flight;

import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of a controller with what lies in the lanes.
 *
 * @param code as many lanes wide as the function called
 * @param lane the first one
 */
record Question(Build code, Rows lanes, Lanes layout, Value lane) {
  /** Calls a function and leaves its answer in the lanes. */
  void put(Signature signature, String function) {
    var arguments = new ArrayList<Value>();
    for (Argument argument : signature.arguments()) {
      arguments.add(narrow(argument.precision(), input(argument)));
    }
    Type result = code.shaped(type(signature.result()));
    Value said = code.call(function, List.of(result), arguments).getFirst();
    lanes.store(code, layout.row(code, Lanes.Extra.ASKED), lane, widen(said));
  }

  private Value input(Argument argument) {
    return switch (argument.input()) {
      case Argument.Constant(int index) -> load(layout.constant(code, index));
      case Argument.Sensor.ALTITUDE -> load(layout.row(code, Row.ALTITUDE));
      case Argument.Sensor.VELOCITY -> load(layout.row(code, Row.VELOCITY));
      case Argument.Sensor.FUEL -> load(layout.row(code, Row.FUEL));
      case Argument.Sensor.TIME ->
          code.mul(load(layout.row(code, Lanes.Extra.INDEX)), load(layout.row(code, Row.STEP)));
    };
  }

  private Value load(Value row) {
    return lanes.load(code, row, lane, code.real());
  }

  private Type type(Argument.Precision precision) {
    return switch (precision) {
      case F32 -> code.types().f32();
      case F64 -> code.types().f64();
    };
  }

  private Value narrow(Argument.Precision precision, Value value) {
    return switch (precision) {
      case F32 -> code.unary("arith.truncf", code.shaped(code.types().f32()), value);
      case F64 -> value;
    };
  }

  private Value widen(Value value) {
    return value.type().equals(code.real()) ? value : code.unary("arith.extf", code.real(), value);
  }
}
