package dev.neurojit.flight;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Types;
import dev.neurojit.mlir.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@link Plant#EVENT}: ({@link Cabin}, lane, next) to (next, 1 if the lane has a flight,
 * else 0), all i64. It flies one step as {@code Simulator.run} does; the lane holds the state
 * before the step and what the controller said.
 */
final class EventFunction {
  private final Lanes layout;
  private final Build code;
  private final Cabin cabin;
  private final Rows lanes;
  private final List<Value> in;
  private final Map<Row, Value> now = new EnumMap<>(Row.class);

  private EventFunction(Lanes layout, Block entry) {
    this.layout = layout;
    in = entry.arguments();
    code = Build.scalar(entry);
    cabin = Cabin.of(in);
    lanes = cabin.lanes(code, layout);
  }

  static void write(MlirModule module, Lanes layout) {
    Types types = module.context().types();
    Block entry =
        Plant.EVENT.define(
            module, Plant.Trust.OWN, Plant.words(types, Cabin.SIZE + 2), Plant.words(types, 2));
    new EventFunction(layout, entry).write();
  }

  private void write() {
    for (Row row : Row.ALL) {
      now.put(row, lanes.load(code, layout.row(code, row), lane()));
    }
    Value fault = extra(Lanes.Extra.FAULT);
    Value asked = extra(Lanes.Extra.ASKED);
    Value index = extra(Lanes.Extra.INDEX);
    Value time = code.mul(index, now(Row.STEP));
    List<Type> five = Plant.reals(code.types(), 5);
    List<Value> after =
        code.choose(
            code.compare(Predicate.FLOAT_GREATER, fault, code.number(0)),
            five,
            faulty -> stays(faulty.add(faulty.number(Ending.NAN.number()), fault), time),
            sound ->
                sound.choose(
                    sound.compare(Predicate.FLOAT_ORDERED, asked, asked),
                    five,
                    fine -> step(fine, asked, time, index),
                    nan -> stays(nan.number(Ending.NAN.number()), time)));
    // ending, altitude, velocity, fuel, time
    Value begun = code.add(index, code.number(1));
    Value ending = after.getFirst();
    List<Value> outcome =
        code.choose(
            code.compare(Predicate.FLOAT_LESS, ending, code.number(0)),
            Plant.words(code.types(), 2),
            on -> goOn(on, after, begun),
            over -> finish(over, after, begun));
    code.end("func.return", outcome);
  }

  private Value lane() {
    return in.get(Cabin.SIZE);
  }

  private Value next() {
    return in.get(Cabin.SIZE + 1);
  }

  private Value now(Row row) {
    return java.util.Objects.requireNonNull(now.get(row));
  }

  private Value extra(Lanes.Extra extra) {
    return lanes.load(code, layout.row(code, extra), lane());
  }

  private List<Value> stays(Value ending, Value time) {
    return List.of(ending, now(Row.ALTITUDE), now(Row.VELOCITY), now(Row.FUEL), time);
  }

  private List<Value> step(Build at, Value asked, Value time, Value index) {
    Value throttle = Throttle.of(at, asked, now(Row.MIN_THROTTLE), now(Row.FUEL));
    Value thrust = at.mul(throttle, now(Row.MAX_THRUST));
    Value flow = at.mul(throttle, now(Row.MAX_FLOW));
    Value step = now(Row.STEP);
    List<Value> flown =
        at.choose(
            at.compare(Predicate.FLOAT_AT_MOST, at.mul(flow, step), now(Row.FUEL)),
            LegFunction.results(at.types()),
            powered -> leg(powered, start(thrust, flow), time, step),
            dry -> runDry(dry, start(thrust, flow), time, step));
    Value begun = at.add(index, at.number(1));
    Value aloft =
        at.select(
            at.compare(Predicate.FLOAT_GREATER, flown.get(1), now(Row.CEILING)),
            at.number(Ending.ESCAPED.number()),
            at.select(
                at.compare(Predicate.FLOAT_LESS, begun, now(Row.STEPS)),
                at.number(Ending.NONE),
                at.number(Ending.OUT_OF_TIME.number())));
    Value touched = flown.getFirst();
    Value ending = at.select(touched, at.number(Ending.TOUCHDOWN.number()), aloft);
    Value end = at.select(touched, flown.getLast(), at.mul(begun, step));
    return List.of(ending, flown.get(1), flown.get(2), flown.get(3), end);
  }

  private Leg start(Value thrust, Value flow) {
    return new Leg(
        now(Row.ALTITUDE),
        now(Row.VELOCITY),
        now(Row.FUEL),
        now(Row.GRAVITY),
        now(Row.DRY_MASS),
        thrust,
        flow);
  }

  /** The step is cut where the tank runs dry. */
  private List<Value> runDry(Build at, Leg start, Value time, Value step) {
    Value powered = at.div(start.fuel(), start.flow());
    List<Value> first = leg(at, start, time, powered);
    return at.choose(
        first.getFirst(),
        LegFunction.results(at.types()),
        _ -> first,
        falling -> {
          Value zero = falling.number(0);
          Leg rest =
              new Leg(first.get(1), first.get(2), zero, start.gravity(), start.mass(), zero, zero);
          return leg(falling, rest, first.getLast(), falling.sub(step, powered));
        });
  }

  /** Touched, altitude, velocity, fuel, time. */
  private static List<Value> leg(Build at, Leg leg, Value time, Value span) {
    List<Value> flown =
        new ArrayList<>(
            at.call(
                Plant.LEG.symbol(),
                LegFunction.results(at.types()),
                List.of(
                    leg.altitude(),
                    leg.velocity(),
                    leg.fuel(),
                    leg.gravity(),
                    leg.mass(),
                    leg.thrust(),
                    leg.flow(),
                    span)));
    flown.set(4, at.add(time, flown.getLast()));
    return flown;
  }

  private List<Value> goOn(Build at, List<Value> after, Value begun) {
    lanes.store(at, layout.row(at, Row.ALTITUDE), lane(), after.get(1));
    lanes.store(at, layout.row(at, Row.VELOCITY), lane(), after.get(2));
    lanes.store(at, layout.row(at, Row.FUEL), lane(), after.get(3));
    lanes.store(at, layout.row(at, Lanes.Extra.INDEX), lane(), begun);
    return List.of(next(), at.integer(1));
  }

  private List<Value> finish(Build at, List<Value> after, Value begun) {
    Value column =
        at.unary(
            "arith.fptosi", at.i64(), lanes.load(at, layout.row(at, Lanes.Extra.COLUMN), lane()));
    put(at, Result.TIME, column, after.get(4));
    put(at, Result.ALTITUDE, column, after.get(1));
    put(at, Result.VELOCITY, column, after.get(2));
    put(at, Result.FUEL, column, after.get(3));
    put(at, Result.ENDING, column, after.getFirst());
    put(at, Result.STEPS, column, begun);
    return at.call(Plant.BOARD.symbol(), Plant.words(at.types(), 2), in);
  }

  private void put(Build at, Result row, Value column, Value value) {
    cabin.results().store(at, at.integer(row.index()), column, value);
  }
}
