package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Affine expressions, maps and integer sets. */
final class AffineTest {
  private MlirContext context;
  private AffineExpr d0;
  private AffineExpr d1;
  private AffineExpr s0;

  @BeforeEach
  void open() {
    context = MlirContext.create();
    d0 = AffineExpr.dim(context, 0);
    d1 = AffineExpr.dim(context, 1);
    s0 = AffineExpr.symbol(context, 0);
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void composesExpressions() {
    assertThat(d0.plus(s0.times(2))).hasToString("d0 + s0 * 2");
    assertThat(d0.minus(d1)).hasToString("d0 - d1");
    assertThat(d0.plus(3).plus(4)).isEqualTo(d0.plus(7));
    assertThat(d0.times(6).mod(3)).isEqualTo(AffineExpr.constant(context, 0));
    assertThat(d0.mod(s0)).hasToString("d0 mod s0");
    assertThat(d0.floorDiv(2)).hasToString("d0 floordiv 2");
    assertThat(d0.ceilDiv(2)).hasToString("d0 ceildiv 2");
    assertThat(d0)
        .isEqualTo(AffineExpr.dim(context, 0))
        .hasSameHashCodeAs(AffineExpr.dim(context, 0));
    assertThat(d0).isNotEqualTo(s0);
  }

  @Test
  void takesExpressionsApart() {
    String apart =
        switch (d1.plus(s0.times(8))) {
          case AffineExpr.Binary sum -> {
            assertThat(sum.operator()).isEqualTo(AffineOperator.ADD);
            assertThat(sum.lhs()).isEqualTo(d1);
            yield sum.rhs() instanceof AffineExpr.Binary product
                    && product.lhs() instanceof AffineExpr.Symbol symbol
                    && product.rhs() instanceof AffineExpr.Constant number
                ? product.operator() + " s" + symbol.position() + " " + number.value()
                : "no product";
          }
          case AffineExpr.Dim dim -> "d" + dim.position();
          case AffineExpr.Symbol _, AffineExpr.Constant _ -> "other";
        };
    assertThat(apart).isEqualTo("MUL s0 8");
    assertThat(Stream.of(d0.mod(3), d0.floorDiv(3), d0.ceilDiv(3)))
        .extracting(one -> ((AffineExpr.Binary) one).operator())
        .containsExactly(AffineOperator.MOD, AffineOperator.FLOOR_DIV, AffineOperator.CEIL_DIV);
  }

  @Test
  void asksExpressions() {
    assertThat(s0.plus(1).isSymbolicOrConstant()).isTrue();
    assertThat(d0.isSymbolicOrConstant()).isFalse();
    assertThat(d0.times(2).isPureAffine()).isTrue();
    assertThat(d0.times(s0).isPureAffine()).isFalse();
    assertThat(d0.times(12).plus(8).largestKnownDivisor()).isEqualTo(4);
    assertThat(d0.times(12).isMultipleOf(6)).isTrue();
    assertThat(d0.times(12).isMultipleOf(5)).isFalse();
    assertThat(d0.plus(s0).isFunctionOfDim(0)).isTrue();
    assertThat(d0.plus(s0).isFunctionOfDim(1)).isFalse();
    assertThat(d0.plus(d1).shiftDims(2, 3, 1)).hasToString("d0 + d4");
    assertThat(s0.shiftSymbols(1, 2, 0)).hasToString("s2");
    assertThat(d0.plus(d1).minus(d0).simplify(2, 0)).isEqualTo(d1);
  }

  @Test
  void refusesWhatIsNotAffine() {
    AffineExpr zero = AffineExpr.constant(context, 0);
    refused(() -> d0.times(d1), "is not affine");
    refused(() -> d0.mod(d1), "is not affine");
    refused(() -> d0.mod(0), "is not affine");
    refused(() -> d0.floorDiv(-1), "is not affine");
    refused(() -> AffineExpr.constant(context, Long.MIN_VALUE).ceilDiv(-1), "is not affine");
    refused(() -> d0.floorDiv(zero), "is not affine");
    refused(() -> d0.isMultipleOf(0), "over 0");
    refused(() -> zero.isMultipleOf(-1), "over 0");
    refused(() -> d1.simplify(1, 0), "2 dimensions");
    refused(() -> s0.simplify(0, 0), "1 symbols");
    assertThatThrownBy(() -> AffineExpr.dim(context, -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> d0.shiftDims(1, -5, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> d0.shiftSymbols(1, 1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    AffineExpr[] sum = {d0};
    refused(
        () -> {
          for (int i = 1; ; i++) {
            sum[0] = sum[0].plus(AffineExpr.dim(context, i));
          }
        },
        "over 1000 operators");
  }

  @Test
  void makesMaps() {
    AffineMap map = AffineMap.of(context, 2, 1, List.of(d1.plus(s0), d0));
    assertThat(map).isEqualTo(AffineMap.parse(context, "(d0, d1)[s0] -> (d1 + s0, d0)"));
    assertThat(map.results()).containsExactly(d1.plus(s0), d0);
    assertThat(map.inputs()).isEqualTo(3);
    assertThat(map.subMap(1, 0).results()).containsExactly(d0, d1.plus(s0));
    assertThat(map.majorSubMap(1).results()).containsExactly(d1.plus(s0));
    assertThat(map.minorSubMap(1).results()).containsExactly(d0);
    assertThat(map.replace(d1, s0, 1, 1)).hasToString("affine_map<(d0)[s0] -> (s0 * 2, d0)>");
    assertThat(AffineMap.of(context, 1, 2, List.of()))
        .hasToString("affine_map<(d0)[s0, s1] -> ()>");
    assertThat(AffineMap.empty(context).isEmpty()).isTrue();
    assertThat(AffineMap.minorIdentity(context, 3, 2))
        .hasToString("affine_map<(d0, d1, d2) -> (d1, d2)>");
    assertThat(AffineMap.minorIdentity(context, 3, 2).isMinorIdentity()).isTrue();
    assertThat(map.isMinorIdentity()).isFalse();
    assertThat(AffineMap.constant(context, 7).singleConstantResult()).isEqualTo(7);
    assertThat(map.isSingleConstant()).isFalse();
    assertThat(map.isProjectedPermutation()).isFalse();
  }

  @Test
  void dropsSymbolsThatNoMapUses() {
    AffineMap first = AffineMap.parse(context, "(d0)[s0, s1, s2] -> (d0 + s2)");
    AffineMap second = AffineMap.parse(context, "(d0)[s0, s1, s2] -> (s0)");
    assertThat(AffineMap.compressUnusedSymbols(List.of(first, second)))
        .containsExactly(
            AffineMap.parse(context, "(d0)[s0, s1] -> (d0 + s1)"),
            AffineMap.parse(context, "(d0)[s0, s1] -> (s0)"));
    assertThat(AffineMap.compressUnusedSymbols(List.of())).isEmpty();
    refused(
        () -> AffineMap.compressUnusedSymbols(List.of(first, AffineMap.identity(context, 1))),
        "differ");
  }

  @Test
  void refusesMapsOfInputsThatAreNotThere() {
    AffineMap map = AffineMap.of(context, 2, 0, List.of(d0, d1));
    refused(() -> AffineMap.of(context, 1, 0, List.of(d1)), "2 dimensions");
    refused(() -> AffineMap.of(context, 1, 0, List.of(s0)), "1 symbols");
    refused(() -> map.replace(d0, s0, 2, 0), "1 symbols");
    assertThatThrownBy(() -> AffineMap.of(context, -1, 0, List.of()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> AffineMap.minorIdentity(context, 1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> map.majorSubMap(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> map.minorSubMap(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(map::singleConstantResult).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void makesIntegerSets() {
    IntegerSet set =
        IntegerSet.of(
            context,
            1,
            1,
            List.of(
                new IntegerSet.Constraint.Inequality(d0),
                new IntegerSet.Constraint.Equality(
                    s0.minus(d0).minus(AffineExpr.constant(context, 4)))));
    assertThat(set).hasToString("(d0)[s0] : (d0 >= 0, -d0 + s0 - 4 == 0)");
    assertThat(set).isEqualTo(IntegerSet.parse(context, "(d0)[s0] : (d0 >= 0, s0 - d0 - 4 == 0)"));
    assertThat(List.of(set.dimensions(), set.symbols(), set.inputs())).containsExactly(1, 1, 2);
    assertThat(List.of(set.equalities(), set.inequalities())).containsExactly(1, 1);
    assertThat(set.constraints().getFirst()).isEqualTo(new IntegerSet.Constraint.Inequality(d0));
    assertThat(set.constraints().getLast()).isInstanceOf(IntegerSet.Constraint.Equality.class);
    assertThat(set.isCanonicalEmpty()).isFalse();
    assertThat(IntegerSet.empty(context, 1, 1).isCanonicalEmpty()).isTrue();
    assertThat(set.replace(List.of(d1), List.of(s0), 2, 1))
        .hasToString("(d0, d1)[s0] : (d1 >= 0, -d1 + s0 - 4 == 0)");
    Attribute attribute = context.attributes().integerSet(set);
    assertThat(attribute.asIntegerSet()).contains(set);
    assertThat(attribute.kind()).isEqualTo(AttributeKind.INTEGER_SET);
    assertThat(context.attributes().unit().asIntegerSet()).isEmpty();
  }

  @Test
  void refusesIntegerSetsOfInputsThatAreNotThere() {
    List<IntegerSet.Constraint> positive = List.of(new IntegerSet.Constraint.Inequality(d1));
    refused(() -> IntegerSet.of(context, 1, 0, positive), "2 dimensions");
    refused(() -> IntegerSet.of(context, 1, 0, List.of()), "one constraint");
    IntegerSet set = IntegerSet.of(context, 2, 0, positive);
    refused(() -> set.replace(List.of(d0), List.of(), 1, 0), "each input");
    refused(() -> set.replace(List.of(d0, d1), List.of(), 1, 0), "2 dimensions");
    refused(() -> IntegerSet.parse(context, "oops"), "affine_set<oops>");
  }

  @Test
  void expressionsOfAnotherOrAClosedContextAreRefused() {
    try (MlirContext other = MlirContext.create()) {
      AffineExpr foreign = AffineExpr.dim(other, 0);
      refused(() -> d0.plus(foreign), "different MLIR contexts");
      refused(() -> AffineMap.of(context, 1, 0, List.of(foreign)), "different MLIR contexts");
      refused(
          () -> IntegerSet.of(context, 1, 0, List.of(new IntegerSet.Constraint.Equality(foreign))),
          "different MLIR contexts");
    }
    AffineMap map = AffineMap.identity(context, 1);
    context.close();
    assertThatThrownBy(() -> d0.plus(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(d0::toString).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(map::results).isInstanceOf(IllegalStateException.class);
  }

  private static void refused(Runnable action, String why) {
    assertThatThrownBy(action::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
