package dev.neurojit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Scenario;
import dev.neurojit.syntax.Source;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each page's example is refused for the page's reason. */
final class RefusalPagesTest {
  private static final Pattern EXAMPLE = Pattern.compile("```mlir\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void exampleIsRefusedWithTheCode(Refusal refusal) {
    String page = Refusal.page(refusal.code()).orElseThrow();
    assertThat(page).startsWith("# " + refusal.code() + ": ").contains("## What to write instead");
    Matcher example = EXAMPLE.matcher(page);
    String program = example.find() ? example.group(1) : longProgram();
    assertThat(judge(program).verdict())
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected ->
                assertThat(rejected.diagnostics().getFirst().code()).isEqualTo(refusal.code()));
  }

  private static String longProgram() {
    return "func.func @controller(%h: f32, %v: f32) -> f32 {\n"
        + "  arith.addf %h, %v : f32\n".repeat(6_000)
        + "  return %h : f32\n}\n";
  }

  private static Judgement judge(String program) {
    return new Judge(LanderObjective.of(Scenario.named("moon")))
        .judge(new Candidate(1, 0, "given", "", Source.of("p.mlir", program)));
  }
}
