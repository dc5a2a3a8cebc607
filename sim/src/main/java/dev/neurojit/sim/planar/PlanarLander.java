package dev.neurojit.sim.planar;

import dev.neurojit.sim.Scenario;

/** The planar plant: from one state to a later one at constant throttle and gimbal. */
final class PlanarLander {
  private static final double STANDARD_GRAVITY = 9.80665;
  private static final int HALVINGS = 53;

  private final PlanarScenario scenario;
  private final double gravity;
  private final double dryMass;
  private final double maxThrust;
  private final double maxFlow;

  PlanarLander(PlanarScenario scenario) {
    Scenario vertical = scenario.vertical();
    this.scenario = scenario;
    this.gravity = vertical.gravity();
    this.dryMass = vertical.dryMass();
    this.maxThrust = vertical.maxThrust();
    this.maxFlow = maxThrust / (vertical.specificImpulse() * STANDARD_GRAVITY);
  }

  /**
   * Returns the state {@code span} s later, cut where the tank runs dry, or at the touchdown, where
   * z is 0. A dip below the ground within one step that ends above it is not seen.
   */
  PlanarState advance(PlanarState from, double span, PlanarPilot.Command command) {
    double flow = command.throttle() * maxFlow;
    if (flow * span <= from.fuel()) {
      return leg(from, span, command);
    }
    double powered = from.fuel() / flow;
    PlanarState dry = leg(from, powered, command);
    return dry.z() <= 0
        ? dry
        : leg(withoutFuel(dry), span - powered, new PlanarPilot.Command(0, command.gimbal()));
  }

  private static PlanarState withoutFuel(PlanarState at) {
    return new PlanarState(
        at.time(), at.x(), at.z(), at.vx(), at.vz(), at.attitude(), at.rate(), 0);
  }

  private PlanarState leg(PlanarState from, double span, PlanarPilot.Command command) {
    PlanarState to = step(from, span, command);
    if (to.z() > 0) {
      return to;
    }
    double above = 0;
    double below = span;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (above + below);
      if (step(from, middle, command).z() > 0) {
        above = middle;
      } else {
        below = middle;
      }
    }
    PlanarState down = step(from, below, command);
    return new PlanarState(
        down.time(), down.x(), 0, down.vx(), down.vz(), down.attitude(), down.rate(), down.fuel());
  }

  /** Classical RK4 over the rotation, whose rate is linear in time, and Simpson over the rest. */
  private PlanarState step(PlanarState from, double span, PlanarPilot.Command command) {
    double thrust = command.throttle() * maxThrust;
    double flow = command.throttle() * maxFlow;
    double turn = -thrust * scenario.arm() * StrictMath.sin(command.gimbal()) / scenario.inertia();
    double half = 0.5 * span;
    double attitudeHalf = from.attitude() + half * (from.rate() + 0.5 * half * turn);
    double attitudeEnd = from.attitude() + span * (from.rate() + half * turn);
    double push0 = thrust / (dryMass + from.fuel());
    double push1 = thrust / (dryMass + (from.fuel() - flow * half));
    double push2 = thrust / (dryMass + (from.fuel() - flow * span));
    double side0 = push0 * StrictMath.sin(from.attitude() + command.gimbal());
    double side1 = push1 * StrictMath.sin(attitudeHalf + command.gimbal());
    double side2 = push2 * StrictMath.sin(attitudeEnd + command.gimbal());
    double lift0 = push0 * StrictMath.cos(from.attitude() + command.gimbal()) - gravity;
    double lift1 = push1 * StrictMath.cos(attitudeHalf + command.gimbal()) - gravity;
    double lift2 = push2 * StrictMath.cos(attitudeEnd + command.gimbal()) - gravity;
    return new PlanarState(
        from.time() + span,
        from.x() + span * (from.vx() + span * (side0 + 2 * side1) / 6),
        from.z() + span * (from.vz() + span * (lift0 + 2 * lift1) / 6),
        from.vx() + span * (side0 + 4 * side1 + side2) / 6,
        from.vz() + span * (lift0 + 4 * lift1 + lift2) / 6,
        attitudeEnd,
        from.rate() + span * turn,
        Math.max(0, from.fuel() - flow * span));
  }
}
