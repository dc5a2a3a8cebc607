package dev.neurojit.sim;

/** A controller could not answer. Carries no stack trace: tuners meet it thousands of times. */
public final class ControllerFault extends Exception {
  private static final long serialVersionUID = 1;

  private final Fault.Reason reason;

  /** A fault of kind {@code reason}; {@code message} is shown to the user as it is. */
  public ControllerFault(Fault.Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** What kind of fault it was. */
  public Fault.Reason reason() {
    return reason;
  }

  /** The message given at construction. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
