package dev.neurojit.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.Source;
import org.junit.jupiter.api.Test;

final class GraftTest {
  private static final String HELPER = "func.func @helper(%x: f32) -> f32 { return %x : f32 }\n";
  private static final String OLD =
      "func.func @controller(%h: f32, %v: f32) -> f32 { return %h : f32 }";
  private static final String NEW =
      "func.func @controller(%h: f32, %v: f32) -> f32 { return %v : f32 }";
  private static final Source PROGRAM = Source.of("p.mlir", "// mine\n" + HELPER + OLD + "\n");

  @Test
  void keepsTheOtherFunctionsOfTheFile() {
    assertThat(Graft.of(PROGRAM, "Here it is:\n```mlir\n" + NEW + "\n```\n", "controller").text())
        .isEqualTo("// mine\n" + HELPER + NEW + "\n");
  }

  @Test
  void wholeProgramsAreTakenAsTheyAre() {
    String reply = HELPER + NEW;
    assertThat(Graft.of(PROGRAM, reply, "controller").text()).isEqualTo(reply);
  }

  @Test
  void cutRepliesAreTakenAsTheyAre() {
    String reply = "func.func @controller(%h: f32, %v: f32) -> f32 {\n  %a = arith.addf %h,";
    assertThat(Graft.of(PROGRAM, reply, "controller").text()).isEqualTo(reply);
  }

  @Test
  void proseAloneIsTakenAsItIs() {
    assertThat(Graft.of(PROGRAM, "I cannot.", "controller").text()).isEqualTo("I cannot.");
  }
}
