package dev.neurojit.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Flies controllers through scenarios. Both ways run the same arithmetic: the same controller and
 * scenario give the same bits, every time, on every machine.
 *
 * <p>A flight ends after at most {@link Scenario#steps()} control steps. A controller that does not
 * return holds up its caller: bound it there and throw {@link ControllerFault}. Other exceptions of
 * a controller pass through.
 */
public final class Simulator {
  private Simulator() {}

  /** The whole flight of a scenario outside of any run. */
  public static Trajectory fly(Controller controller, Scenario scenario) {
    return fly(controller, Start.of(scenario));
  }

  /** The whole flight with its telemetry: altitudes above the ground, as they were in truth. */
  public static Trajectory fly(Controller controller, Start start) {
    List<Sample> samples = new ArrayList<>();
    Recorder keep =
        (time, altitude, velocity, fuel, throttle) ->
            samples.add(new Sample(time, altitude, velocity, fuel, throttle));
    Outcome outcome = run(controller, start, keep);
    return new Trajectory(start.scenario(), samples, outcome);
  }

  /** How the flight of a scenario outside of any run ends. */
  public static Outcome outcome(Controller controller, Scenario scenario) {
    return outcome(controller, Start.of(scenario));
  }

  /** How the flight ends, without telemetry: allocates a few objects a flight, none a step. */
  public static Outcome outcome(Controller controller, Start start) {
    return run(controller, start, Recorder.NONE);
  }

  private static Outcome run(Controller controller, Start start, Recorder recorder) {
    Scenario scenario = start.scenario();
    Lander lander = new Lander(scenario);
    Instruments instruments = new Instruments(scenario, start.draws());
    Valve valve = new Valve(scenario);
    long steps = scenario.steps();
    double throttle = 0;
    for (long index = 0; index < steps; index++) {
      instruments.measure(index, lander.altitude(), lander.velocity());
      double asked;
      try {
        asked =
            controller.throttle(
                instruments.altitude(), instruments.velocity(), lander.fuel(), lander.time());
      } catch (ControllerFault fault) {
        return fault(fault.reason(), fault.getMessage(), lander, throttle, recorder);
      }
      if (Double.isNaN(asked)) {
        return fault(Fault.Reason.NAN, "it returned NaN", lander, throttle, recorder);
      }
      throttle = lander.fuel() > 0 ? valve.follow(asked) : 0;
      record(lander, throttle, recorder);
      if (lander.advance(index, throttle)) {
        record(lander, throttle, recorder);
        double speed = Math.max(0, -lander.velocity());
        return Touchdown.at(speed, lander.time(), lander.fuel(), scenario);
      }
      if (lander.altitude() > scenario.ceiling()) {
        record(lander, throttle, recorder);
        return new Escaped(lander.state());
      }
    }
    record(lander, throttle, recorder);
    return new OutOfTime(lander.state());
  }

  private static Fault fault(
      Fault.Reason reason, String message, Lander lander, double throttle, Recorder recorder) {
    record(lander, throttle, recorder);
    return new Fault(reason, message, lander.state());
  }

  private static void record(Lander lander, double throttle, Recorder recorder) {
    recorder.sample(lander.time(), lander.altitude(), lander.velocity(), lander.fuel(), throttle);
  }
}
