package dev.neurojit.bench.result;

import dev.neurojit.bench.Fate;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trial;
import dev.neurojit.certify.Rate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How far trials came under one treatment.
 *
 * @param treatment what was done to the programs
 * @param fates trials by fate, every fate named
 */
public record Funnel(Treatment treatment, Map<Fate, Integer> fates) {
  public Funnel {
    fates = Map.copyOf(fates);
  }

  /** Counts trials. */
  public static Funnel of(List<Trial> trials, Treatment treatment) {
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    for (Fate fate : Fate.values()) {
      fates.put(fate, 0);
    }
    trials.forEach(trial -> fates.merge(trial.fate(treatment), 1, Integer::sum));
    return new Funnel(treatment, fates);
  }

  /** Returns the trials that are a verdict: what rates are of. */
  public int total() {
    return reached(Fate.NO_LOAD);
  }

  /** Returns how many ended so. */
  public int count(Fate fate) {
    return fates.getOrDefault(fate, 0);
  }

  /** Returns how many came to this station or farther. */
  public int reached(Fate fate) {
    return fates.entrySet().stream()
        .filter(entry -> entry.getKey().isVerdict())
        .filter(entry -> entry.getKey().compareTo(fate) >= 0)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Returns the share that came to this station or farther; of no trials, all is open. */
  public Rate rate(Fate fate) {
    return total() == 0 ? new Rate(0, 0, 1) : Rate.of(reached(fate), total());
  }
}
