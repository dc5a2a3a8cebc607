package dev.neurojit.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.bench.Fate;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What invented trials say. */
final class ExperimentTest {
  @TempDir private Path folder;
  private Trials trials;

  @BeforeEach
  void session() throws IOException {
    trials =
        new Trials(folder)
            .write(Trials.session(List.of("good.gguf", "bad.gguf"), List.of("x.mlir")));
  }

  /** {@code good} lands in 18 of 20 trials, {@code bad} in the first {@code landed}. */
  private Experiment experiment(int landed, Fate rules) throws IOException {
    trials.write(trials.trial("rules", "x.mlir", 1, Fate.SYNTAX, rules, rules));
    for (int i = 1; i <= 20; i++) {
      Fate good = i > 2 ? Fate.LANDED : Fate.CRASH;
      Fate bad = i <= landed ? Fate.LANDED : Fate.HARD;
      trials.write(
          trials.trial("good.gguf", "x.mlir", i, Fate.SSA, good, good),
          trials.trial("bad.gguf", "x.mlir", i, Fate.LOWERING, Fate.HARD, bad));
    }
    return new Experiment(trials.read());
  }

  @Test
  void funnelCountsWhatIsLeft() throws IOException {
    Experiment experiment = experiment(5, Fate.CRASH);
    Funnel funnel = experiment.funnel(experiment.models().getFirst(), Treatment.TUNED);
    assertThat(funnel.total()).isEqualTo(20);
    assertThat(funnel.count(Fate.LANDED)).isEqualTo(18);
    assertThat(funnel.reached(Fate.CRASH)).isEqualTo(20);
    assertThat(funnel.reached(Fate.HARD)).isEqualTo(18);
    assertThat(funnel.rate(Fate.LANDED).share()).isEqualTo(0.9);
    assertThat(funnel.rate(Fate.LANDED).low()).isBetween(0.69, 0.71);
    assertThat(Funnel.of(List.of(), Treatment.TUNED).rate(Fate.LANDED).high()).isEqualTo(1);
  }

  @Test
  void whatWasNotServedIsInNoRate() throws IOException {
    experiment(5, Fate.CRASH);
    trials.write(
        trials.trial("good.gguf", "x.mlir", 21, Fate.UNSERVED, Fate.UNSERVED, Fate.UNSERVED));
    Experiment experiment = new Experiment(trials.read());
    Funnel funnel = experiment.funnel(experiment.models().getFirst(), Treatment.TUNED);
    assertThat(funnel.count(Fate.UNSERVED)).isEqualTo(1);
    assertThat(funnel.total()).isEqualTo(20);
    assertThat(funnel.rate(Fate.LANDED).share()).isEqualTo(0.9);
    assertThat(experiment.trials(experiment.models().getFirst())).hasSize(20);
    assertThat(experiment.unserved(experiment.models().getFirst())).hasSize(1);
  }

  @Test
  void anArmThatWasNeverServedIsNotRecommended() throws IOException {
    trials.write(
        trials.trial("rules", "x.mlir", 1, Fate.SYNTAX, Fate.HARD, Fate.HARD),
        trials.trial("good.gguf", "x.mlir", 1, Fate.UNSERVED, Fate.UNSERVED, Fate.UNSERVED));
    Advice advice = Advice.of(new Experiment(trials.read()));
    assertThat(advice.best()).isEqualTo("rules");
    assertThat(advice.equals()).containsExactly("rules");
  }

  @Test
  void pairsTellModelsApart() throws IOException {
    List<Comparison> all =
        new Comparisons(experiment(5, Fate.CRASH)).successes(Treatment.TUNED, Fate.LANDED);
    assertThat(all).hasSize(3);
    Comparison models =
        all.stream().filter(each -> each.isOf("bad.gguf", "good.gguf")).findFirst().orElseThrow();
    assertThat(models.pairs()).isEqualTo(20);
    assertThat(models.both()).isEqualTo(3);
    assertThat(models.onlyFirst()).isEqualTo(15);
    assertThat(models.onlySecond()).isEqualTo(2);
    assertThat(models.probability()).isBetween(0.0023, 0.0024);
    assertThat(models.adjusted()).isGreaterThan(models.probability());
    assertThat(models.verdict()).isEqualTo("good.gguf is better");
  }

  @Test
  void figuresOfModelsAreComparedInPairs() throws IOException {
    assertThat(new Comparisons(experiment(5, Fate.CRASH)).figures())
        .hasSize(3)
        .allSatisfy(each -> {
          assertThat(each.pairs()).isEqualTo(20);
          assertThat(each.mean().difference()).isZero();
          assertThat(each.mean().isReal()).isFalse();
        });
  }

  @Test
  void adviceNamesTheBestWhereItLeads() throws IOException {
    Advice advice = Advice.of(experiment(2, Fate.CRASH));
    assertThat(advice.recommended()).isEqualTo("good.gguf");
    assertThat(advice.equals()).containsExactly("good.gguf");
    assertThat(advice.conclusion())
        .anyMatch(line -> line.equals("Its lead is real over `rules`, `bad.gguf`."));
  }

  @Test
  void adviceTakesTheCheapestOfEquals() throws IOException {
    Advice advice = Advice.of(experiment(18, Fate.LANDED));
    assertThat(advice.best()).isEqualTo("rules");
    assertThat(advice.recommended()).isEqualTo("rules");
    assertThat(advice.conclusion()).last().asString().contains("no model is needed");
  }

  @Test
  void nothingIsRecommendedWhereNothingSucceeds() throws IOException {
    trials.write(trials.trial("rules", "x.mlir", 1, Fate.SYNTAX, Fate.CRASH, Fate.CRASH));
    Advice advice = Advice.of(new Experiment(trials.read()));
    assertThat(advice.recommended()).isEmpty();
    assertThat(advice.conclusion()).singleElement().asString().contains("none is recommended");
  }
}
