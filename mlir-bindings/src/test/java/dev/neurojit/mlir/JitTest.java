package dev.neurojit.mlir;

import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class JitTest {
  private static final String ARITHMETIC =
      """
      func.func @single(%a: f32, %b: f32) -> f32 {
        %r = arith.mulf %a, %b : f32
        return %r : f32
      }
      func.func @double(%a: f64) -> f64 {
        %r = math.exp %a : f64
        return %r : f64
      }
      func.func @integer(%a: i32, %b: i64) -> i64 {
        %w = arith.extsi %a : i32 to i64
        %r = arith.subi %w, %b : i64
        return %r : i64
      }
      func.func @choose(%c: i1, %a: i32, %b: i32) -> i32 {
        %r = arith.select %c, %a, %b : i32
        return %r : i32
      }
      func.func @isLess(%a: f64, %b: f64) -> i1 {
        %r = arith.cmpf olt, %a, %b : f64
        return %r : i1
      }
      func.func @both(%a: i1, %b: i32) -> i1 {
        %t = arith.trunci %b : i32 to i1
        %r = arith.xori %a, %t : i1
        return %r : i1
      }
      func.func @narrow(%a: i8, %b: i16) -> i16 {
        %w = arith.extsi %a : i8 to i16
        %r = arith.muli %w, %b : i16
        return %r : i16
      }
      func.func @nothing() { return }
      func.func @pair(%a: f32) -> (f32, f32) { return %a, %a : f32, f32 }
      """;

  @ParameterizedTest
  @EnumSource(Optimization.class)
  void callsWithEveryScalarType(Optimization level) throws Throwable {
    try (Jit jit = Programs.jit(ARITHMETIC, JitOptions.trusted().with(level))) {
      callFloats(jit);
      callIntegers(jit);
      callBooleans(jit);
    }
  }

  private static void callFloats(Jit jit) throws Throwable {
    MethodHandle single = jit.function("single", methodType(float.class, float.class, float.class));
    assertThat((float) single.invokeExact(1.5f, -4f)).isEqualTo(-6f);
    MethodHandle twice = jit.function("double", methodType(double.class, double.class));
    assertThat((double) twice.invokeExact(1.0)).isEqualTo(Math.E);
    jit.function("nothing", methodType(void.class)).invokeExact();
  }

  private static void callIntegers(Jit jit) throws Throwable {
    MethodHandle integer = jit.function("integer", methodType(long.class, int.class, long.class));
    assertThat((long) integer.invokeExact(-5, 1L << 40)).isEqualTo(-5 - (1L << 40));
    MethodHandle narrow = jit.function("narrow", methodType(short.class, byte.class, short.class));
    assertThat((short) narrow.invokeExact((byte) -3, (short) 100)).isEqualTo((short) -300);
  }

  private static void callBooleans(Jit jit) throws Throwable {
    MethodHandle choose =
        jit.function("choose", methodType(int.class, boolean.class, int.class, int.class));
    assertThat((int) choose.invokeExact(true, 1, 2)).isEqualTo(1);
    assertThat((int) choose.invokeExact(false, 1, 2)).isEqualTo(2);
    MethodHandle less =
        jit.function("isLess", methodType(boolean.class, double.class, double.class));
    assertThat((boolean) less.invokeExact(1.0, 2.0)).isTrue();
    assertThat((boolean) less.invokeExact(2.0, 1.0)).isFalse();
    MethodHandle both = jit.function("both", methodType(boolean.class, boolean.class, int.class));
    assertThat((boolean) both.invokeExact(true, 0xFFFE)).isTrue();
    assertThat((boolean) both.invokeExact(false, 0xFFFE)).isFalse();
  }

  @Test
  void namesTheFunctionsThatJavaCanCall() {
    try (Jit jit = Programs.jit(ARITHMETIC, JitOptions.trusted())) {
      assertThat(jit.functions())
          .containsEntry("single", methodType(float.class, float.class, float.class))
          .doesNotContainKey("pair")
          .hasSize(8);
      assertThatThrownBy(() -> jit.function("pair", methodType(float.class, float.class)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("of a type Java cannot call");
    }
  }

  @Test
  void wrongNamesAndTypesRaise() {
    try (Jit jit = Programs.jit(ARITHMETIC, JitOptions.trusted())) {
      assertThatThrownBy(() -> jit.function("controller", methodType(float.class)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("No function @controller");
      assertThatThrownBy(() -> jit.function("double", methodType(double.class, float.class)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("(double)double, not (float)double");
      assertThatThrownBy(jit::guard).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void useAfterCloseRaises() throws Throwable {
    Jit jit = Programs.jit(ARITHMETIC, JitOptions.guarded(10));
    MethodHandle twice = jit.function("double", methodType(double.class, double.class));
    assertThat((double) twice.invokeExact(0.0)).isEqualTo(1.0);
    Guard guard = jit.guard();
    jit.close();
    jit.close();
    assertThatThrownBy(() -> twice.invoke(0.0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(guard::fault).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> jit.function("double", methodType(double.class, double.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void otherThreadsAreTurnedAway() throws InterruptedException {
    try (Jit jit = Programs.jit(ARITHMETIC, JitOptions.trusted())) {
      MethodHandle twice = jit.function("double", methodType(double.class, double.class));
      assertThat(Programs.thrownElsewhere(() -> call(twice)))
          .isInstanceOf(WrongThreadException.class);
      assertThat(Programs.thrownElsewhere(jit::close)).isInstanceOf(WrongThreadException.class);
    }
  }

  private static void call(MethodHandle function) {
    try {
      function.invoke(0.0);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static final String SYSTEM =
      """
      func.func private @system(i64) -> i32
      func.func @f() -> i32 {
        %c = arith.constant 0 : i64
        %r = func.call @system(%c) : (i64) -> i32
        return %r : i32
      }
      """;

  @ParameterizedTest
  @EnumSource(Optimization.class)
  void symbolsOutsideTheAllowListAreNotFound(Optimization level) {
    assertThat(Programs.refusal(SYSTEM, JitOptions.trusted().with(level)))
        .containsExactly("Symbols not found: [ system ]");
  }

  @Test
  void symbolsCanBeAllowed() throws Throwable {
    String text =
        SYSTEM
            .replace("@system(i64) -> i32", "@getppid() -> i32")
            .replace("func.call @system(%c) : (i64) -> i32", "func.call @getppid() : () -> i32");
    AllowedSymbols symbols =
        AllowedSymbols.LIBM.and(
            "getppid", Linker.nativeLinker().defaultLookup().findOrThrow("getppid"));
    try (Jit jit = Programs.jit(text, JitOptions.trusted().with(symbols))) {
      long parent = ProcessHandle.current().parent().orElseThrow().pid();
      assertThat((int) jit.function("f", methodType(int.class)).invokeExact())
          .isEqualTo((int) parent);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sin, 0.6816387600233341",
    "cos, 0.7316888688738209",
    "tan, 0.9315964599440725",
    "asin, 0.848062078981481",
    "acos, 0.7227342478134157",
    "atan, 0.6435011087932844",
    "sinh, 0.82231673193583",
    "cosh, 1.2946832846768448",
    "tanh, 0.6351489523872873",
    "asinh, 0.6931471805599453",
    "atanh, 0.9729550745276566",
    "exp, 2.117000016612675",
    "exp2, 1.681792830507429",
    "expm1, 1.1170000166126748",
    "log, -0.2876820724517809",
    "log2, -0.4150374992788438",
    "log10, -0.12493873660829993",
    "log1p, 0.5596157879354227",
    "sqrt, 0.8660254037844386",
    "rsqrt, 1.1547005383792517",
    "cbrt, 0.9085602964160698",
    "erf, 0.7111556336535151",
    "erfc, 0.28884436634648486",
    "absf, 0.75",
    "ceil, 1.0",
    "floor, 0.0",
    "round, 1.0",
    "roundeven, 1.0",
    "trunc, 0.0",
    "acosh, NaN",
  })
  void mathematicsAtThreeQuarters(String name, double expected) throws Throwable {
    for (Class<?> number : List.of(float.class, double.class)) {
      String type = number == float.class ? "f32" : "f64";
      String text =
          "func.func @f(%%a: %2$s) -> %2$s { %%r = math.%1$s %%a : %2$s\n return %%r : %2$s }"
              .formatted(name, type);
      try (Jit jit = Programs.jit(text, JitOptions.guarded(10))) {
        Object result = jit.function("f", methodType(number, number)).invoke(0.75f);
        double tolerance = number == float.class ? 1e-6 : 1e-15;
        assertThat(((Number) result).doubleValue()).isCloseTo(expected, within(tolerance));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"expm1, 1e-12", "log1p, 1e-12", "expm1, -3e-9", "log1p, -3e-9"})
  void smallNumbersKeepTheirDigits(String name, double input) throws Throwable {
    String text =
        """
        func.func @f(%%a: f64) -> f64 {
          %%v = vector.from_elements %%a, %%a : vector<2xf64>
          %%w = math.%1$s %%v : vector<2xf64>
          %%x = vector.extract %%w[1] : f64 from vector<2xf64>
          %%y = math.%1$s %%a : f64
          %%z = arith.maximumf %%x, %%y : f64
          return %%z : f64
        }
        """
            .formatted(name);
    double expected = name.equals("expm1") ? StrictMath.expm1(input) : StrictMath.log1p(input);
    for (JitOptions options : List.of(JitOptions.guarded(10), JitOptions.trusted())) {
      try (Jit jit = Programs.jit(text, options)) {
        double result =
            (double) jit.function("f", methodType(double.class, double.class)).invokeExact(input);
        assertThat(result).isCloseTo(expected, within(Math.ulp(expected)));
      }
    }
  }

  @Test
  void sineAndCosineOfOneAngle() throws Throwable {
    String text =
        """
        func.func @f(%a: f32) -> f32 {
          %s = math.sin %a : f32
          %c = math.cos %a : f32
          %r = arith.addf %s, %c : f32
          return %r : f32
        }
        """;
    try (Jit jit = Programs.jit(text, JitOptions.guarded(10))) {
      float sum = (float) jit.function("f", methodType(float.class, float.class)).invokeExact(1f);
      assertThat(sum).isEqualTo((float) (Math.sin(1) + Math.cos(1)));
    }
  }
}
