package dev.neurojit.flight;

/** What is said of a controller's faults, however it flew. */
public final class Faults {
  /** For an integer division that has no result. */
  public static final String DIVISION = "integer division by zero, or of the least integer by -1";

  private Faults() {}

  /** For loops without an end. */
  public static String outOfFuel(long turns) {
    return "its loops took more than " + turns + " turns in one flight";
  }
}
