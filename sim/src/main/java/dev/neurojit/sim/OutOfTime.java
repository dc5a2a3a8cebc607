package dev.neurojit.sim;

/**
 * The time limit passed in flight.
 *
 * @param last the state at the limit
 */
public record OutOfTime(State last) implements Outcome {
  @Override
  public double time() {
    return last.time();
  }

  @Override
  public double fuelLeft() {
    return last.fuel();
  }

  @Override
  public String describe() {
    return "out of time after " + Wording.inFlight(last);
  }
}
