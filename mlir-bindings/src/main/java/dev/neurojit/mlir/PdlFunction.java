package dev.neurojit.mlir;

import java.util.List;
import java.util.Optional;

/** A constraint or rewrite in Java that patterns in PDL call by its name. */
public interface PdlFunction {
  /**
   * Does it.
   *
   * @return the results that the pattern declares; empty if a constraint does not hold. A rewrite
   *     must succeed: MLIR cannot go back by then, and the context is given up if it throws or
   *     returns nothing.
   */
  Optional<List<PdlValue>> apply(List<PdlValue> arguments);
}
