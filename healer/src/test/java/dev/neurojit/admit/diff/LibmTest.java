package dev.neurojit.admit.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * How far libm's functions are from {@code StrictMath}, which is good to 1 ulp, or 2.5 for some.
 */
final class LibmTest {
  private static final double ULPS = 3;
  private static final int INPUTS = 500;
  private static final MethodType TYPE = MethodType.methodType(double.class, double.class);

  private static final Map<String, DoubleUnaryOperator> FUNCTIONS =
      Map.ofEntries(
          Map.entry("acos", StrictMath::acos),
          Map.entry("asin", StrictMath::asin),
          Map.entry("atan", StrictMath::atan),
          Map.entry("cbrt", StrictMath::cbrt),
          Map.entry("cos", StrictMath::cos),
          Map.entry("cosh", StrictMath::cosh),
          Map.entry("exp", StrictMath::exp),
          Map.entry("expm1", StrictMath::expm1),
          Map.entry("log", StrictMath::log),
          Map.entry("log10", StrictMath::log10),
          Map.entry("log1p", StrictMath::log1p),
          Map.entry("sin", StrictMath::sin),
          Map.entry("sinh", StrictMath::sinh),
          Map.entry("tan", StrictMath::tan),
          Map.entry("tanh", StrictMath::tanh));

  @Test
  void functionsAreWithinThreeUnitsOfTheLastPlace() throws Throwable {
    var text = new StringBuilder();
    FUNCTIONS
        .keySet()
        .forEach(name ->
            text.append(
                """
                func.func @my_%s(%%x: f64) -> f64 {
                  %%r = math.%s %%x : f64
                  return %%r : f64
                }
                """
                    .formatted(name, name)));
    try (Jit jit = Compiled.jit(text.toString(), JitOptions.guarded(Long.MAX_VALUE))) {
      for (Map.Entry<String, DoubleUnaryOperator> function : FUNCTIONS.entrySet()) {
        compare(
            function.getKey(), function.getValue(), jit.function("my_" + function.getKey(), TYPE));
      }
    }
  }

  private static void compare(String name, DoubleUnaryOperator strict, MethodHandle libm)
      throws Throwable {
    var random = new Random(7);
    for (int i = 0; i < INPUTS; i++) {
      double x = (random.nextDouble() - 0.3) * Math.scalb(1.0, random.nextInt(10) - 6);
      double expected = strict.applyAsDouble(x);
      double got = (double) libm.invokeExact(x);
      if (Double.isNaN(expected)) {
        assertThat(got).as("%s(%s)", name, x).isNaN();
      } else {
        assertThat(Math.abs(got - expected))
            .as("%s(%s) is %s, strictly %s", name, x, got, expected)
            .isLessThanOrEqualTo(ULPS * Math.ulp(expected));
      }
    }
  }
}
