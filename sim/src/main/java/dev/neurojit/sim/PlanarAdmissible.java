package dev.neurojit.sim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The laws of the figures of a scenario in a plane, together. */
final class PlanarAdmissible {
  private static final List<List<PlanarQuantity>> LIMITS =
      List.of(
          List.of(PlanarQuantity.SOFT_DRIFT, PlanarQuantity.HARD_DRIFT),
          List.of(PlanarQuantity.SOFT_LEAN, PlanarQuantity.HARD_LEAN),
          List.of(PlanarQuantity.SOFT_TURN, PlanarQuantity.HARD_TURN));

  private PlanarAdmissible() {}

  /**
   * The first law broken, if any.
   *
   * @param vertical what the file sets of the vertical figures
   * @param plane all figures of the plane
   */
  static Optional<Defect> conflicts(
      Map<Key, Distribution> vertical, Map<PlanarQuantity, Distribution> plane) {
    return Stream.concat(
            vertical.keySet().stream().flatMap(PlanarAdmissible::onlyVertical),
            Stream.concat(range(plane), LIMITS.stream().flatMap(pair -> limits(pair, plane))))
        .findFirst();
  }

  private static Stream<Defect> onlyVertical(Key key) {
    boolean flaw =
        key instanceof Quantity quantity && quantity.compareTo(Quantity.TERRAIN_HEIGHT) >= 0;
    return flaw
        ? Stream.of(
            Defect.ofKey(
                key.key(),
                key.key() + " is for vertical scenarios",
                "level ground, an engine and sensors without flaws in a plane",
                "remove it, or remove initial_x_m and the other figures of the plane"))
        : Stream.of();
  }

  private static Stream<Defect> range(Map<PlanarQuantity, Distribution> plane) {
    Distribution x = of(plane, PlanarQuantity.INITIAL_X);
    double farthest = Math.max(Math.abs(x.low()), Math.abs(x.high()));
    double range = of(plane, PlanarQuantity.RANGE).low();
    return farthest < range
        ? Stream.of()
        : conflict(
            PlanarQuantity.RANGE,
            range,
            "more than the distance at the start, " + Figure.plain(farthest),
            "raise it, or start nearer");
  }

  private static Stream<Defect> limits(
      List<PlanarQuantity> pair, Map<PlanarQuantity, Distribution> plane) {
    double soft = of(plane, pair.getFirst()).high();
    double hard = of(plane, pair.getLast()).low();
    String key = pair.getFirst().key();
    return soft <= hard
        ? Stream.of()
        : conflict(
            pair.getLast(),
            hard,
            "at least " + key + " = " + Figure.plain(soft),
            "raise it, or lower " + key);
  }

  private static Stream<Defect> conflict(
      PlanarQuantity quantity, double value, String expected, String remedy) {
    String problem = quantity.key() + " is " + Figure.plain(value);
    return Stream.of(Defect.ofKey(quantity.key(), problem, expected, remedy));
  }

  private static Distribution of(Map<PlanarQuantity, Distribution> plane, PlanarQuantity quantity) {
    return java.util.Objects.requireNonNull(plane.get(quantity));
  }
}
