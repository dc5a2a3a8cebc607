package dev.neurojit.sim.gym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neurojit.sim.ControllerFault;
import dev.neurojit.sim.Draws;
import dev.neurojit.sim.Fault;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LunarLanderTest {
  private static final LunarPilot IDLE = _ -> new LunarPilot.Action(0, 0);

  /** Leans towards the pad, holds a height that grows with the way to it, brakes. */
  private static final LunarPilot STEADY =
      seen -> {
        double lean = Math.max(-0.4, Math.min(0.4, 0.5 * seen.x() + seen.vx()));
        double turn = (lean - seen.angle()) * 0.5 - seen.rate();
        double climb = (0.55 * Math.abs(seen.x()) - seen.y()) * 0.5 - seen.vy() * 0.5;
        boolean down = seen.left() + seen.right() > 0;
        return down
            ? new LunarPilot.Action(-seen.vy() * 10 - 1, 0)
            : new LunarPilot.Action(climb * 20 - 1, -turn * 20);
      };

  @Test
  void theBodyHasThePublishedOutlineAndDensity() {
    // The outline: a trapezoid of 34 and 28 by 17 above a rectangle of 34 by 10, in 1/30; two legs.
    double area = (17.0 * (34 + 28) / 2 + 34 * 10) / 900;
    assertThat(Hull.MASS).isCloseTo(5 * area + 2 * 4 * 16 / 900.0, within(1e-12));
    assertThat(Hull.INERTIA).isPositive().isLessThan(Hull.MASS);
  }

  @Test
  void theMiddleOfTheMoonIsTheFlatPad() {
    var moon = new Moon(new Draws(3, 4));
    assertThat(moon.heightAt(Moon.WIDTH / 2)).isCloseTo(0.99 * Moon.PAD, within(1e-12));
    assertThat(moon.heightAt(Moon.WIDTH / 2 - 2)).isEqualTo(moon.heightAt(Moon.WIDTH / 2 + 2));
    assertThat(moon.heightAt(0.5)).isNotEqualTo(moon.heightAt(Moon.WIDTH - 0.5));
  }

  @Test
  void withoutEnginesItFallsFreelyAndCrashes() {
    Episode episode = LunarLander.fly(IDLE, 1, 0);
    assertThat(episode.end()).isIn(Episode.End.CRASHED, Episode.End.LEFT);
    assertThat(episode.steps().getLast().reward()).isEqualTo(-100);
    assertThat(episode.isSolved()).isFalse();
    // A step of free fall changes the speed by g / 50, in the task's units by 400 / 60 / 50 of
    // that.
    Observation first = episode.steps().get(0).seen();
    Observation second = episode.steps().get(1).seen();
    assertThat(second.vy() - first.vy()).isCloseTo(-10.0 / 50 * 400 / 60 / 50, within(1e-9));
    assertThat(second.vx()).isEqualTo(first.vx());
    assertThat(second.x() - first.x()).isCloseTo(first.vx() * 50 / 10 / 50 / 10, within(1e-9));
  }

  @Test
  void rewardsAreTheChangeOfThePotentialLessTheFuel() {
    Episode episode = LunarLander.fly(_ -> new LunarPilot.Action(0.5, -2), 2, 1);
    Episode.Step step = episode.steps().get(3);
    double change = episode.steps().get(4).seen().shaping() - step.seen().shaping();
    assertThat(step.reward()).isCloseTo(change - 0.3 * 0.75 - 0.03, within(1e-9));
  }

  @Test
  void enginesHaveDeadZones() {
    assertThat(Engines.main(new LunarPilot.Action(0, 0))).isZero();
    assertThat(Engines.main(new LunarPilot.Action(1e-9, 0))).isCloseTo(0.5, within(1e-6));
    assertThat(Engines.main(new LunarPilot.Action(7, 0))).isEqualTo(1);
    assertThat(Engines.side(new LunarPilot.Action(0, -0.5))).isZero();
    assertThat(Engines.side(new LunarPilot.Action(0, -0.75))).isEqualTo(0.75);
  }

  @Test
  void sideEnginesTurnItTheWayThatTheySay() {
    Observation left = last(LunarLander.fly(_ -> new LunarPilot.Action(0, -1), 5, 0));
    Observation right = last(LunarLander.fly(_ -> new LunarPilot.Action(0, 1), 5, 0));
    assertThat(left.rate()).isPositive();
    assertThat(right.rate()).isNegative();
  }

  private static Observation last(Episode episode) {
    return episode.steps().get(20).seen();
  }

  @Test
  void aSteadyPilotSolvesMostEpisodes() {
    List<Episode> episodes =
        IntStream.range(0, 60).mapToObj(index -> LunarLander.fly(STEADY, 1, index)).toList();
    assertThat(episodes.stream().filter(Episode::isSolved).count()).isGreaterThan(30);
    assertThat(episodes).anyMatch(episode -> episode.end() == Episode.End.RESTED);
    Episode rested =
        episodes.stream()
            .filter(each -> each.end() == Episode.End.RESTED)
            .findFirst()
            .orElseThrow();
    assertThat(rested.steps().getLast().reward()).isEqualTo(100);
    assertThat(rested.steps().getLast().seen().left()).isEqualTo(1);
  }

  @Test
  void episodesReplayBitByBitAndDifferByIndex() {
    assertThat(LunarLander.fly(STEADY, 9, 2)).isEqualTo(LunarLander.fly(STEADY, 9, 2));
    assertThat(LunarLander.fly(STEADY, 9, 2)).isNotEqualTo(LunarLander.fly(STEADY, 9, 3));
  }

  @Test
  void pilotsThatFailEndTheEpisode() {
    Episode nan = LunarLander.fly(_ -> new LunarPilot.Action(Double.NaN, 0), 1, 0);
    assertThat(nan.end()).isEqualTo(Episode.End.FAULT);
    assertThat(nan.why()).isEqualTo("it returned NaN");
    Episode trap =
        LunarLander.fly(
            _ -> {
              throw new ControllerFault(Fault.Reason.TRAP, "bad");
            },
            1,
            0);
    assertThat(trap.why()).isEqualTo("bad");
  }
}
