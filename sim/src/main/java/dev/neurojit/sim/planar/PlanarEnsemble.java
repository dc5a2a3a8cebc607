package dev.neurojit.sim.planar;

import dev.neurojit.sim.Distribution;
import dev.neurojit.sim.Draws;
import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Loaded;
import dev.neurojit.sim.PlanarQuantity;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Start;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A planar scenario with dispersions. A flight is named by the file, a seed and an index, as in
 * {@link Ensemble}.
 *
 * @param vertical the vertical figures
 * @param plane one distribution for each {@link PlanarQuantity}
 */
public record PlanarEnsemble(Ensemble vertical, Map<PlanarQuantity, Distribution> plane) {
  public PlanarEnsemble {
    plane = Collections.unmodifiableMap(new EnumMap<>(plane));
  }

  /** The ensemble of a file that is planar. */
  public static PlanarEnsemble of(Loaded.Ok file) {
    return new PlanarEnsemble(file.ensemble(), file.plane());
  }

  /** The ensemble that comes with the product. */
  public static PlanarEnsemble lander2d() {
    return switch (Ensemble.find(PlanarScenario.NAME)) {
      case Loaded.Ok ok -> of(ok);
      case Loaded.Rejected(var defect) -> throw new IllegalStateException(defect.message());
    };
  }

  /** Short, for people. */
  public String name() {
    return vertical.name();
  }

  /** Whether two flights can differ. */
  public boolean isDispersed() {
    return vertical.isDispersed() || plane.values().stream().anyMatch(PlanarEnsemble::spreads);
  }

  /** The scenario in the middle of all distributions. */
  public PlanarScenario nominal() {
    return scenario(vertical.nominal(), quantity -> of(quantity).centre());
  }

  /** The scenario of flight {@code index} of the run with {@code seed}. */
  public PlanarScenario draw(long seed, long index) {
    Start start = vertical.draw(seed, index);
    return scenario(start.scenario(), quantity -> drawn(quantity, start.draws()));
  }

  /** What was drawn for a flight, by key; figures that all flights share are left out. */
  public Map<String, Double> drawn(long seed, long index) {
    Start start = vertical.draw(seed, index);
    Map<String, Double> figures = new LinkedHashMap<>();
    vertical
        .figures()
        .forEach((quantity, spread) -> {
          if (spreads(spread)) {
            figures.put(quantity.key(), quantity.of(start.scenario()));
          }
        });
    plane.forEach((quantity, spread) -> {
      if (spreads(spread)) {
        figures.put(quantity.key(), drawn(quantity, start.draws()));
      }
    });
    return figures;
  }

  private double drawn(PlanarQuantity quantity, Draws draws) {
    return of(quantity).at(draws.uniform(quantity.key(), 0));
  }

  private static boolean spreads(Distribution distribution) {
    return distribution.low() != distribution.high();
  }

  private Distribution of(PlanarQuantity quantity) {
    return Objects.requireNonNull(plane.get(quantity), quantity.key());
  }

  private static PlanarScenario scenario(Scenario vertical, ToDoubleFunction<PlanarQuantity> of) {
    return new PlanarScenario(
        vertical,
        new PlanarState(
            0,
            of.applyAsDouble(PlanarQuantity.INITIAL_X),
            vertical.initialAltitude(),
            of.applyAsDouble(PlanarQuantity.INITIAL_VX),
            vertical.initialVelocity(),
            of.applyAsDouble(PlanarQuantity.INITIAL_ATTITUDE),
            of.applyAsDouble(PlanarQuantity.INITIAL_RATE),
            vertical.fuelMass()),
        of.applyAsDouble(PlanarQuantity.INERTIA),
        of.applyAsDouble(PlanarQuantity.ENGINE_ARM),
        of.applyAsDouble(PlanarQuantity.MAX_GIMBAL),
        of.applyAsDouble(PlanarQuantity.PAD),
        of.applyAsDouble(PlanarQuantity.RANGE),
        new PlanarScenario.Limits(
            of.applyAsDouble(PlanarQuantity.SOFT_DRIFT),
            of.applyAsDouble(PlanarQuantity.SOFT_LEAN),
            of.applyAsDouble(PlanarQuantity.SOFT_TURN)),
        new PlanarScenario.Limits(
            of.applyAsDouble(PlanarQuantity.HARD_DRIFT),
            of.applyAsDouble(PlanarQuantity.HARD_LEAN),
            of.applyAsDouble(PlanarQuantity.HARD_TURN)));
  }
}
