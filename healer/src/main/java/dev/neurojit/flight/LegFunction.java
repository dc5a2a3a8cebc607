package dev.neurojit.flight;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Types;
import dev.neurojit.mlir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Writes {@link Plant#LEG}: (altitude, velocity, fuel, gravity, mass, thrust, flow, span) to
 * (touched, altitude, velocity, fuel, seconds passed). It follows {@code Lander.leg} in {@code
 * dev.neurojit.sim}.
 */
final class LegFunction {
  /** Halvings of a step that exhaust the 53 bits of its length. */
  private static final int HALVINGS = 53;

  private static final int SPAN = 7;

  private LegFunction() {}

  static void write(MlirModule module) {
    Types types = module.context().types();
    Block entry =
        Plant.LEG.define(module, Plant.Trust.OWN, Plant.reals(types, SPAN + 1), results(types));
    Build code = Build.scalar(entry);
    List<Value> in = entry.arguments();
    Leg leg = new Leg(in.get(0), in.get(1), in.get(2), in.get(3), in.get(4), in.get(5), in.get(6));
    code.end("func.return", fly(code, leg, in.get(SPAN)));
  }

  static List<Type> results(Types types) {
    var all = new ArrayList<Type>(List.of(types.integer(1)));
    all.addAll(Plant.reals(types, 4));
    return all;
  }

  private static List<Value> fly(Build code, Leg leg, Value span) {
    Value altitude = leg.altitudeAfter(code, span);
    Value velocity = leg.velocityAfter(code, span);
    Value zero = code.number(0);
    Value turned =
        code.binary(
            "arith.andi",
            code.compare(Predicate.FLOAT_LESS, leg.velocity(), zero),
            code.compare(Predicate.FLOAT_GREATER, velocity, zero));
    List<Type> touchTypes = List.of(code.types().integer(1), code.real());
    List<Value> touch =
        code.choose(
            code.compare(Predicate.FLOAT_AT_MOST, altitude, zero),
            touchTypes,
            under -> List.of(under.truth(true), span),
            above ->
                above.choose(
                    turned,
                    touchTypes,
                    turning -> graze(turning, leg, span),
                    other -> List.of(other.truth(false), span)));
    List<Value> end =
        code.choose(
            touch.getFirst(),
            Plant.reals(code.types(), 4),
            down -> touchDown(down, leg, touch.getLast()),
            aloft -> List.of(altitude, velocity, fuelAfter(aloft, leg, span), span));
    var results = new ArrayList<Value>(List.of(touch.getFirst()));
    results.addAll(end);
    return results;
  }

  /** The lowest point is where the velocity passes zero. */
  private static List<Value> graze(Build code, Leg leg, Value span) {
    Value falling =
        halve(
                code,
                span,
                at ->
                    at.inside.compare(
                        Predicate.FLOAT_LESS,
                        leg.velocityAfter(at.inside, at.middle),
                        at.inside.number(0)))
            .getFirst();
    Value lowest = leg.altitudeAfter(code, falling);
    return List.of(code.compare(Predicate.FLOAT_AT_MOST, lowest, code.number(0)), falling);
  }

  private static List<Value> touchDown(Build code, Leg leg, Value under) {
    Value below =
        halve(
                code,
                under,
                at ->
                    at.inside.compare(
                        Predicate.FLOAT_GREATER,
                        leg.altitudeAfter(at.inside, at.middle),
                        at.inside.number(0)))
            .getLast();
    return List.of(
        code.number(0), leg.velocityAfter(code, below), fuelAfter(code, leg, below), below);
  }

  private static Value fuelAfter(Build code, Leg leg, Value span) {
    Value left = code.sub(leg.fuel(), code.mul(leg.flow(), span));
    Value zero = code.number(0);
    return code.select(code.compare(Predicate.FLOAT_GREATER, left, zero), left, zero);
  }

  private record Halving(Build inside, Value middle) {}

  /** Where the test turns from true to false between 0 and {@code end}: last true, first false. */
  private static List<Value> halve(Build code, Value end, Function<Halving, Value> test) {
    return code.repeat(
        code.integer(HALVINGS),
        List.of(code.number(0), end),
        (turn, bounds) -> {
          Build inside = turn.code();
          Value low = bounds.getFirst();
          Value high = bounds.getLast();
          Value middle = inside.mul(inside.number(0.5), inside.add(low, high));
          Value holds = test.apply(new Halving(inside, middle));
          return List.of(inside.select(holds, middle, low), inside.select(holds, high, middle));
        });
  }
}
