package dev.neurojit.admit;

import java.util.Set;
import java.util.stream.Collectors;

/** What of the gate's list computes a scalar from scalars. */
public final class AdmittedScalars {
  private AdmittedScalars() {}

  /** Returns the operations of arith and math but {@code arith.constant}. */
  public static Set<String> computing() {
    return AdmittedOperations.names().stream()
        .filter(name -> name.startsWith("arith.") || name.startsWith("math."))
        .filter(name -> !name.equals("arith.constant"))
        .collect(Collectors.toSet());
  }
}
