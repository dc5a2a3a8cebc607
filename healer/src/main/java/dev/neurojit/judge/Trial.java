package dev.neurojit.judge;

/**
 * A compiled program whose constants can be tried out. Costs are finite, and lower is better; the
 * objective says which are good.
 */
public interface Trial extends AutoCloseable {
  /** Returns what the program costs with these constants, one for each parameter in front. */
  double cost(double... constants);

  /** Returns the cost up to which the objective is met. */
  double accepted();

  /** Returns the cost at which a search may stop, at most {@link #accepted}. */
  double content();

  /** Returns by how much the cost may rise for the sake of shorter literals. */
  double slack();

  @Override
  void close();
}
