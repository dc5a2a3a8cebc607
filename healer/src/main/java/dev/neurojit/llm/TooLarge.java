package dev.neurojit.llm;

import dev.neurojit.llm.gguf.GgufFile;
import dev.neurojit.llm.gguf.MemoryNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Says that a model does not fit, with the numbers, and what would fit. */
final class TooLarge {

  private static final double GIB = 1L << 30;

  /** A quantisation of the usual files and its mean bits per weight. */
  private record Quantisation(String name, double bits) {}

  /** Means over published 7B to 32B files; mixed types vary by a few per cent. */
  private static final List<Quantisation> COMMON =
      List.of(
          new Quantisation("Q8_0", 8.5),
          new Quantisation("Q6_K", 6.6),
          new Quantisation("Q5_K_M", 5.7),
          new Quantisation("Q4_K_M", 4.9),
          new Quantisation("Q3_K_M", 3.9),
          new Quantisation("Q2_K", 3.0));

  private TooLarge() {}

  static Failed describe(GgufFile file, int context, int batch, long available) {
    MemoryNeed need = MemoryNeed.of(file, context, batch);
    List<String> fits = new ArrayList<>();
    OptionalInt smaller = MemoryNeed.largestContext(file, context, batch, available);
    smaller.ifPresent(positions -> fits.add("a context of " + positions + " tokens"));
    quantisation(file, need, available)
        .ifPresent(
            name -> fits.add("a %s file of this model (context %d)".formatted(name, context)));
    String advice =
        fits.isEmpty() ? "use a smaller model" : "what fits: " + String.join(", or ", fits);
    return new Failed(
        Failed.Kind.TOO_LARGE,
        "%s needs %s with a context of %d tokens, but %s is available; %s"
            .formatted(file.path(), gib(need.required()), context, gib(available), advice),
        List.of(
            "weights %s (%.1f bits each, %.1f billion)"
                .formatted(gib(need.weights()), bits(file), file.parameters() / 1e9),
            "key-value cache %s (%d tokens at %.0f KiB)"
                .formatted(gib(need.cache()), context, need.cache() / 1024.0 / context),
            "compute buffers %s".formatted(gib(need.compute() + need.output())),
            "repacked weights %s".formatted(gib(need.repacked()))));
  }

  private static Optional<String> quantisation(GgufFile file, MemoryNeed need, long available) {
    double budget = need.weightBudget(available);
    return COMMON.stream()
        .filter(q -> q.bits < bits(file) * 0.97)
        .filter(q -> q.bits / 8 * file.parameters() <= budget)
        .map(Quantisation::name)
        .findFirst();
  }

  private static double bits(GgufFile file) {
    return 8.0 * file.weights() / file.parameters();
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
  }
}
