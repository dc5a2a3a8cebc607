package dev.neurojit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.neurojit.heal.Healing;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.propose.Rung;
import dev.neurojit.sim.Scenario;
import dev.neurojit.syntax.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The library as a consumer uses it. */
final class HealerTest {
  private static final LanderObjective MOON = LanderObjective.of(Scenario.named("moon"));
  private static final Source FALLS =
      Source.of(
          "lander.mlir",
          """
          func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
            %thrust = arith.constant 0.0 : f32
            return %thrust : f32
          }
          """);

  @Test
  void healsInAFewLines() {
    try (Healer healer = Healer.builder(MOON).build()) {
      Healing healing = healer.heal(FALLS);
      assertThat(healing).isInstanceOf(Healing.Healed.class);
      assertThat(healing.best().line()).contains("soft landing");
      assertThat(healing.best().program().text()).contains("@controller");
    }
  }

  /** Whoever writes without null checks is told where the null was given, not in the run. */
  @Test
  @SuppressWarnings("NullAway")
  void nullsAreRefusedWhereTheyAreGiven() {
    assertThatNullPointerException().isThrownBy(() -> Healer.builder(null));
    Healer.Builder builder = Healer.builder(MOON);
    assertThatNullPointerException().isThrownBy(() -> builder.asking(null)).withMessage("how");
    assertThatNullPointerException().isThrownBy(() -> builder.time(null)).withMessage("whole");
    assertThatNullPointerException().isThrownBy(() -> builder.watchers(null, it -> {}));
  }

  @Test
  void modelThatCannotBeUsedIsNoOutage() {
    try (Healer healer = Healer.builder(MOON).model("no-such-model.gguf").build()) {
      assertThat(healer.heal(FALLS)).isInstanceOf(Healing.Healed.class);
    }
  }

  @Test
  void timeThatIsOverEndsTheRunAndKeepsTheBest() {
    var ticks = new ArrayList<Instant>();
    InstantSource slow =
        () -> {
          ticks.add(Instant.EPOCH.plusSeconds(30L * ticks.size()));
          return ticks.getLast();
        };
    try (Healer healer =
        Healer.builder(MOON)
            .ladder(List.of(Rung.LAWS))
            .time(Duration.ofMinutes(1))
            .recorder(dev.neurojit.journal.Recorder.NONE, slow)
            .build()) {
      Healing healing = healer.heal(FALLS);
      assertThat(healing)
          .isInstanceOfSatisfying(
              Healing.Exhausted.class,
              ended -> assertThat(ended.why()).isEqualTo(Healing.Why.OUT_OF_TIME));
      assertThat(healing.history()).hasSize(2);
    }
  }

  @Test
  void sameSeedSameProgram() {
    assertThat(program(5)).isEqualTo(program(5));
  }

  private static Source program(long seed) {
    try (Healer healer =
        Healer.builder(MOON)
            .seed(seed)
            .recorder(dev.neurojit.journal.Recorder.NONE, Clock.systemUTC())
            .build()) {
      return healer.heal(FALLS).best().program();
    }
  }
}
