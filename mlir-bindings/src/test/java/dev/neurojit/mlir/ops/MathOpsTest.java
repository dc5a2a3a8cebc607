package dev.neurojit.mlir.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each operation of math, built, verified and reread. */
final class MathOpsTest {
  private static final Map<String, BiFunction<MathOps, Value, Value>> FLOATS =
      Map.ofEntries(
          Map.entry("absf", MathOps::absf),
          Map.entry("acos", MathOps::acos),
          Map.entry("acosh", MathOps::acosh),
          Map.entry("asin", MathOps::asin),
          Map.entry("asinh", MathOps::asinh),
          Map.entry("atan", MathOps::atan),
          Map.entry("atanh", MathOps::atanh),
          Map.entry("cbrt", MathOps::cbrt),
          Map.entry("ceil", MathOps::ceil),
          Map.entry("cos", MathOps::cos),
          Map.entry("cosh", MathOps::cosh),
          Map.entry("erf", MathOps::erf),
          Map.entry("erfc", MathOps::erfc),
          Map.entry("exp", MathOps::exp),
          Map.entry("exp2", MathOps::exp2),
          Map.entry("expm1", MathOps::expm1),
          Map.entry("floor", MathOps::floor),
          Map.entry("isfinite", MathOps::isfinite),
          Map.entry("isinf", MathOps::isinf),
          Map.entry("isnan", MathOps::isnan),
          Map.entry("isnormal", MathOps::isnormal),
          Map.entry("log", MathOps::log),
          Map.entry("log10", MathOps::log10),
          Map.entry("log1p", MathOps::log1p),
          Map.entry("log2", MathOps::log2),
          Map.entry("round", MathOps::round),
          Map.entry("roundeven", MathOps::roundeven),
          Map.entry("rsqrt", MathOps::rsqrt),
          Map.entry("sin", MathOps::sin),
          Map.entry("sinh", MathOps::sinh),
          Map.entry("sqrt", MathOps::sqrt),
          Map.entry("tan", MathOps::tan),
          Map.entry("tanh", MathOps::tanh),
          Map.entry("trunc", MathOps::trunc));

  private static final Map<String, BiFunction<MathOps, Value, Value>> INTEGERS =
      Map.of(
          "absi", MathOps::absi,
          "ctlz", MathOps::ctlz,
          "ctpop", MathOps::ctpop,
          "cttz", MathOps::cttz);

  @TestFactory
  Stream<DynamicTest> all() {
    Cases cases = new Cases("math", MathOps.class);
    FLOATS.forEach((name, make) ->
        cases.add(name, (s, b) -> keeps(make.apply(b.math(), s.v("vector<4xf32>")))));
    INTEGERS.forEach(
        (name, make) -> cases.add(name, (s, b) -> keeps(make.apply(b.math(), s.v("i32")))));
    cases.add("atan2", (s, b) -> b.math().atan2(s.v("f64"), s.v("f64")));
    cases.add("copysign", (s, b) -> b.math().copysign(s.v("f64"), s.v("f64")));
    cases.add("powf", (s, b) -> b.math().powf(s.v("f64"), s.v("f64"), Set.of(FastMathFlags.AFN)));
    cases.add("fpowi", (s, b) -> b.math().fpowi(s.v("f64"), s.v("i32")));
    cases.add("ipowi", (s, b) -> b.math().ipowi(s.v("i32"), s.v("i32")));
    cases.add("fma", (s, b) -> b.math().fma(s.v("f32"), s.v("f32"), s.v("f32")));
    cases.add("clampf", (s, b) -> b.math().clampf(s.v("f32"), s.v("f32"), s.v("f32")));
    cases.add(
        "sincos",
        (s, b) -> {
          List<Value> both = b.math().sincos(s.v("f32"));
          assertThat(both).hasSize(2);
        });
    return cases.tests();
  }

  /** The result has as many elements as the operand. */
  private static void keeps(Value result) {
    Value operand = result.definingOp().orElseThrow().operands().getFirst();
    assertThat(result.type().isVector()).isEqualTo(operand.type().isVector());
  }
}
