package dev.neurojit.sim;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A scenario with dispersions: what a scenario file says. A flight is named by the file, a seed and
 * an index; {@link #draw} gives its scenario, the same on every machine.
 *
 * @param name short, for people
 * @param figures one distribution for each {@link Quantity}, in its order
 */
public record Ensemble(String name, Map<Quantity, Distribution> figures) {
  /** Throws {@link IllegalArgumentException} for figures that a file would be refused for. */
  public Ensemble {
    figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    Admissible.defect(name, of(figures, Distribution::low), of(figures, Distribution::high))
        .ifPresent(defect -> {
          throw new IllegalArgumentException(defect.message());
        });
  }

  /** The ensemble in which every flight is {@code scenario}. */
  public static Ensemble of(Scenario scenario) {
    Map<Quantity, Distribution> fixed = new EnumMap<>(Quantity.class);
    Quantity.ALL.forEach(each -> fixed.put(each, new Distribution.Fixed(each.of(scenario))));
    return new Ensemble(scenario.name(), fixed);
  }

  /** An ensemble from a TOML file. */
  public static Loaded load(Path file) {
    return ScenarioFile.load(file);
  }

  /** An ensemble from what a user typed: a name of {@link Scenario#names}, else a file's path. */
  public static Loaded find(String nameOrFile) {
    return Bundled.find(nameOrFile);
  }

  /**
   * The file that {@link #find} reads, if what a user typed in a folder names one.
   *
   * @param folder where a relative path begins
   */
  public static Optional<Path> file(String nameOrFile, Path folder) {
    return Bundled.file(nameOrFile, folder);
  }

  /** An ensemble from TOML text; {@code file} is what messages call it. */
  public static Loaded read(String file, String text) {
    return ScenarioFile.read(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The scenario in the middle of all distributions. */
  public Scenario nominal() {
    return Scenario.of(name, of(figures, Distribution::centre));
  }

  /** The scenario of flight {@code index} of the run with {@code seed}, and its random stream. */
  public Start draw(long seed, long index) {
    Draws draws = new Draws(seed, index);
    Figures drawn = quantity -> of(figures, quantity).at(draws.uniform(quantity.stream(), 0));
    return new Start(Scenario.of(name, drawn), draws);
  }

  /** Whether two flights can differ in more than the noise of their sensors. */
  public boolean isDispersed() {
    return figures.values().stream().anyMatch(each -> each.low() != each.high());
  }

  private static Figures of(
      Map<Quantity, Distribution> figures, Function<Distribution, Double> figure) {
    return quantity -> figure.apply(of(figures, quantity));
  }

  private static Distribution of(Map<Quantity, Distribution> figures, Quantity quantity) {
    Distribution distribution = figures.get(quantity);
    if (distribution == null) {
      throw new IllegalArgumentException("no distribution for " + quantity.key());
    }
    return distribution;
  }
}
