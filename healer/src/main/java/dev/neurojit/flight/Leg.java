package dev.neurojit.flight;

import dev.neurojit.mlir.Value;

/**
 * Flight at constant thrust: the equations of motion of {@code dev.neurojit.sim}, operation for
 * operation, for one lander or for one in each lane.
 *
 * @param altitude m, at the start of the leg, as are velocity and fuel
 * @param mass kg without fuel
 * @param thrust N
 * @param flow kg/s
 */
record Leg(
    Value altitude,
    Value velocity,
    Value fuel,
    Value gravity,
    Value mass,
    Value thrust,
    Value flow) {

  Value altitudeAfter(Build code, Value span) {
    Value weighted =
        code.add(
            accelerationNow(code),
            code.mul(code.number(2), acceleration(code, code.mul(code.number(0.5), span))));
    Value gained = code.div(code.mul(span, weighted), code.number(6));
    return code.add(altitude, code.mul(span, code.add(velocity, gained)));
  }

  Value velocityAfter(Build code, Value span) {
    Value weighted =
        code.add(
            code.add(
                accelerationNow(code),
                code.mul(code.number(4), acceleration(code, code.mul(code.number(0.5), span)))),
            acceleration(code, span));
    return code.add(velocity, code.div(code.mul(span, weighted), code.number(6)));
  }

  private Value acceleration(Build code, Value after) {
    return accelerationWith(code, code.sub(fuel, code.mul(flow, after)));
  }

  /** No fuel is burnt yet: {@code fuel - flow * 0} is the fuel, bit for bit. */
  private Value accelerationNow(Build code) {
    return accelerationWith(code, fuel);
  }

  private Value accelerationWith(Build code, Value fuelLeft) {
    return code.sub(code.div(thrust, code.add(mass, fuelLeft)), gravity);
  }
}
