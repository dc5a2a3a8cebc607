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
 * Writes {@link Plant#FLY}: ({@link Cabin}, begin, the address of {@link Plant#ASK}), all i64. As
 * long as nothing happens in any lane, all lanes step together in registers. What happens
 * (touchdown, dry tank, fault, time limit) is left to {@link EventFunction}, lane by lane, and a
 * lane whose flight is over takes the next start.
 */
final class Rollout {
  private final Lanes layout;
  private final Build code;
  private final Cabin cabin;
  private final Value begin;
  private final Guidance guidance;
  private final Rows lanes;

  private Rollout(Lanes layout, Block entry) {
    this.layout = layout;
    code = Build.scalar(entry);
    cabin = Cabin.of(entry.arguments());
    begin = entry.arguments().get(Cabin.SIZE);
    lanes = cabin.lanes(code, layout);
    guidance = new Guidance(lanes, layout, entry.arguments().get(Cabin.SIZE + 1));
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

  static void write(MlirModule module, Lanes layout) {
    Types types = module.context().types();
    Block entry =
        Plant.FLY.define(module, Plant.Trust.OWN, Plant.words(types, Cabin.SIZE + 2), List.of());
    new Rollout(layout, entry).write();
  }

  private void write() {
    List<Value> start =
        code.repeat(
            code.integer(layout.width()),
            List.of(begin, code.integer(0)),
            (turn, carried) -> {
              List<Value> boarded =
                  call(turn.code(), Plant.BOARD, turn.counter(), carried.getFirst());
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
          flyQuietly(body);
          return settle(body, carried);
        });
    code.end("func.return", List.of());
  }

  /** Flies all lanes until something happens in one, and stores what was reached. */
  private void flyQuietly(Build body) {
    Build vector = body.lanes(layout.width());
    Map<Row, Value> fixed = new EnumMap<>(Row.class);
    for (Row row : Row.ALL) {
      fixed.put(row, load(vector, layout.row(vector, row)));
    }
    State first =
        State.of(
            List.of(
                Objects.requireNonNull(fixed.get(Row.ALTITUDE)),
                Objects.requireNonNull(fixed.get(Row.VELOCITY)),
                Objects.requireNonNull(fixed.get(Row.FUEL)),
                load(vector, layout.row(vector, Lanes.Extra.INDEX))),
            fixed);
    Type truth = vector.shaped(vector.types().integer(1));
    var carried = new ArrayList<>(Collections.nCopies(8, vector.real()));
    carried.add(truth);
    List<Value> last =
        vector.loop(
            first.values(),
            carried,
            (step, values) -> {
              State state = State.of(values, fixed);
              Stride stride = Stride.of(step, state, guidance);
              var out = new ArrayList<Value>(List.of(allOf(step, stride.quiet())));
              out.addAll(state.values());
              out.addAll(stride.next().values());
              out.add(stride.quiet());
              return out;
            },
            (step, values) -> values.subList(4, 8));
    State before = State.of(last.subList(0, 4), fixed);
    State after = State.of(last.subList(4, 8), fixed);
    Value quiet = last.getLast();
    after.choose(vector, quiet, before).save(vector, lanes, layout);
    Value flags = vector.select(quiet, vector.number(1), vector.number(0));
    lanes.store(vector, layout.row(vector, Lanes.Extra.QUIET), vector.integer(0), flags);
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
        body.integer(layout.width()),
        carried,
        (turn, values) -> {
          Build inside = turn.code();
          Value quiet = lanes.load(inside, layout.row(inside, Lanes.Extra.QUIET), turn.counter());
          return inside.choose(
              inside.compare(Predicate.FLOAT_GREATER, quiet, inside.number(0)),
              Plant.words(inside.types(), 2),
              _ -> values,
              event -> {
                List<Value> seen = call(event, Plant.EVENT, turn.counter(), values.getFirst());
                Value change = event.binary("arith.subi", seen.getLast(), event.integer(1));
                Value busy = event.binary("arith.addi", values.getLast(), change);
                return List.of(seen.getFirst(), busy);
              });
        });
  }

  private List<Value> call(Build at, Plant function, Value lane, Value next) {
    var arguments = new ArrayList<>(cabin.values());
    arguments.add(lane);
    arguments.add(next);
    return at.call(function.symbol(), Plant.words(at.types(), 2), arguments);
  }
}
