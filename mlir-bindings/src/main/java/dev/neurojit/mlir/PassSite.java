package dev.neurojit.mlir;

import java.util.Optional;
import java.util.stream.Stream;

/** Rides as a suppressed exception on what a pass in Java throws: which pass it was, and where. */
public final class PassSite extends Exception {
  private static final long serialVersionUID = 1L;

  private final String pass;
  private final transient Location location;

  PassSite(String pass, Location location) {
    super("in the pass " + pass + " on the operation at " + location, null, false, false);
    this.pass = pass;
    this.location = location;
  }

  /** The site at which something was thrown; empty if no pass threw it. */
  public static Optional<PassSite> of(Throwable thrown) {
    return Stream.of(thrown.getSuppressed())
        .filter(PassSite.class::isInstance)
        .map(PassSite.class::cast)
        .findFirst();
  }

  /** The pass's name in a pipeline's text. */
  public String pass() {
    return pass;
  }

  /** The place of the operation that it ran on. */
  public Location location() {
    return location;
  }
}
