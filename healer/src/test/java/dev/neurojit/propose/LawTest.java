package dev.neurojit.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.judge.Checkup;
import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.CompiledController;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Simulator;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Start;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.tune.TunedProgram;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

final class LawTest {
  private static final List<String> LAWS = Law.NAMES;

  private static Stream<Arguments> lawsAndScenarios() {
    return LAWS.stream()
        .flatMap(law -> Stream.of("moon", "mars", "earth").map(name -> Arguments.of(law, name)));
  }

  @ParameterizedTest
  @MethodSource("lawsAndScenarios")
  void tunedLandsSoftlyFromTheStartAndItsNeighbours(String law, String scenario) {
    Source program = write(law, "%altitude: f32, %velocity: f32", "f32");
    LanderObjective objective = LanderObjective.of(Scenario.named(scenario));
    Source tuned = TunedProgram.fit(program, objective, 1).source();
    try (CompiledController controller = compiled(tuned)) {
      assertThat(Simulator.outcome(controller.flight(), objective.scenario()))
          .as(tuned.text())
          .isInstanceOf(SoftLanding.class);
      for (Start neighbour : objective.neighbours()) {
        assertThat(Simulator.outcome(controller.flight(), neighbour))
            .as(tuned.text())
            .isInstanceOf(SoftLanding.class);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("LAWS")
  void isValidForEverySignature(String law) {
    for (String parameters :
        List.of("%h: f64, %v: f64", "%v: f32, %h: f64", "%gain: f32, %slope: f32, %error: f32")) {
      for (String result : List.of("f32", "f64")) {
        Source program = write(law, parameters, result);
        assertThat(Checkup.check(program)).as(program.text()).isEmpty();
      }
    }
  }

  @Test
  void leavesTheRestOfTheFileAlone() {
    String before = "// mine\nfunc.func @helper() { return }\n\n";
    String after = "\n// the end\n";
    String text =
        before + "func.func @controller(%h: f32, %v: f32) -> f32 { return %h : f32 }" + after;
    assertThat(Law.named("linear-profile").writtenInto(Source.of("p", text), entry(text)).text())
        .startsWith(before)
        .endsWith(after)
        .doesNotContain("return %h");
  }

  private static CompiledController compiled(Source program) {
    return ((Compiled.Ok<CompiledController>)
            CompiledController.compile(program, entry(program.text()), List.of()))
        .code();
  }

  private static Source write(String law, String parameters, String result) {
    String text = "func.func @controller(" + parameters + ") -> " + result + " {\n  oops\n}\n";
    return Law.named(law).writtenInto(Source.of("p.mlir", text), entry(text));
  }

  private static EntryPoint entry(String text) {
    SyntaxTree tree = SyntaxTree.parse(Source.of("p.mlir", text));
    return ((EntryPoint.Found) EntryPoint.find(tree)).entry();
  }
}
