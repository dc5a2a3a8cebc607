package dev.neurojit.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.Source;
import org.junit.jupiter.api.Test;

final class ConstantsTest {
  private static final Source PROGRAM =
      Source.of(
          "p.mlir",
          """
          func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
            %a = arith.constant 0.5 : f32 // gain
            %b = arith.constant -2.0 : f64
            %i = arith.constant 3 : i32
            return %a : f32
          }
          func.func @other() -> f32 {
            %c = arith.constant 9.0 : f32
            return %c : f32
          }
          """);

  @Test
  void areTheScalarFloatsOfTheEntryFunction() {
    Constants constants = constants(PROGRAM);
    assertThat(constants.names()).containsExactly("%a", "%b");
    assertThat(constants.values()).containsExactly(0.5, -2);
    assertThat(constants.parameterised().types()).containsExactly("f32", "f64");
  }

  @Test
  void becomeParametersInFront() {
    assertThat(constants(PROGRAM).parameterised().program().text())
        .contains(
            "@controller(%neurojit.constant.0: f32, %neurojit.constant.1: f64, %altitude: f32,")
        .contains("%a = arith.bitcast %neurojit.constant.0 : f32 to f32 // gain")
        .contains("%c = arith.constant 9.0 : f32");
  }

  @Test
  void newValuesChangeTheirLiteralsOnly() {
    Source changed = constants(PROGRAM).with(new double[] {0.5, 1e-7});
    assertThat(changed.text()).isEqualTo(PROGRAM.text().replace("-2.0 : f64", "1.0E-7 : f64"));
  }

  @Test
  void literalsOfF32AreNoLongerThanF32Needs() {
    assertThat(constants(PROGRAM).with(new double[] {0.1f, -2}).text()).contains("0.1 : f32");
  }

  private static Constants constants(Source program) {
    return Constants.of(program, "controller").orElseThrow();
  }
}
