package dev.neurojit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EntryPointTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          %altitude: f32, %velocity: f32               | ALTITUDE,VELOCITY
          %velocity: f32, %altitude: f32               | VELOCITY,ALTITUDE
          %v: f32, %h: f64                             | VELOCITY,ALTITUDE
          %a: f32, %b: f32                             | ALTITUDE,VELOCITY
          %velocity: f32, %x: f32                      | ALTITUDE,VELOCITY
          %alt: f32, %vel: f32, %t: f32                | ALTITUDE,VELOCITY,TIME
          %a: f32, %b: f32, %c: f32, %d: f32           | ALTITUDE,VELOCITY,FUEL,TIME
          """)
  void argumentsAreMatchedByNameElseByPosition(String parameters, String roles) {
    EntryPoint entry = found("func.func @controller(" + parameters + ") -> f64 { return }");
    assertThat(entry.parameters().stream().map(parameter -> parameter.role().name()))
        .containsExactly(roles.split(","));
    assertThat(entry.resultType()).isEqualTo("f64");
  }

  @Test
  void contractNamesNeedNoRemark() {
    assertThat(
            found("func.func @controller(%altitude: f32, %velocity: f32) -> f32 {}")
                .interpretation())
        .isEmpty();
  }

  @Test
  void otherNamesAreReported() {
    assertThat(found("func.func @controller(%h: f32, %v: f32) -> f32 {}").interpretation())
        .hasValue("%h is the altitude, %v is the velocity");
  }

  private static EntryPoint found(String text) {
    SyntaxTree tree = SyntaxTree.parse(Source.of("p.mlir", text));
    return ((EntryPoint.Found) EntryPoint.find(tree)).entry();
  }

  @Test
  void rolesAreInTheOrderOfTheContract() {
    assertThat(List.of(Role.values()))
        .containsExactly(Role.ALTITUDE, Role.VELOCITY, Role.FUEL, Role.TIME);
  }
}
