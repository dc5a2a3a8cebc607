package dev.neurojit.flight;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.Operation;
import java.util.List;
import java.util.Set;

/** Which functions can fly in all lanes at once: no loops, no branches, nothing that can fault. */
final class Vectorizable {
  /** Most operations that are written once for each lane. */
  private static final int MAX_ONE_BY_ONE = 64;

  /** These have loops or can fault. */
  private static final Set<String> NEVER =
      Set.of(
          "arith.ceildivsi",
          "arith.ceildivui",
          "arith.divsi",
          "arith.divui",
          "arith.floordivsi",
          "arith.remsi",
          "arith.remui",
          "math.fpowi",
          "math.ipowi");

  /** Functions whose result IEEE 754 fixes to the bit, and which CPUs have for vectors. */
  private static final Set<String> EXACT_MATH =
      Set.of(
          "math.absf",
          "math.absi",
          "math.ceil",
          "math.clampf",
          "math.copysign",
          "math.ctlz",
          "math.ctpop",
          "math.cttz",
          "math.floor",
          "math.fma",
          "math.isfinite",
          "math.isnan",
          "math.roundeven",
          "math.sqrt",
          "math.trunc");

  private Vectorizable() {}

  /** Whether {@link Vectorizer} can write the function. */
  static boolean test(Operation function) {
    List<Block> blocks = function.regions().getFirst().blocks();
    return blocks.size() == 1
        && isPlain(blocks.getFirst())
        && function.walk().filter(operation -> isOneByOne(operation.name())).count()
            <= MAX_ONE_BY_ONE;
  }

  /** Whether an operation on vectors gives the bits of the scalar one in each lane. */
  static boolean isExact(String operation) {
    return operation.startsWith("arith.")
        ? !operation.equals("arith.remf")
        : EXACT_MATH.contains(operation);
  }

  private static boolean isOneByOne(String operation) {
    return (operation.startsWith("math.") || operation.startsWith("arith.")) && !isExact(operation);
  }

  private static boolean isPlain(Block block) {
    return block.operations().stream().allMatch(Vectorizable::isPlain);
  }

  private static boolean isPlain(Operation operation) {
    return switch (operation.name()) {
      case "func.return", "scf.yield" -> true;
      case "scf.if" ->
          operation.regions().stream()
              .flatMap(region -> region.blocks().stream())
              .allMatch(Vectorizable::isPlain);
      default ->
          (operation.name().startsWith("arith.") || operation.name().startsWith("math."))
              && !NEVER.contains(operation.name())
              && operation.results().stream().noneMatch(result -> result.type().isVector());
    };
  }
}
