package dev.neurojit.flight;

/**
 * An argument of a controller.
 *
 * @param input what it is given
 * @param precision of its type
 */
public record Argument(Input input, Precision precision) {
  /** What a controller may be given. */
  public sealed interface Input {}

  /** The state of the flight. */
  public enum Sensor implements Input {
    /** m above the ground. */
    ALTITUDE,
    /** m/s, positive upwards. */
    VELOCITY,
    /** kg left. */
    FUEL,
    /** s since the start. */
    TIME
  }

  /**
   * A constant that each flight may set.
   *
   * @param index its place among the constants of {@link Starts}
   */
  public record Constant(int index) implements Input {}

  /** Types of numbers. */
  public enum Precision {
    F32,
    F64;

    /** Returns the precision of a type as MLIR writes it, {@code f32} or {@code f64}. */
    public static Precision of(String type) {
      return valueOf(type.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
