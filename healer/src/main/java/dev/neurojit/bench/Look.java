package dev.neurojit.bench;

import dev.neurojit.journal.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a program under one treatment.
 *
 * @param fate how far it came
 * @param line the outcome, or the first error
 * @param score of the objective; null if it was not scored
 * @param touchdown speed in m/s; null if it did not come down
 * @param seconds of flight; null if it did not fly
 * @param fuelLeft in kg; null if it did not fly
 * @param text SHA-256 of what was judged
 * @param flight SHA-256 of the thinned flight ({@link FlightText}); null if it did not fly
 * @param repairs that were applied
 * @param findings why it was rejected, the first ones
 */
public record Look(
    Fate fate,
    String line,
    @Nullable Double score,
    @Nullable Double touchdown,
    @Nullable Double seconds,
    @Nullable Double fuelLeft,
    String text,
    @Nullable String flight,
    List<Event.Repair> repairs,
    List<Event.Finding> findings) {
  public Look {
    repairs = List.copyOf(repairs);
    findings = List.copyOf(findings);
  }

  /** Returns a look at a program that was not scored. */
  public static Look unscored(
      Fate fate, String line, String text, List<Event.Repair> repairs, List<Event.Finding> why) {
    return new Look(fate, line, null, null, null, null, text, null, repairs, why);
  }
}
