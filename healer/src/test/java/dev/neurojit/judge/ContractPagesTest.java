package dev.neurojit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.oracle.AnswersObjective;
import dev.neurojit.oracle.Example;
import dev.neurojit.oracle.Scalar;
import dev.neurojit.oracle.Signature;
import dev.neurojit.sim.Scenario;
import dev.neurojit.syntax.Source;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each page's first example breaks its contract, the second keeps it. */
final class ContractPagesTest {
  private static final Pattern EXAMPLE = Pattern.compile("```mlir\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource(Contract.class)
  void examplesBreakAndKeepIt(Contract contract) {
    String page = Contract.page(contract.code()).orElseThrow();
    assertThat(page).startsWith("# " + contract.code() + ": ");
    List<String> programs =
        EXAMPLE.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(judged(contract, programs.getFirst()))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected ->
                assertThat(rejected.diagnostics().getFirst().code()).isEqualTo(contract.code()));
    assertThat(judged(contract, programs.getLast())).isInstanceOf(Verdict.Scored.class);
  }

  private static Verdict judged(Contract contract, String program) {
    return objective(contract).judge(Source.of("p.mlir", program));
  }

  private static Objective objective(Contract contract) {
    return switch (contract) {
      case CONTROLLER -> LanderObjective.of(Scenario.named("moon"));
      case FUNCTION ->
          new AnswersObjective(
              "examples",
              new Signature("scale", List.of(Scalar.F32), Scalar.F32),
              "",
              List.of(new Example(List.of(1f), 1f)),
              0);
    };
  }
}
