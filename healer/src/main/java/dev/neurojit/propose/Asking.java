package dev.neurojit.propose;

import java.time.Duration;
import java.util.Optional;

/**
 * How models are asked.
 *
 * @param attempts how often each is asked at most, from 1
 * @param samples how many replies are taken to one question, from 1; each counts as an attempt
 * @param deadline time for one reply
 * @param decoding how tokens are chosen; empty for {@linkplain Decoding the better way} for the
 *     model and the program
 * @param cases the library of solved cases, of which the nearest is shown
 * @param seed of the sampler, one more for each attempt
 */
public record Asking(
    int attempts,
    int samples,
    Duration deadline,
    Optional<Decoding> decoding,
    SolvedCases cases,
    long seed) {
  /** Returns the usual: five attempts, one reply to a question, ten minutes each. */
  public static Asking usual() {
    return new Asking(5, 1, Duration.ofMinutes(10), Optional.empty(), SolvedCases.own(), 1);
  }

  /** Returns this with another seed. */
  public Asking withSeed(long number) {
    return new Asking(attempts, samples, deadline, decoding, cases, number);
  }
}
