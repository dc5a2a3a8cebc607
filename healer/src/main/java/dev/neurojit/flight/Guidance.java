package dev.neurojit.flight;

import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How the controller is asked in the step of all lanes. */
sealed interface Guidance {
  /** What it says, and where it may have faulted. */
  Said ask(Build code, Rollout.State state);

  /**
   * What the controller says.
   *
   * @param asked the throttle, f64 in each lane
   * @param fault the number of its fault, 0 for none; empty if it cannot fault
   */
  record Said(Value asked, List<Value> fault) {}

  /** Loop-free code: all lanes at once, with a value for each argument. */
  record Vectorised(Signature signature, Function<Argument.Constant, Value> constant)
      implements Guidance {
    @Override
    public Said ask(Build code, Rollout.State state) {
      var arguments = new ArrayList<Value>();
      for (Argument argument : signature.arguments()) {
        Value value =
            switch (argument.input()) {
              case Argument.Constant index -> constant.apply(index);
              case Argument.Sensor sensor -> state.sensor(code, sensor);
            };
        arguments.add(narrow(code, argument.precision(), value));
      }
      Type result = code.shaped(type(code, signature.result()));
      Value said = code.call(Plant.CONTROLLER.symbol(), List.of(result), arguments).getFirst();
      return new Said(widen(code, said), List.of());
    }
  }

  /** Any code: one lane after the other, with fuel. */
  record OneByOne(Rows lanes, Lanes layout) implements Guidance {
    @Override
    public Said ask(Build code, Rollout.State state) {
      state.save(code, lanes, layout);
      code.call(Plant.ASK.symbol(), List.of(), List.of(lanes.base()));
      return new Said(load(code, Lanes.Extra.ASKED), List.of(load(code, Lanes.Extra.FAULT)));
    }

    private Value load(Build code, Lanes.Extra extra) {
      return lanes.load(code, layout.row(code, extra), code.integer(0), code.real());
    }
  }

  static Type type(Build code, Argument.Precision precision) {
    return switch (precision) {
      case F32 -> code.types().f32();
      case F64 -> code.types().f64();
    };
  }

  static Value narrow(Build code, Argument.Precision precision, Value value) {
    return switch (precision) {
      case F32 -> code.unary("arith.truncf", code.shaped(code.types().f32()), value);
      case F64 -> value;
    };
  }

  static Value widen(Build code, Value value) {
    return value.type().equals(code.real()) ? value : code.unary("arith.extf", code.real(), value);
  }
}
