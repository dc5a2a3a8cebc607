package dev.neurojit.mlir.ops;

import dev.neurojit.mlir.Value;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each operation of arith, built, verified and reread. */
final class ArithOpsTest {
  private final Cases cases = new Cases("arith", ArithOps.class);

  private interface Two {
    Value make(ArithOps arith, Value lhs, Value rhs);
  }

  private void two(String name, String type, Two make) {
    cases.add(name, (s, b) -> make.make(b.arith(), s.v(type), s.v(type)));
  }

  private void cast(String name, String from, String to, BiFunction<OpBuilder, Value, Value> make) {
    cases.add(
        name,
        (s, b) -> {
          Value made = make.apply(b, s.v(from));
          org.assertj.core.api.Assertions.assertThat(made.type()).hasToString(to);
        });
  }

  @TestFactory
  Stream<DynamicTest> all() {
    floats();
    integers();
    divisions();
    casts();
    rest();
    return cases.tests();
  }

  private void floats() {
    two("addf", "f32", (a, x, y) -> a.addf(x, y, Set.of(FastMathFlags.NNAN, FastMathFlags.NINF)));
    two("subf", "f64", ArithOps::subf);
    two("mulf", "vector<4xf32>", ArithOps::mulf);
    two("divf", "f16", (a, x, y) -> a.divf(x, y, Set.of()));
    two("remf", "bf16", (a, x, y) -> a.remf(x, y, null));
    two("maximumf", "f32", ArithOps::maximumf);
    two("minimumf", "f32", ArithOps::minimumf);
    two("maxnumf", "f32", ArithOps::maxnumf);
    two("minnumf", "f32", ArithOps::minnumf);
    two("cmpf", "f32", (a, x, y) -> a.cmpf(CmpFPredicate.OLT, x, y));
    cases.add("negf", (s, b) -> b.arith().negf(s.v("f32"), Set.of(FastMathFlags.FAST)));
  }

  private void integers() {
    two("addi", "i32", (a, x, y) -> a.addi(x, y, Set.of(IntegerOverflowFlags.NSW)));
    two("subi", "index", ArithOps::subi);
    two("muli", "i64", ArithOps::muli);
    two("andi", "i1", ArithOps::andi);
    two("ori", "i8", ArithOps::ori);
    two("xori", "vector<2xi16>", ArithOps::xori);
    two("shli", "i32", ArithOps::shli);
    two("shrsi", "i32", (a, x, y) -> a.shrsi(x, y, true));
    two("shrui", "i32", ArithOps::shrui);
    two("maxsi", "i32", ArithOps::maxsi);
    two("maxui", "i32", ArithOps::maxui);
    two("minsi", "i32", ArithOps::minsi);
    two("minui", "i32", ArithOps::minui);
    two("cmpi", "index", (a, x, y) -> a.cmpi(CmpIPredicate.ULE, x, y));
    two("mulsiExtended", "i32", (a, x, y) -> a.mulsiExtended(x, y).getLast());
    two("muluiExtended", "i32", (a, x, y) -> a.muluiExtended(x, y).getLast());
    two(
        "adduiExtended",
        "i32",
        (a, x, y) -> a.adduiExtended(x.type(), x.context().types().integer(1), x, y).getLast());
  }

  private void divisions() {
    two("divsi", "i32", (a, x, y) -> a.divsi(x, y, true));
    two("divui", "i32", ArithOps::divui);
    two("ceildivsi", "i32", ArithOps::ceildivsi);
    two("ceildivui", "i32", ArithOps::ceildivui);
    two("floordivsi", "i32", ArithOps::floordivsi);
    two("remsi", "i32", ArithOps::remsi);
    two("remui", "i32", ArithOps::remui);
  }

  private void casts() {
    cast("bitcast", "f32", "i32", (b, x) -> b.arith().bitcast(b.types().integer(32), x));
    cast("extf", "f32", "f64", (b, x) -> b.arith().extf(b.types().f64(), x));
    cast("extsi", "i8", "i32", (b, x) -> b.arith().extsi(b.types().integer(32), x));
    cast("extui", "i1", "i32", (b, x) -> b.arith().extui(b.types().integer(32), x));
    cast("fptosi", "f32", "i32", (b, x) -> b.arith().fptosi(b.types().integer(32), x));
    cast("fptoui", "f32", "i8", (b, x) -> b.arith().fptoui(b.types().integer(8), x));
    cast("indexCast", "i32", "index", (b, x) -> b.arith().indexCast(b.types().index(), x));
    cast("indexCastui", "index", "i64", (b, x) -> b.arith().indexCastui(b.types().integer(64), x));
    cast("sitofp", "i32", "f32", (b, x) -> b.arith().sitofp(b.types().f32(), x));
    cast("uitofp", "i32", "f32", (b, x) -> b.arith().uitofp(b.types().f32(), x));
    cast("trunci", "i64", "i32", (b, x) -> b.arith().trunci(b.types().integer(32), x));
    cast(
        "truncf",
        "f64",
        "f32",
        (b, x) -> b.arith().truncf(b.types().f32(), x, RoundingMode.DOWNWARD, Set.of()));
    cases.add(
        "scalingExtf",
        (s, b) -> b.arith().scalingExtf(s.t("f32"), s.v("f4E2M1FN"), s.v("f8E8M0FNU")));
    cases.add(
        "scalingTruncf",
        (s, b) -> b.arith().scalingTruncf(s.t("f4E2M1FN"), s.v("f32"), s.v("f8E8M0FNU")));
  }

  private void rest() {
    cases.add("select", (s, b) -> b.arith().select(s.v("i1"), s.v("f32"), s.v("f32")));
    cases.add(
        "constant",
        (s, b) -> {
          b.arith().constant(s.a("dense<1.0> : vector<4xf32>"));
          b.arith().constant(s.t("f32"), 0.5);
          b.arith().constant(s.t("f64"), 2);
          b.arith().constant(s.t("i8"), -1);
          b.arith().constant(s.t("i64"), 1L << 40);
          b.arith().constant(true);
          b.arith().constantIndex(3);
        });
  }
}
