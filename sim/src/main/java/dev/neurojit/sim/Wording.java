package dev.neurojit.sim;

import java.util.Locale;

/** Phrases that several outcomes and messages share. */
final class Wording {
  private Wording() {}

  static String touchdown(String verdict, Touchdown landing) {
    return String.format(
        Locale.ROOT,
        "%s at %.1f m/s after %.1f s, %.0f kg fuel left",
        verdict,
        roundedUp(landing.speed()),
        landing.time(),
        landing.fuelLeft());
  }

  static String inFlight(State at) {
    return String.format(
        Locale.ROOT,
        "%.1f s at %.0f m, velocity %.1f m/s, %.0f kg fuel left",
        at.time(),
        at.altitude(),
        noMinusZero(at.velocity()),
        at.fuel());
  }

  /** Text from outside, shortened and safe for a terminal. */
  static String printable(String text) {
    String safe = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    return safe.length() <= 120 ? safe : safe.substring(0, 117) + "...";
  }

  /** Up to the next tenth, with room for the rounding of the decimal: 2.04 reads 2.1, 2.0 stays. */
  private static double roundedUp(double speed) {
    return Math.ceil(speed * 10 - 1e-6) / 10;
  }

  private static double noMinusZero(double velocity) {
    return Math.abs(velocity) < 0.05 ? 0 : velocity;
  }
}
