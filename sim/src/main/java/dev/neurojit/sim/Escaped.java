package dev.neurojit.sim;

/**
 * The lander rose above the scenario's ceiling.
 *
 * @param last the state at the end of the control step in which it did
 */
public record Escaped(State last) implements Outcome {
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
    return "escaped upwards after " + Wording.inFlight(last);
  }
}
