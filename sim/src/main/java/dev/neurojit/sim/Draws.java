package dev.neurojit.sim;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The random numbers of one scenario: a stream of its own, in which every number has a name, so
 * that neither order nor threads nor batches can change it. The seed is Philox's key; the counter
 * is the position, the purpose and the scenario's index.
 *
 * @param seed of the run
 * @param index of the scenario in the run, from 0
 */
public record Draws(long seed, long index) {
  /** The stream of flights that belong to no run. */
  public static final Draws NONE = new Draws(0, 0);

  static final int ALTITUDE_NOISE = purpose("altitude noise");
  static final int VELOCITY_NOISE = purpose("velocity noise");

  private static final double UNIT = 0x1p-53;

  /** A number for what is drawn, by its name: a new figure in a scenario moves no other. */
  static int purpose(String name) {
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.US_ASCII));
    return (int) sum.getValue();
  }

  /** A number between 0 and 1, never either: of what is drawn, by its name, the one at a place. */
  public double uniform(String name, int position) {
    return uniform(purpose(name), position);
  }

  /** A number between 0 and 1, never either, of 53 random bits. */
  double uniform(int purpose, int position) {
    int[] words =
        Philox.block(
            position, purpose, (int) index, (int) (index >>> 32), (int) seed, (int) (seed >>> 32));
    long bits = (words[0] & 0xFFFFFFFFL) << 21 ^ (words[1] & 0xFFFFFFFFL) >>> 11;
    // The half keeps 0 out; the top needs no care, since 1 - 2^-54 rounds to 1 only for all ones.
    return Math.min((bits + 0.5) * UNIT, 1 - UNIT);
  }
}
