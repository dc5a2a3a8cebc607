package dev.neurojit.cli;

import dev.neurojit.certify.Campaign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose flights among the dispersions of a scenario. */
final class BatchOptions {
  @Option(
      names = "--scenarios",
      paramLabel = "N",
      description =
          "Fly N scenarios drawn from the dispersions of the scenario file, on all cores, and print"
              + " a summary.")
  private @Nullable Integer scenarios;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Names the draws: the same seed, the same flights. Default: 1.")
  private long seed;

  @Option(
      names = "--case",
      paramLabel = "I",
      description = "Fly scenario I (from 0) of the run with this seed, as --scenarios would.")
  private @Nullable Integer number;

  @Option(
      names = "--certify",
      paramLabel = "FILE",
      description =
          "With --scenarios: write a certificate, which verify-certificate can fly again.")
  private @Nullable Path certificate;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Cores that --scenarios flies on; does not change its result. Default: all.")
  private @Nullable Integer threads;

  /** Returns whether a batch is asked for. */
  boolean isBatch() {
    return scenarios != null;
  }

  /** Returns how many flights. */
  int count() {
    return scenarios == null ? 1 : scenarios;
  }

  long seed() {
    return seed;
  }

  /** Returns the one flight of a run that is asked for, if so. */
  OptionalInt drawn() {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  @Nullable Path certificate() {
    return certificate;
  }

  /** Returns how many threads fly. */
  int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /**
   * Refuses what does not fit together.
   *
   * @param given files that are read
   */
  void check(String... given) throws InputException, IOException {
    if (scenarios != null && (scenarios < 1 || scenarios > Campaign.MOST)) {
      throw new InputException(
          "--scenarios " + scenarios + ": a run has 1 to " + Campaign.MOST + " flights");
    }
    if (threads != null && (threads < 1 || threads > 1024)) {
      throw new InputException("--threads " + threads + ": expected 1 to 1024");
    }
    if (number != null && (number < 0 || number >= Campaign.MOST)) {
      throw new InputException(
          "--case " + number + ": flights are numbered from 0 to " + (Campaign.MOST - 1));
    }
    if (number != null && scenarios != null) {
      throw new InputException(
          "--case names one flight and --scenarios many", "leave one of them out");
    }
    if (certificate != null && scenarios == null) {
      throw new InputException("--certify needs --scenarios", "add for example --scenarios 10000");
    }
    OutFile.check("--certify", certificate, given);
  }
}
