package dev.neurojit.syntax.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bounds and step of a loop: what they are is said by the word before each, else by their order.
 */
final class LoopBounds {
  private enum Place {
    LOWER,
    UPPER,
    STEP
  }

  private static final Map<String, Place> WORDS =
      Map.ofEntries(
          Map.entry("from", Place.LOWER),
          Map.entry("lower", Place.LOWER),
          Map.entry("lower_bound", Place.LOWER),
          Map.entry("lb", Place.LOWER),
          Map.entry("start", Place.LOWER),
          Map.entry("begin", Place.LOWER),
          Map.entry("to", Place.UPPER),
          Map.entry("upto", Place.UPPER),
          Map.entry("through", Place.UPPER),
          Map.entry("thru", Place.UPPER),
          Map.entry("until", Place.UPPER),
          Map.entry("upper", Place.UPPER),
          Map.entry("upper_bound", Place.UPPER),
          Map.entry("ub", Place.UPPER),
          Map.entry("end", Place.UPPER),
          Map.entry("stop", Place.UPPER),
          Map.entry("step", Place.STEP),
          Map.entry("steps", Place.STEP),
          Map.entry("by", Place.STEP),
          Map.entry("stride", Place.STEP),
          Map.entry("increment", Place.STEP));

  private final Map<Place, String> named = new EnumMap<>(Place.class);
  private final List<String> others = new ArrayList<>();
  private @Nullable Place next;
  private boolean twice;

  /**
   * Bounds in their places.
   *
   * @param lower "" for zero
   * @param step "" for one
   */
  record Ordered(String lower, String upper, String step) {}

  /** Returns whether the step of a loop stands behind this word. */
  static boolean isStep(String word) {
    return WORDS.get(word) == Place.STEP;
  }

  /** Hears a word; those that name no place do not matter. */
  void word(String word) {
    Place place = WORDS.get(word);
    next = place == null ? next : place;
  }

  /** Adds the next value. */
  void add(String value) {
    Place place = next;
    next = null;
    if (place == null) {
      others.add(value);
    } else {
      twice |= named.put(place, value) != null;
    }
  }

  /** Returns how many there are. */
  int size() {
    return named.size() + others.size();
  }

  /**
   * Returns them in their places, or null where it is not clear which is which.
   *
   * @param range whether one bound alone ends a range from zero
   */
  @Nullable Ordered ordered(boolean range) {
    Map<Place, String> all = new EnumMap<>(named);
    boolean single = others.size() == 1 && !all.containsKey(Place.LOWER) && range;
    if (single && !all.containsKey(Place.UPPER)) {
      all.put(Place.UPPER, others.getFirst());
    } else {
      int taken = 0;
      for (Place place : Place.values()) {
        if (taken < others.size() && all.putIfAbsent(place, others.get(taken)) == null) {
          taken++;
        }
      }
      if (taken < others.size()) {
        return null;
      }
    }
    String upper = all.get(Place.UPPER);
    boolean isClear = !twice && (range || all.containsKey(Place.LOWER));
    return upper == null || !isClear
        ? null
        : new Ordered(all.getOrDefault(Place.LOWER, ""), upper, all.getOrDefault(Place.STEP, ""));
  }
}
