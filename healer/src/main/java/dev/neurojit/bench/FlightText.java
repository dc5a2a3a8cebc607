package dev.neurojit.bench;

import dev.neurojit.sim.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A flight as a short text: a line {@code time altitude velocity fuel throttle} for each of at most
 * {@value #MOST} samples, the first and the last among them.
 */
public final class FlightText {
  private static final int MOST = 160;

  private FlightText() {}

  /** Returns the text of a flight. */
  public static String of(List<Sample> samples) {
    int stride = Math.max(1, Math.ceilDiv(samples.size() - 1, MOST - 2));
    var lines = new StringBuilder();
    for (int i = 0; i < samples.size(); i++) {
      if (i % stride == 0 || i == samples.size() - 1) {
        Sample at = samples.get(i);
        lines.append(
            String.format(
                Locale.ROOT,
                "%.2f %.3f %.3f %.2f %.4f%n",
                at.time(),
                at.altitude(),
                at.velocity(),
                at.fuel(),
                at.throttle()));
      }
    }
    return lines.toString();
  }

  /**
   * Reads such a text.
   *
   * @throws NumberFormatException if it is none
   */
  public static List<Sample> parse(String text) {
    var samples = new ArrayList<Sample>();
    for (String line : text.lines().toList()) {
      String[] field = line.split(" ", 5);
      if (field.length < 5) {
        throw new NumberFormatException("no sample of a flight: " + line);
      }
      samples.add(
          new Sample(
              Double.parseDouble(field[0]),
              Double.parseDouble(field[1]),
              Double.parseDouble(field[2]),
              Double.parseDouble(field[3]),
              Double.parseDouble(field[4])));
    }
    return samples;
  }
}
