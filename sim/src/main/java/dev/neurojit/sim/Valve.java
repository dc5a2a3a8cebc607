package dev.neurojit.sim;

/** The engine's throttle valve: clips what is asked for and follows it as the engine can. */
final class Valve {
  private final double least;
  private final double share;
  private final double greatestMove;
  private final double deadband;
  private double position;

  Valve(Scenario scenario) {
    Throttling throttling = scenario.throttling();
    least = scenario.minThrottle();
    share = throttling.share(scenario.controlStep());
    greatestMove = throttling.rate() * scenario.controlStep();
    deadband = throttling.deadband();
    position = Math.max(least, throttling.initial());
  }

  /** The throttle of the coming control step; {@code asked} is not NaN. */
  double follow(double asked) {
    double command = Math.max(least, Math.min(1, asked));
    if (Math.abs(command - position) < deadband) {
      return position;
    }
    double next = share < 1 ? position + share * (command - position) : command;
    if (next > position + greatestMove) {
      next = position + greatestMove;
    } else if (next < position - greatestMove) {
      next = position - greatestMove;
    }
    position = next;
    return next;
  }
}
