package dev.neurojit.mlir;

import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would hang or kill the process ends with a fault instead. */
final class GuardTest {
  private static final MethodType TWO_INTS = methodType(int.class, int.class, int.class);

  private static final String ENDLESS =
      """
      func.func @f(%a: i32, %b: i32) -> i32 {
        cf.br ^loop(%a : i32)
      ^loop(%i: i32):
        %n = arith.addi %i, %b : i32
        cf.br ^loop(%n : i32)
      }
      """;

  @ParameterizedTest
  @EnumSource(Optimization.class)
  void anEndlessLoopRunsOutOfFuel(Optimization level) throws Throwable {
    try (Jit jit = Programs.jit(ENDLESS, JitOptions.guarded(1_000_000).with(level))) {
      int result = (int) jit.function("f", TWO_INTS).invokeExact(1, 2);
      assertThat(jit.guard().fault()).isEqualTo(Fault.OUT_OF_FUEL);
      assertThat(jit.guard().fuel()).isZero();
      assertThat(result).isZero();
    }
  }

  @Test
  void anIrreducibleLoopRunsOutOfFuel() throws Throwable {
    String text =
        """
        func.func @f(%a: i32, %b: i32) -> i32 {
          %z = arith.constant 0 : i32
          %c = arith.cmpi eq, %a, %z : i32
          cf.cond_br %c, ^left, ^right
        ^left:
          cf.br ^right
        ^right:
          %d = arith.cmpi eq, %b, %z : i32
          cf.cond_br %d, ^left, ^left
        }
        """;
    for (int first : List.of(0, 1)) {
      try (Jit jit = Programs.jit(text, JitOptions.guarded(1_000))) {
        int result = (int) jit.function("f", TWO_INTS).invokeExact(first, 7);
        assertThat(result).isZero();
        assertThat(jit.guard().fault()).isEqualTo(Fault.OUT_OF_FUEL);
      }
    }
  }

  @Test
  void loopsThatEndAreCounted() throws Throwable {
    String text =
        """
        func.func @f(%n: i32, %x: i32) -> i32 {
          %z = arith.constant 0 : i32
          %o = arith.constant 1 : i32
          %r = scf.for %i = %z to %n step %o iter_args(%s = %z) -> i32 : i32 {
            %t = arith.xori %s, %i : i32
            %u = arith.addi %t, %x : i32
            scf.yield %u : i32
          }
          return %r : i32
        }
        """;
    int expected = 0;
    for (int i = 0; i < 1000; i++) {
      expected = (expected ^ i) + 5;
    }
    try (Jit jit = Programs.jit(text, JitOptions.guarded(1_000))) {
      MethodHandle function = jit.function("f", TWO_INTS);
      assertThat((int) function.invokeExact(1000, 5)).isEqualTo(expected);
      assertThat(jit.guard().fault()).isEqualTo(Fault.NONE);
      assertThat(jit.guard().fuel()).isZero();
      assertThat((int) function.invokeExact(1000, 5)).isZero();
      assertThat(jit.guard().fault()).isEqualTo(Fault.OUT_OF_FUEL);
      jit.guard().refuel(1_000);
      assertThat((int) function.invokeExact(1000, 5)).isEqualTo(expected);
      assertThat(jit.guard().fault()).isEqualTo(Fault.NONE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "divsi, 7, 0, INTEGER_DIVISION, 0",
    "divui, 7, 0, INTEGER_DIVISION, 0",
    "remsi, 7, 0, INTEGER_DIVISION, 0",
    "remui, 7, 0, INTEGER_DIVISION, 0",
    "ceildivsi, 7, 0, INTEGER_DIVISION, 0",
    "floordivsi, 7, 0, INTEGER_DIVISION, 0",
    "divsi, -2147483648, -1, INTEGER_DIVISION, 0",
    "remsi, -2147483648, -1, INTEGER_DIVISION, 0",
    "divui, -2147483648, -1, NONE, 0",
    "divsi, -7, 2, NONE, -3",
    "remsi, -7, 2, NONE, -1",
    "divui, 7, 2, NONE, 3",
    "divsi, -2147483648, 1, NONE, -2147483648",
  })
  void divisionsThatWouldTrap(String operation, int a, int b, Fault fault, int expected)
      throws Throwable {
    String text =
        """
        func.func @f(%%a: i32, %%b: i32) -> i32 {
          %%r = arith.%s %%a, %%b : i32
          return %%r : i32
        }
        """
            .formatted(operation);
    for (Optimization level : Optimization.values()) {
      try (Jit jit = Programs.jit(text, JitOptions.guarded(10).with(level))) {
        assertThat((int) jit.function("f", TWO_INTS).invokeExact(a, b)).isEqualTo(expected);
        assertThat(jit.guard().fault()).isEqualTo(fault);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void divisionByAConstantThatTraps(int divisor) throws Throwable {
    String text =
        """
        func.func @f(%%a: i32, %%b: i32) -> i32 {
          %%c = arith.constant %d : i32
          %%r = arith.divsi %%a, %%c : i32
          return %%r : i32
        }
        """
            .formatted(divisor);
    try (Jit jit = Programs.jit(text, JitOptions.guarded(10))) {
      int result = (int) jit.function("f", TWO_INTS).invokeExact(Integer.MIN_VALUE, 1);
      assertThat(result).isZero();
      assertThat(jit.guard().fault()).isEqualTo(Fault.INTEGER_DIVISION);
    }
  }

  @Test
  void vectorDivisions() throws Throwable {
    String text =
        """
        func.func @f(%a: i32, %b: i32) -> i32 {
          %one = arith.constant 1 : i32
          %x = vector.from_elements %a, %a : vector<2xi32>
          %y = vector.from_elements %one, %b : vector<2xi32>
          %q = arith.divsi %x, %y : vector<2xi32>
          %r = vector.reduction <add>, %q : vector<2xi32> into i32
          return %r : i32
        }
        """;
    try (Jit jit = Programs.jit(text, JitOptions.guarded(10))) {
      MethodHandle function = jit.function("f", TWO_INTS);
      assertThat((int) function.invokeExact(6, 3)).isEqualTo(8);
      assertThat(jit.guard().fault()).isEqualTo(Fault.NONE);
      assertThat((int) function.invokeExact(6, 0)).isZero();
      assertThat(jit.guard().fault()).isEqualTo(Fault.INTEGER_DIVISION);
    }
  }

  @Test
  void aFaultEndsTheCallersToo() throws Throwable {
    String text =
        """
        func.func @g(%a: i32, %b: i32) -> i32 {
          %r = arith.divsi %a, %b : i32
          return %r : i32
        }
        func.func @f(%a: i32, %b: i32) -> i32 {
          cf.br ^loop
        ^loop:
          %r = func.call @g(%a, %b) : (i32, i32) -> i32
          cf.br ^loop
        }
        """;
    try (Jit jit = Programs.jit(text, JitOptions.guarded(Long.MAX_VALUE))) {
      int result = (int) jit.function("f", TWO_INTS).invokeExact(1, 0);
      assertThat(result).isZero();
      assertThat(jit.guard().fault()).isEqualTo(Fault.INTEGER_DIVISION);
    }
  }

  @ParameterizedTest
  @EnumSource(Optimization.class)
  void nanAsAnIntegerMaySteerABranch(Optimization level) throws Throwable {
    String text =
        """
        func.func @f(%a: f64) -> i32 {
          %i = arith.fptosi %a : f64 to i32
          %k = arith.constant 1000000 : i32
          %o = arith.constant 1 : i32
          %s = arith.shli %o, %i : i32
          %c = arith.cmpi slt, %s, %k : i32
          cf.cond_br %c, ^loop(%i : i32), ^end(%i : i32)
        ^loop(%n: i32):
          %m = arith.addi %n, %s overflow<nsw, nuw> : i32
          %d = arith.cmpi slt, %m, %k : i32
          cf.cond_br %d, ^loop(%m : i32), ^end(%m : i32)
        ^end(%r: i32):
          return %r : i32
        }
        """;
    try (Jit jit = Programs.jit(text, JitOptions.guarded(100_000).with(level))) {
      MethodHandle function = jit.function("f", methodType(int.class, double.class));
      for (double input : new double[] {Double.NaN, 1e300, -1e300, 40, -1}) {
        jit.guard().refuel(100_000);
        int result = (int) function.invokeExact(input);
        assertThat(jit.guard().fuel()).as("result %d", result).isBetween(0L, 100_000L);
      }
    }
  }

  @Test
  void anExponentialTreeOfCallsEnds() throws Throwable {
    StringBuilder text =
        new StringBuilder("func.func @f0(%r: i32, %q: i32) -> i32 { return %q : i32 }\n");
    for (int i = 1; i <= 60; i++) {
      text.append(
          """
          func.func @f%1$d(%%a: i32, %%b: i32) -> i32 {
            %%x = func.call @f%2$d(%%a, %%b) : (i32, i32) -> i32
            %%y = func.call @f%2$d(%%x, %%a) : (i32, i32) -> i32
            %%z = arith.addi %%x, %%y : i32
            return %%z : i32
          }
          """
              .formatted(i, i - 1));
    }
    JitOptions options = JitOptions.guarded(1_000_000).with(Optimization.NONE);
    try (Jit jit = Programs.jit(text.toString(), options)) {
      int result = (int) jit.function("f60", TWO_INTS).invokeExact(1, 2);
      assertThat(result).isNotNegative();
      assertThat(jit.guard().fault()).isEqualTo(Fault.OUT_OF_FUEL);
    }
  }

  @Test
  void straightCodeNeedsNoFuel() throws Throwable {
    String text =
        "func.func @f(%a: i32, %b: i32) -> i32 { %r = arith.addi %a, %b : i32\n return %r : i32 }";
    try (Jit jit = Programs.jit(text, JitOptions.guarded(0))) {
      assertThat((int) jit.function("f", TWO_INTS).invokeExact(1, 2)).isEqualTo(3);
      assertThat(jit.guard().fault()).isEqualTo(Fault.NONE);
    }
  }
}
