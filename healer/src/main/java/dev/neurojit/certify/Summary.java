package dev.neurojit.certify;

import dev.neurojit.journal.Sha256;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.sim.Crash;
import dev.neurojit.sim.Escaped;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.FuelBound;
import dev.neurojit.sim.HardLanding;
import dev.neurojit.sim.OutOfTime;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Start;
import dev.neurojit.sim.Touchdown;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the flights of a campaign ended.
 *
 * @param seed of the campaign
 * @param count of its flights
 * @param outcomes flights by kind of end, every kind named
 * @param softLandings their rate
 * @param touchdownSpeed m/s, of all that came down
 * @param fuelUsed kg, of the soft landings
 * @param fuelOverBound fuel used divided by the least possible, of the soft landings
 * @param hopeless flights that no control could have landed softly, or with no bound known
 * @param worst the worst flights, worst first
 * @param controlSteps flown in all
 * @param digest SHA-256 of how every flight ended, to the last bit
 */
public record Summary(
    long seed,
    int count,
    Map<String, Integer> outcomes,
    Rate softLandings,
    Quantiles touchdownSpeed,
    Quantiles fuelUsed,
    Quantiles fuelOverBound,
    int hopeless,
    List<Case> worst,
    long controlSteps,
    String digest) {
  private static final int WORST = 5;

  private static final List<Class<? extends Outcome>> KINDS =
      List.of(
          SoftLanding.class,
          HardLanding.class,
          Crash.class,
          OutOfTime.class,
          Escaped.class,
          Fault.class);

  /** A flight and its end. */
  private record Flight(int index, Scenario scenario, Outcome outcome, OptionalDouble bound) {
    double cost() {
      return LanderObjective.cost(outcome, scenario);
    }

    boolean isSoft() {
      return outcome instanceof SoftLanding;
    }

    double used() {
      return scenario.fuelMass() - outcome.fuelLeft();
    }
  }

  /** Returns the summary of a campaign whose flights ended so. */
  public static Summary of(Campaign campaign, List<Outcome> outcomes) {
    List<Flight> flights =
        IntStream.range(0, campaign.count())
            .parallel()
            .mapToObj(i -> flight(campaign.start(i), i, outcomes.get(i)))
            .toList();
    List<Flight> soft = flights.stream().filter(Flight::isSoft).toList();
    return new Summary(
        campaign.seed(),
        campaign.count(),
        kinds(outcomes),
        Rate.of(soft.size(), campaign.count()),
        Quantiles.of(speeds(outcomes)),
        Quantiles.of(soft.stream().mapToDouble(Flight::used)),
        Quantiles.of(overBound(soft)),
        (int) flights.stream().filter(flight -> flight.bound().isEmpty()).count(),
        worst(flights, campaign),
        flights.stream().mapToLong(Summary::steps).sum(),
        Sha256.of(outcomes.stream().map(Outcome::toString).collect(Collectors.joining("\n"))));
  }

  private static Flight flight(Start start, int index, Outcome outcome) {
    return new Flight(index, start.scenario(), outcome, FuelBound.of(start.scenario()));
  }

  private static long steps(Flight flight) {
    return Campaign.steps(Start.of(flight.scenario()), flight.outcome());
  }

  private static Map<String, Integer> kinds(List<Outcome> outcomes) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    KINDS.forEach(kind -> counts.put(kind.getSimpleName(), 0));
    outcomes.forEach(outcome -> counts.merge(outcome.getClass().getSimpleName(), 1, Integer::sum));
    return counts;
  }

  private static DoubleStream speeds(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(Touchdown.class::isInstance)
        .map(Touchdown.class::cast)
        .mapToDouble(Touchdown::speed);
  }

  private static DoubleStream overBound(List<Flight> soft) {
    return soft.stream()
        .filter(flight -> flight.bound().orElse(0) > 0)
        .mapToDouble(flight -> flight.used() / flight.bound().orElseThrow());
  }

  private static List<Case> worst(List<Flight> flights, Campaign campaign) {
    Stream<Flight> worst =
        flights.stream()
            .sorted(Comparator.comparingDouble(Flight::cost).reversed())
            .limit(Math.min(WORST, flights.size()));
    return worst
        .map(flight ->
            Case.of(flight.index(), flight.outcome(), flight.scenario(), campaign.ensemble()))
        .toList();
  }

  /** Returns whether every flight landed softly. */
  public boolean allSoft() {
    return softLandings.share() == 1;
  }
}
