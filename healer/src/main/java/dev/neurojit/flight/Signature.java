package dev.neurojit.flight;

import java.util.List;

/**
 * How a controller is called.
 *
 * @param function its symbol
 * @param arguments in order
 * @param result precision of the throttle
 */
public record Signature(String function, List<Argument> arguments, Argument.Precision result) {
  public Signature {
    arguments = List.copyOf(arguments);
  }

  /** How many constants the flights set. */
  int constants() {
    return (int) arguments.stream().filter(a -> a.input() instanceof Argument.Constant).count();
  }
}
