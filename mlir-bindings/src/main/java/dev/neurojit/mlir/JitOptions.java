package dev.neurojit.mlir;

import java.util.List;

/**
 * How a module is compiled into the process.
 *
 * @param libraries whose functions the code may call besides; they stay open as long as it does
 */
public record JitOptions(
    Optimization optimization, Guarding guarding, AllowedSymbols symbols, List<Jit> libraries) {
  public JitOptions {
    libraries = List.copyOf(libraries);
  }

  /** For code that is known to end and not to trap. */
  public static JitOptions trusted() {
    return of(new Guarding.Unguarded());
  }

  /**
   * For scalar code of strangers: it ends and does not trap.
   *
   * @param fuel the first filling; see {@link Guard}
   */
  public static JitOptions guarded(long fuel) {
    return of(new Guarding.Guarded(fuel));
  }

  private static JitOptions of(Guarding guarding) {
    return new JitOptions(Optimization.DEFAULT, guarding, AllowedSymbols.LIBM, List.of());
  }

  /** For strangers' scalar code among own code: see {@link Guarding.GuardedUnlessTrusted}. */
  public static JitOptions guardedUnlessTrusted(long fuel) {
    return of(new Guarding.GuardedUnlessTrusted(fuel));
  }

  public JitOptions with(Optimization level) {
    return new JitOptions(level, guarding, symbols, libraries);
  }

  public JitOptions with(AllowedSymbols allowed) {
    return new JitOptions(optimization, guarding, allowed, libraries);
  }

  /**
   * Lets the code call the functions of other compiled modules by their names, and reach their
   * {@code i64 @__neurojit_fuel} and {@code i32 @__neurojit_fault} if they are guarded.
   */
  public JitOptions calling(Jit... compiled) {
    return new JitOptions(optimization, guarding, symbols, List.of(compiled));
  }
}
