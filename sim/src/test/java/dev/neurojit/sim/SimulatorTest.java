package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorTest {
  private static final Scenario MOON = Scenario.named("moon");
  private static final Controller PROFILE =
      (altitude, velocity, fuel, time) -> (-1 - 0.05 * altitude - velocity) * 0.5;

  @ParameterizedTest
  @CsvSource({
    "moon, 0x1.03b1759da0e92p1, 0x1.95c22ba42575p5",
    "mars, 0x1.e92334a36a0e2p0, 0x1.e78f6dbd16b02p5",
    "earth, 0x1.db07c978562afp0, 0x1.c123cb1ca3e17p5"
  })
  void bitsAreTheSameOnEveryMachine(String name, String speed, String time) {
    Touchdown landing = (Touchdown) Simulator.outcome(PROFILE, Scenario.named(name));
    assertThat(Double.toHexString(landing.speed())).isEqualTo(speed);
    assertThat(Double.toHexString(landing.time())).isEqualTo(time);
  }

  @Test
  void bothWaysToFlyGiveTheSameBits() {
    for (String name : Scenario.names()) {
      Scenario scenario = Scenario.named(name);
      Trajectory first = Simulator.fly(PROFILE, scenario);
      assertThat(first).isEqualTo(Simulator.fly(PROFILE, scenario));
      assertThat(first.outcome()).isEqualTo(Simulator.outcome(PROFILE, scenario));
    }
  }

  @Test
  void controllerIsAskedOncePerStepWithTheSampledState() {
    List<State> asked = new ArrayList<>();
    Controller curious =
        (altitude, velocity, fuel, time) -> {
          asked.add(new State(time, altitude, velocity, fuel));
          return 0.4;
        };
    List<Sample> samples = Simulator.fly(curious, MOON).samples();
    assertThat(samples.subList(0, samples.size() - 1))
        .extracting(each -> new State(each.time(), each.altitude(), each.velocity(), each.fuel()))
        .isEqualTo(asked);
    assertThat(asked.getFirst()).isEqualTo(new State(0, 500, -25, 1000));
    assertThat(asked.get(100).time()).isEqualTo(2.0);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0.3", "0.1, 0.3", "0.5, 0.5", "1.5, 1", "Infinity, 1", "-Infinity, 0.3"})
  void throttleIsClippedToTheEngine(double asked, double applied) {
    Trajectory flight =
        Simulator.fly((altitude, velocity, fuel, time) -> asked, Scenario.named("earth"));
    assertThat(flight.samples().getFirst().throttle()).isEqualTo(applied);
  }

  @Test
  void anEmptyTankMeansNoThrottle() {
    Scenario empty = MOON.with(Quantity.FUEL_MASS, 0).with(Quantity.MIN_THROTTLE, 0.5);
    Trajectory flight = Simulator.fly((altitude, velocity, fuel, time) -> 1, empty);
    assertThat(flight.samples()).allMatch(sample -> sample.throttle() == 0);
    Outcome freeFall = Simulator.outcome((altitude, velocity, fuel, time) -> 0, MOON);
    assertThat(((Crash) flight.outcome()).speed()).isEqualTo(((Crash) freeFall).speed());
  }

  @Test
  void otherExceptionsPassThrough() {
    Controller broken =
        (altitude, velocity, fuel, time) -> {
          throw new IllegalStateException("bug");
        };
    assertThatThrownBy(() -> Simulator.outcome(broken, MOON)).hasMessage("bug");
  }

  @Test
  void outcomeAllocatesNothingPerStep() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Simulator.outcome(PROFILE, MOON);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) {
      Simulator.outcome(PROFILE, MOON);
    }
    long perFlight = (threads.getCurrentThreadAllocatedBytes() - before) / 100;
    // About 2500 steps a flight: one object a step would be 40 KB.
    assertThat(perFlight).isBetween(1L, 2048L);
  }

  @Test
  void noAdmissibleScenarioOverflowsOrRunsForEver() {
    int plant = Quantity.ALL.indexOf(Quantity.TERRAIN_HEIGHT);
    long flown =
        LongStream.range(0, 1 << plant)
            .filter(bits ->
                fliesFinitely(each ->
                    Quantity.ALL.indexOf(each) < plant
                        ? end(each, bits)
                        : each.fallback().orElseThrow()))
            .count();
    assertThat(flown).isGreaterThan(500);
  }

  @Test
  void noEngineNorSensorOverflowsOrRunsForEver() {
    long flown =
        LongStream.range(0, 20_000)
            .filter(corner -> {
              long bits = (long) (new Draws(1, corner).uniform(0, 0) * 0x1p40);
              return fliesFinitely(each -> end(each, bits));
            })
            .count();
    assertThat(flown).isGreaterThan(500);
  }

  private static double end(Quantity quantity, long bits) {
    return (bits >> Quantity.ALL.indexOf(quantity) & 1) == 0
        ? quantity.least()
        : quantity.greatest();
  }

  /** False where the figures contradict each other. */
  private static boolean fliesFinitely(Figures figures) {
    Scenario scenario;
    try {
      scenario = Scenario.of("corner", figures);
    } catch (IllegalArgumentException e) {
      return false;
    }
    assertFinite(Simulator.outcome((altitude, velocity, fuel, time) -> 1, scenario));
    assertFinite(Simulator.outcome((altitude, velocity, fuel, time) -> -velocity, scenario));
    return true;
  }

  private static void assertFinite(Outcome outcome) {
    double sum =
        switch (outcome) {
          case Touchdown landing -> landing.speed();
          case OutOfTime(State last) -> last.altitude() + last.velocity();
          case Escaped(State last) -> last.altitude() + last.velocity();
          case Fault fault -> throw new AssertionError(fault.describe());
        };
    assertThat(sum + outcome.time() + outcome.fuelLeft()).isFinite();
    assertThat(outcome.fuelLeft()).isNotNegative();
  }
}
