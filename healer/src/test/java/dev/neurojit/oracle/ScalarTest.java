package dev.neurojit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ScalarTest {
  @ParameterizedTest
  @EnumSource(Scalar.class)
  void everyValueHasTheTypesCarrier(Scalar type) {
    var random = new SplittableRandom(1);
    Class<?> boxed = java.lang.invoke.MethodType.methodType(type.carrier()).wrap().returnType();
    assertThat(type.corners()).isNotEmpty().allSatisfy(v -> assertThat(v).isInstanceOf(boxed));
    assertThat(type.random(random)).isInstanceOf(boxed);
    assertThat(Scalar.of(type.text())).contains(type);
  }

  @Test
  void cornersHoldTheEndsOfTheRange() {
    assertThat(Scalar.I8.corners()).contains((byte) 127, (byte) -128);
    assertThat(Scalar.I64.corners()).contains(Long.MAX_VALUE, Long.MIN_VALUE);
    assertThat(Scalar.I1.corners()).containsExactlyInAnyOrder(true, false);
  }

  @ParameterizedTest
  @CsvSource({
    "I8, 255, true",
    "I8, -128, true",
    "I8, 256, false",
    "I8, -129, false",
    "I1, 1, true",
    "I1, 2, false",
    "I64, -9223372036854775808, true"
  })
  void integersFitSignedOrUnsigned(Scalar type, long value, boolean fits) {
    assertThat(type.holds(value)).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0000001, true",
    "1.0, 1.001, false",
    "0.0, 0.0000000000001, true",
    "0.0, 0.001, false",
    "NaN, NaN, true",
    "1.0, NaN, false",
    "Infinity, Infinity, true",
    "Infinity, 1.0, false"
  })
  void floatsAreComparedWithTolerance(double expected, double got, boolean right) {
    assertThat(Scalar.F64.error(got, expected, 1e-5) <= 1).isEqualTo(right);
  }

  @Test
  void integersAreRightOrWrong() {
    assertThat(Scalar.I32.error(3, 3, 0)).isZero();
    assertThat(Scalar.I32.error(3, 4, 0)).isGreaterThan(1);
    assertThat(Scalar.I32.error(3, 5, 0)).isGreaterThan(Scalar.I32.error(3, 4, 0));
    assertThat(Scalar.I1.error(true, false, 0)).isGreaterThan(1);
  }
}
