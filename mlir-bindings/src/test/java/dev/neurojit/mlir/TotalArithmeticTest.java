package dev.neurojit.mlir;

import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Guarded code gives one value, at every level of optimisation, where LLVM leaves it open. */
final class TotalArithmeticTest {
  private static final MethodType TWO_INTS = methodType(int.class, int.class, int.class);
  private static final MethodType CAST = methodType(int.class, double.class);

  private static Jit jit(String text, Optimization level) {
    return Programs.jit(text, JitOptions.guarded(1_000).with(level));
  }

  @ParameterizedTest
  @CsvSource({
    "shli, 1, 31, -2147483648",
    "shli, 1, 32, 0",
    "shli, -1, -1, 0",
    "shrui, -1, 33, 0",
    "shrui, -1, 31, 1",
    "shrsi, -7, 40, -1",
    "shrsi, 7, -2147483648, 0",
    "shrsi, -7, 1, -4",
  })
  void shiftsTooWideMoveEverythingOut(String operation, int a, int b, int expected)
      throws Throwable {
    String variable =
        """
        func.func @f(%%a: i32, %%b: i32) -> i32 {
          %%r = arith.%s %%a, %%b : i32
          return %%r : i32
        }
        """
            .formatted(operation);
    String constant =
        """
        func.func @f(%%a: i32, %%b: i32) -> i32 {
          %%x = arith.constant %d : i32
          %%y = arith.constant %d : i32
          %%r = arith.%s %%x, %%y : i32
          return %%r : i32
        }
        """
            .formatted(a, b, operation);
    for (Optimization level : Optimization.values()) {
      for (String text : new String[] {variable, constant}) {
        try (Jit jit = jit(text, level)) {
          assertThat((int) jit.function("f", TWO_INTS).invokeExact(a, b)).isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1e30, 2147483647",
    "-1e30, -2147483648",
    "NaN, 0",
    "-2.9, -2",
    "2147483648, 2147483647"
  })
  void numbersThatDoNotFitSaturate(double value, int expected) throws Throwable {
    String text =
        """
        func.func @f(%a: f64) -> i32 {
          %r = arith.fptosi %a : f64 to i32
          return %r : i32
        }
        """;
    for (Optimization level : Optimization.values()) {
      try (Jit jit = jit(text, level)) {
        assertThat((int) jit.function("f", CAST).invokeExact(value)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Optimization.class)
  void fastMathIsNotBelieved(Optimization level) throws Throwable {
    String text =
        """
        func.func @f(%a: f64) -> i32 {
          %x = arith.addf %a, %a fastmath<fast> : f64
          %nan = arith.cmpf uno, %x, %x fastmath<nnan> : f64
          %r = arith.extui %nan : i1 to i32
          return %r : i32
        }
        """;
    try (Jit jit = jit(text, level)) {
      assertThat((int) jit.function("f", CAST).invokeExact(Double.NaN)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Optimization.class)
  void allNaNsHaveTheSameBits(Optimization level) throws Throwable {
    String text =
        """
        func.func @f(%a: f64) -> i32 {
          %x = arith.subf %a, %a : f64
          %y = arith.negf %x : f64
          %n = arith.truncf %y : f64 to f32
          %r = arith.bitcast %n : f32 to i32
          return %r : i32
        }
        """;
    try (Jit jit = jit(text, level)) {
      assertThat((int) jit.function("f", CAST).invokeExact(Double.POSITIVE_INFINITY))
          .isEqualTo(0x7FC00000);
    }
  }
}
