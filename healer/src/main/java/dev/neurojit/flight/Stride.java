package dev.neurojit.flight;

import dev.neurojit.mlir.Value;

/**
 * One control step of all lanes, as it is when nothing happens.
 *
 * @param next the state after it
 * @param quiet where that is all there is to the step; elsewhere {@code next} means nothing
 */
record Stride(Rollout.State next, Value quiet) {

  static Stride of(Build code, Rollout.State state, Guidance guidance) {
    Guidance.Said said = guidance.ask(code, state);
    Value asked = said.asked();
    Value step = state.fixed(Row.STEP);
    Value throttle = Throttle.of(code, asked, state.fixed(Row.MIN_THROTTLE), state.fuel());
    Leg leg =
        new Leg(
            state.altitude(),
            state.velocity(),
            state.fuel(),
            state.fixed(Row.GRAVITY),
            state.fixed(Row.DRY_MASS),
            code.mul(throttle, state.fixed(Row.MAX_THRUST)),
            code.mul(throttle, state.fixed(Row.MAX_FLOW)));
    Value burnt = code.mul(leg.flow(), step);
    Rollout.State next =
        new Rollout.State(
            leg.altitudeAfter(code, step),
            leg.velocityAfter(code, step),
            code.sub(state.fuel(), burnt),
            code.add(state.index(), code.number(1)),
            state.fixed());
    Value quiet = code.compare(Predicate.FLOAT_ORDERED, asked, asked);
    quiet = and(code, quiet, code.compare(Predicate.FLOAT_AT_MOST, burnt, state.fuel()));
    quiet = and(code, quiet, staysAloft(code, state, next));
    quiet =
        and(code, quiet, code.compare(Predicate.FLOAT_LESS, next.index(), state.fixed(Row.STEPS)));
    quiet = and(code, quiet, code.compare(Predicate.FLOAT_AT_MOST, said.fault(), code.number(0)));
    Value empty = code.compare(Predicate.FLOAT_LESS, state.fixed(Row.STEPS), code.number(0));
    return new Stride(next, code.binary("arith.ori", quiet, empty));
  }

  /**
   * No touchdown, not even between the step's ends, and no escape. Within a step the lander sinks
   * by at most {@code step (|v| + step g / 2)}; whatever is more than twice as high cannot graze.
   */
  private static Value staysAloft(Build code, Rollout.State state, Rollout.State next) {
    Value zero = code.number(0);
    Value step = state.fixed(Row.STEP);
    Value fall = code.sub(code.mul(step, state.fixed(Row.GRAVITY)), state.velocity());
    Value reach = code.mul(code.mul(code.number(2), step), fall);
    Value high = code.compare(Predicate.FLOAT_GREATER, state.altitude(), reach);
    Value sinksOn = code.compare(Predicate.FLOAT_AT_MOST, next.velocity(), zero);
    Value aloft = code.compare(Predicate.FLOAT_GREATER, next.altitude(), zero);
    Value below = code.compare(Predicate.FLOAT_AT_MOST, next.altitude(), state.fixed(Row.CEILING));
    Value rose = code.compare(Predicate.FLOAT_AT_MOST, zero, state.velocity());
    Value straight = code.binary("arith.ori", code.binary("arith.ori", high, sinksOn), rose);
    return and(code, and(code, aloft, below), straight);
  }

  private static Value and(Build code, Value a, Value b) {
    return code.binary("arith.andi", a, b);
  }
}
