package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelFleetTest {
  private static final Controller PROFILE =
      (altitude, velocity, fuel, time) -> -1 - 0.05 * altitude - velocity;

  private static final List<Start> STARTS =
      switch (Ensemble.find("apollo11")) {
        case Loaded.Ok ok ->
            LongStream.range(0, 200).mapToObj(i -> ok.ensemble().draw(1, i)).toList();
        case Loaded.Rejected(Defect defect) -> throw new AssertionError(defect.message());
      };

  private record Steady(AtomicInteger open) implements Crew {
    @Override
    public Controller next() {
      return PROFILE;
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 200", "2, 200", "5, 7", "3, 1"})
  void anyNumberOfThreadsAndAnyBatchGiveTheBitsOfTheSimulator(int threads, int batch) {
    List<Outcome> one = STARTS.stream().map(start -> Simulator.outcome(PROFILE, start)).toList();
    AtomicInteger open = new AtomicInteger();
    List<Outcome> many = new ArrayList<>();
    try (Fleet fleet =
        new ParallelFleet(
            threads,
            () -> {
              open.incrementAndGet();
              return new Steady(open);
            })) {
      for (int from = 0; from < STARTS.size(); from += batch) {
        many.addAll(fleet.fly(STARTS.subList(from, Math.min(from + batch, STARTS.size()))));
      }
    }
    assertThat(many).isEqualTo(one);
    assertThat(many).hasSameSizeAs(STARTS).doesNotHaveDuplicates();
    assertThat(open).as("crews left open").hasValue(0);
  }

  @Test
  void whatACrewThrowsReachesTheCaller() {
    try (Fleet fleet =
        new ParallelFleet(
            2,
            () -> {
              throw new IllegalStateException("no crew");
            })) {
      assertThatThrownBy(() -> fleet.fly(STARTS)).hasMessage("no crew");
    }
  }

  @Test
  void aFleetHasAThread() {
    assertThatThrownBy(() -> new ParallelFleet(0, () -> new Steady(new AtomicInteger())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
