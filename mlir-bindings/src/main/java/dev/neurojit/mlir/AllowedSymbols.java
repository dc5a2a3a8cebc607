package dev.neurojit.mlir;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions outside a module that its compiled code may call; everything else is not found.
 *
 * @param addresses by symbol name; they must stay valid as long as the code
 */
public record AllowedSymbols(Map<String, MemorySegment> addresses) {
  /** Functions of C's mathematical library for double; each has a float twin with suffix f. */
  private static final List<String> LIBM_NAMES =
      List.of(
          "acos",
          "acosh",
          "asin",
          "asinh",
          "atan",
          "atan2",
          "atanh",
          "cbrt",
          "ceil",
          "copysign",
          "cos",
          "cosh",
          "erf",
          "erfc",
          "exp",
          "exp10",
          "exp2",
          "expm1",
          "fabs",
          "fdim",
          "floor",
          "fma",
          "fmax",
          "fmin",
          "fmod",
          "hypot",
          "ldexp",
          "log",
          "log10",
          "log1p",
          "log2",
          "nearbyint",
          "pow",
          "remainder",
          "rint",
          "round",
          "roundeven",
          "sin",
          "sinh",
          "sqrt",
          "tan",
          "tanh",
          "tgamma",
          "trunc",
          // LLVM joins a sine and a cosine of one angle. It takes pointers, so guarded code is
          // refused when it declares it.
          "sincos");

  private static final List<String> HEAP_NAMES =
      List.of("abort", "aligned_alloc", "free", "malloc", "memcpy", "memmove", "memset", "puts");

  /** Nothing but mathematics without side effects. */
  public static final AllowedSymbols LIBM = new AllowedSymbols(libm());

  /** What memref, cf.assert and copies need besides: for a process that the code may kill. */
  public static final AllowedSymbols LIBM_AND_HEAP = LIBM.and(HEAP_NAMES);

  public AllowedSymbols {
    addresses = Map.copyOf(addresses);
  }

  /** These and one more, which the code may then call with any arguments it likes. */
  public AllowedSymbols and(String name, MemorySegment address) {
    Map<String, MemorySegment> all = new LinkedHashMap<>(addresses);
    all.put(name, address);
    return new AllowedSymbols(all);
  }

  private AllowedSymbols and(List<String> names) {
    SymbolLookup lookup = Linker.nativeLinker().defaultLookup();
    Map<String, MemorySegment> all = new LinkedHashMap<>(addresses);
    names.forEach(name -> lookup.find(name).ifPresent(address -> all.put(name, address)));
    return new AllowedSymbols(all);
  }

  private static Map<String, MemorySegment> libm() {
    SymbolLookup lookup = Linker.nativeLinker().defaultLookup();
    Map<String, MemorySegment> found = new LinkedHashMap<>();
    for (String name : LIBM_NAMES) {
      lookup.find(name).ifPresent(address -> found.put(name, address));
      lookup.find(name + "f").ifPresent(address -> found.put(name + "f", address));
    }
    return found;
  }
}
