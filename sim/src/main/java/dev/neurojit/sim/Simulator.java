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

  /** The whole flight with its telemetry. */
  public static Trajectory fly(Controller controller, Scenario scenario) {
    List<Sample> samples = new ArrayList<>();
    Recorder keep =
        (time, altitude, velocity, fuel, throttle) ->
            samples.add(new Sample(time, altitude, velocity, fuel, throttle));
    Outcome outcome = run(controller, scenario, keep);
    return new Trajectory(scenario, samples, outcome);
  }

  /** How the flight ends, without telemetry: allocates a few objects a flight, none a step. */
  public static Outcome outcome(Controller controller, Scenario scenario) {
    return run(controller, scenario, Recorder.NONE);
  }

  private static Outcome run(Controller controller, Scenario scenario, Recorder recorder) {
    Lander lander = new Lander(scenario);
    long steps = scenario.steps();
    double throttle = 0;
    for (long index = 0; index < steps; index++) {
      double asked;
      try {
        asked =
            controller.throttle(lander.altitude(), lander.velocity(), lander.fuel(), lander.time());
      } catch (ControllerFault fault) {
        return fault(fault.reason(), fault.getMessage(), lander, throttle, recorder);
      }
      if (Double.isNaN(asked)) {
        return fault(Fault.Reason.NAN, "it returned NaN", lander, throttle, recorder);
      }
      throttle = lander.fuel() > 0 ? clip(asked, scenario) : 0;
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

  private static double clip(double asked, Scenario scenario) {
    return Math.max(scenario.minThrottle(), Math.min(1, asked));
  }

  private static void record(Lander lander, double throttle, Recorder recorder) {
    recorder.sample(lander.time(), lander.altitude(), lander.velocity(), lander.fuel(), throttle);
  }
}
