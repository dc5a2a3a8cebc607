package dev.neurojit.flight;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Types;
import dev.neurojit.mlir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes {@link Plant#FLY}: (starts, results, columns, begin, end, lanes), all i64. As long as
 * nothing happens in any lane, all lanes step together in registers. What happens (touchdown, dry
 * tank, fault, time limit) is left to {@link EventFunction}, lane by lane, and a lane whose flight
 * is over takes the next start.
 */
final class Rollout {
  private final Lanes layout;
  private final Build code;
  private final List<Value> in;
  private final Rows lanes;

  private Rollout(Lanes layout, Block entry) {
    this.layout = layout;
    code = Build.scalar(entry);
    in = entry.arguments();
    lanes = new Rows(in.get(5), code.integer(layout.width()));
  }

  /** The part of all lanes that changes with each step. */
  record State(Value altitude, Value velocity, Value fuel, Value index, Map<Row, Value> fixed) {
    static State of(List<Value> values, Map<Row, Value> fixed) {
      return new State(values.get(0), values.get(1), values.get(2), values.get(3), fixed);
    }

    List<Value> values() {
      return List.of(altitude, velocity, fuel, index);
    }

    Value fixed(Row row) {
      return Objects.requireNonNull(fixed.get(row));
    }

    Value sensor(Build code, Argument.Sensor sensor) {
      return switch (sensor) {
        case ALTITUDE -> altitude;
        case VELOCITY -> velocity;
        case FUEL -> fuel;
        case TIME -> code.mul(index, fixed(Row.STEP));
      };
    }

    void save(Build code, Rows lanes, Lanes layout) {
      Value first = code.integer(0);
      lanes.store(code, layout.row(code, Row.ALTITUDE), first, altitude);
      lanes.store(code, layout.row(code, Row.VELOCITY), first, velocity);
      lanes.store(code, layout.row(code, Row.FUEL), first, fuel);
      lanes.store(code, layout.row(code, Lanes.Extra.INDEX), first, index);
    }

    State choose(Build code, Value condition, State other) {
      return new State(
          code.select(condition, altitude, other.altitude),
          code.select(condition, velocity, other.velocity),
          code.select(condition, fuel, other.fuel),
          code.select(condition, index, other.index),
          fixed);
    }
  }

  static void write(MlirModule module, Lanes layout, Signature signature, Style style) {
    Types types = module.context().types();
    Block entry = Plant.FLY.define(module, Plant.Trust.OWN, Plant.words(types, 6), List.of());
    new Rollout(layout, entry).write(signature, style);
  }

  /** How the controller is asked. */
  enum Style {
    VECTORISED,
    ONE_BY_ONE
  }

  private void write(Signature signature, Style style) {
    List<Value> start =
        code.repeat(
            layout.width(),
            List.of(in.get(3), code.integer(0)),
            (turn, carried) -> {
              List<Value> boarded =
                  turn.code()
                      .call(
                          Plant.BOARD.symbol(),
                          Plant.words(turn.code().types(), 2),
                          List.of(
                              in.get(0),
                              in.get(2),
                              in.get(4),
                              in.get(5),
                              turn.counter(),
                              carried.getFirst()));
              Value busy = turn.code().binary("arith.addi", carried.getLast(), boarded.getLast());
              return List.of(boarded.getFirst(), busy);
            });
    code.loop(
        start,
        Plant.words(code.types(), 2),
        (head, carried) -> {
          Value busy = head.compare(Predicate.INTEGER_LESS, head.integer(0), carried.getLast());
          return List.of(busy, carried.getFirst(), carried.getLast());
        },
        (body, carried) -> {
          flyQuietly(body, signature, style);
          return settle(body, carried);
        });
    code.end("func.return", List.of());
  }

  /** Flies all lanes until something happens in one, and stores what was reached. */
  private void flyQuietly(Build body, Signature signature, Style style) {
    Build vector = body.lanes(layout.width());
    Map<Row, Value> fixed = new EnumMap<>(Row.class);
    for (Row row : Row.ALL) {
      fixed.put(row, load(vector, layout.row(vector, row)));
    }
    State begin =
        State.of(
            List.of(
                Objects.requireNonNull(fixed.get(Row.ALTITUDE)),
                Objects.requireNonNull(fixed.get(Row.VELOCITY)),
                Objects.requireNonNull(fixed.get(Row.FUEL)),
                load(vector, layout.row(vector, Lanes.Extra.INDEX))),
            fixed);
    var constants = new ArrayList<Value>();
    for (int i = 0; i < layout.constants(); i++) {
      constants.add(load(vector, layout.constant(vector, i)));
    }
    Guidance guidance =
        switch (style) {
          case VECTORISED -> new Guidance.Vectorised(signature, c -> constants.get(c.index()));
          case ONE_BY_ONE -> new Guidance.OneByOne(lanes, layout);
        };
    Type truth = vector.shaped(vector.types().integer(1));
    var carried = new ArrayList<>(Collections.nCopies(9, vector.real()));
    carried.add(truth);
    List<Value> last =
        vector.loop(
            begin.values(),
            carried,
            (step, values) -> {
              State state = State.of(values, fixed);
              Stride stride = Stride.of(step, state, guidance);
              var out = new ArrayList<Value>(List.of(allOf(step, stride.quiet())));
              out.addAll(state.values());
              out.addAll(stride.next().values());
              out.add(stride.asked());
              out.add(stride.quiet());
              return out;
            },
            (step, values) -> values.subList(4, 8));
    State before = State.of(last.subList(0, 4), fixed);
    State after = State.of(last.subList(4, 8), fixed);
    Value quiet = last.getLast();
    after.choose(vector, quiet, before).save(vector, lanes, layout);
    Value first = vector.integer(0);
    lanes.store(vector, layout.row(vector, Lanes.Extra.ASKED), first, last.get(8));
    Value flags = vector.select(quiet, vector.number(1), vector.number(0));
    lanes.store(vector, layout.row(vector, Lanes.Extra.QUIET), first, flags);
  }

  private Value load(Build vector, Value row) {
    return lanes.load(vector, row, vector.integer(0), vector.real());
  }

  private static Value allOf(Build code, Value flags) {
    return code.insert(
        Operation.builder("vector.reduction")
            .operands(flags)
            .attribute("kind", code.attributes().parse("#vector.kind<and>")),
        code.types().integer(1));
  }

  /** Lets {@link EventFunction} see to the lanes in which something happened. */
  private List<Value> settle(Build body, List<Value> carried) {
    return body.repeat(
        layout.width(),
        carried,
        (turn, values) -> {
          Build inside = turn.code();
          Value quiet = lanes.load(inside, layout.row(inside, Lanes.Extra.QUIET), turn.counter());
          return inside.choose(
              inside.compare(Predicate.FLOAT_GREATER, quiet, inside.number(0)),
              Plant.words(inside.types(), 2),
              _ -> values,
              event -> {
                List<Value> seen =
                    event.call(
                        Plant.EVENT.symbol(),
                        Plant.words(event.types(), 2),
                        List.of(
                            in.get(0),
                            in.get(1),
                            in.get(2),
                            in.get(4),
                            in.get(5),
                            turn.counter(),
                            values.getFirst()));
                Value change = event.binary("arith.subi", seen.getLast(), event.integer(1));
                Value busy = event.binary("arith.addi", values.getLast(), change);
                return List.of(seen.getFirst(), busy);
              });
        });
  }
}
