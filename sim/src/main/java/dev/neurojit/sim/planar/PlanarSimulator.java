package dev.neurojit.sim.planar;

import dev.neurojit.sim.ControllerFault;
import dev.neurojit.sim.Crash;
import dev.neurojit.sim.Escaped;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.HardLanding;
import dev.neurojit.sim.OutOfTime;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.SoftLanding;
import java.util.ArrayList;
import java.util.List;

/** Flies planar pilots. The same pilot and scenario give the same bits. */
public final class PlanarSimulator {
  private final PlanarScenario scenario;
  private final PlanarLander lander;
  private final List<PlanarSample> samples = new ArrayList<>();

  private PlanarSimulator(PlanarScenario scenario) {
    this.scenario = scenario;
    this.lander = new PlanarLander(scenario);
  }

  /** The whole flight with its telemetry. */
  public static PlanarFlight fly(PlanarPilot pilot, PlanarScenario scenario) {
    var simulator = new PlanarSimulator(scenario);
    Outcome outcome = simulator.run(pilot);
    return new PlanarFlight(scenario, simulator.samples, outcome);
  }

  private Outcome run(PlanarPilot pilot) {
    Scenario limits = scenario.vertical();
    PlanarState at = scenario.start();
    PlanarPilot.Command command = new PlanarPilot.Command(0, 0);
    for (long i = 0; i < limits.steps(); i++) {
      try {
        PlanarPilot.Command asked = pilot.command(at);
        if (Double.isNaN(asked.throttle() + asked.gimbal())) {
          samples.add(new PlanarSample(at, command.throttle(), command.gimbal()));
          return new Fault(Fault.Reason.NAN, "it returned NaN", at.vertical());
        }
        command = clipped(asked, at.fuel());
      } catch (ControllerFault fault) {
        samples.add(new PlanarSample(at, command.throttle(), command.gimbal()));
        return new Fault(fault.reason(), fault.getMessage(), at.vertical());
      }
      samples.add(new PlanarSample(at, command.throttle(), command.gimbal()));
      at = lander.advance(at, limits.controlStep(), command);
      if (at.z() <= 0 || at.z() > limits.ceiling() || Math.abs(at.x()) > scenario.range()) {
        samples.add(new PlanarSample(at, command.throttle(), command.gimbal()));
        return at.z() <= 0 ? touchdown(at) : new Escaped(at.vertical());
      }
      // A product rather than a sum of steps: no rounding piles up over a long flight.
      at = at.at((i + 1) * limits.controlStep());
    }
    samples.add(new PlanarSample(at, command.throttle(), command.gimbal()));
    return new OutOfTime(at.vertical());
  }

  private PlanarPilot.Command clipped(PlanarPilot.Command asked, double fuel) {
    double throttle = Math.max(scenario.vertical().minThrottle(), Math.min(1, asked.throttle()));
    double gimbal = Math.max(-scenario.maxGimbal(), Math.min(scenario.maxGimbal(), asked.gimbal()));
    return new PlanarPilot.Command(fuel > 0 ? throttle : 0, gimbal);
  }

  private Outcome touchdown(PlanarState at) {
    double speed = Math.max(0, -at.vz());
    boolean onPad = Math.abs(at.x()) <= scenario.pad();
    if (onPad && speed <= scenario.vertical().softTouchdown() && scenario.soft().hold(at)) {
      return new SoftLanding(speed, at.time(), at.fuel());
    }
    if (onPad && speed <= scenario.vertical().hardTouchdown() && scenario.hard().hold(at)) {
      return new HardLanding(speed, at.time(), at.fuel());
    }
    return new Crash(speed, at.time(), at.fuel());
  }
}
