package dev.neurojit.sim;

/**
 * The controller gave no throttle.
 *
 * @param reason what kind of fault
 * @param message what exactly, for the user
 * @param last the state in which the controller was asked
 */
public record Fault(Reason reason, String message, State last) implements Outcome {
  /** Kinds of fault. */
  public enum Reason {
    /** The result was not a number. */
    NAN("NaN"),
    /** The program did what it must not: division by zero, overflow of the stack, a signal. */
    TRAP("trap"),
    /** The program did not return in time. */
    TIMEOUT("timeout");

    private final String word;

    Reason(String word) {
      this.word = word;
    }
  }

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
    return "controller fault ("
        + reason.word
        + ") after "
        + Wording.inFlight(last)
        + ": "
        + message;
  }
}
