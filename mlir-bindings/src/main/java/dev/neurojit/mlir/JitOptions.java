package dev.neurojit.mlir;

/** How a module is compiled into the process. */
public record JitOptions(Optimization optimization, Guarding guarding, AllowedSymbols symbols) {

  /** For code that is known to end and not to trap. */
  public static JitOptions trusted() {
    return new JitOptions(Optimization.DEFAULT, new Guarding.Unguarded(), AllowedSymbols.LIBM);
  }

  /**
   * For scalar code of strangers: it ends and does not trap.
   *
   * @param fuel the first filling; see {@link Guard}
   */
  public static JitOptions guarded(long fuel) {
    return new JitOptions(Optimization.DEFAULT, new Guarding.Guarded(fuel), AllowedSymbols.LIBM);
  }

  /** For strangers' scalar code among own code: see {@link Guarding.GuardedUnlessTrusted}. */
  public static JitOptions guardedUnlessTrusted(long fuel) {
    return new JitOptions(
        Optimization.DEFAULT, new Guarding.GuardedUnlessTrusted(fuel), AllowedSymbols.LIBM);
  }

  public JitOptions with(Optimization level) {
    return new JitOptions(level, guarding, symbols);
  }

  public JitOptions with(AllowedSymbols allowed) {
    return new JitOptions(optimization, guarding, allowed);
  }
}
