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
import dev.neurojit.sim.Touchdown;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How the flights of a campaign ended.
 *
 * @param seed of the campaign
 * @param count of its flights
 * @param outcomes flights by kind of end, every kind named
 * @param softLandings their rate
 * @param touchdownSpeed m/s, of all that came down
 * @param fuelUsed kg, of the soft landings
 * @param fuelOverBound fuel used divided by the least possible, of the soft landings; in a plane no
 *     bound is known
 * @param hopeless flights that no control could have landed softly; in a plane 0
 * @param worst the worst flights, worst first; in a plane by kind of end, then by descent
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

  /** More than any cost of {@link LanderObjective}. */
  private static final double OTHER_KIND = 1e6;

  private static final List<Class<? extends Outcome>> KINDS =
      List.of(
          SoftLanding.class,
          HardLanding.class,
          Crash.class,
          OutOfTime.class,
          Escaped.class,
          Fault.class);

  /** A flight and its end. */
  private record Flight(
      int index, Scenario scenario, Outcome outcome, OptionalDouble bound, double cost) {
    boolean isSoft() {
      return outcome instanceof SoftLanding;
    }

    double used() {
      return scenario.fuelMass() - outcome.fuelLeft();
    }

    long steps() {
      return Campaign.steps(scenario, outcome);
    }
  }

  /** Returns the summary of a campaign whose flights ended so. */
  public static Summary of(Campaign campaign, List<Outcome> outcomes) {
    List<Flight> flights =
        flights(outcomes, i -> flight(campaign.start(i).scenario(), i, outcomes.get(i)));
    int hopeless = (int) flights.stream().filter(flight -> flight.bound().isEmpty()).count();
    return of(
        campaign.seed(),
        flights,
        hopeless,
        flight -> Case.drawn(flight.scenario(), campaign.ensemble()));
  }

  /** Returns the summary of a planar campaign whose flights ended so. */
  public static Summary of(PlanarCampaign campaign, List<Outcome> outcomes) {
    List<Flight> flights =
        flights(outcomes, i -> planar(campaign.start(i).vertical(), i, outcomes.get(i)));
    return of(
        campaign.seed(),
        flights,
        0,
        flight -> campaign.ensemble().drawn(campaign.seed(), flight.index()));
  }

  private static List<Flight> flights(List<Outcome> outcomes, IntFunction<Flight> flight) {
    return IntStream.range(0, outcomes.size()).parallel().mapToObj(flight).toList();
  }

  private static Flight flight(Scenario scenario, int index, Outcome outcome) {
    double cost = LanderObjective.cost(outcome, scenario);
    return new Flight(index, scenario, outcome, FuelBound.of(scenario), cost);
  }

  private static Flight planar(Scenario vertical, int index, Outcome outcome) {
    double cost =
        KINDS.indexOf(outcome.getClass()) * OTHER_KIND + LanderObjective.cost(outcome, vertical);
    return new Flight(index, vertical, outcome, OptionalDouble.empty(), cost);
  }

  private static Summary of(
      long seed, List<Flight> flights, int hopeless, Function<Flight, Map<String, Double>> drawn) {
    List<Outcome> outcomes = flights.stream().map(Flight::outcome).toList();
    List<Flight> soft = flights.stream().filter(Flight::isSoft).toList();
    return new Summary(
        seed,
        flights.size(),
        kinds(outcomes),
        Rate.of(soft.size(), flights.size()),
        Quantiles.of(speeds(outcomes)),
        Quantiles.of(soft.stream().mapToDouble(Flight::used)),
        Quantiles.of(overBound(soft)),
        hopeless,
        worst(flights, drawn),
        flights.stream().mapToLong(Flight::steps).sum(),
        Sha256.of(outcomes.stream().map(Outcome::toString).collect(Collectors.joining("\n"))));
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

  private static List<Case> worst(
      List<Flight> flights, Function<Flight, Map<String, Double>> drawn) {
    return flights.stream()
        .sorted(Comparator.comparingDouble(Flight::cost).reversed())
        .limit(WORST)
        .map(flight -> new Case(flight.index(), flight.outcome().describe(), drawn.apply(flight)))
        .toList();
  }

  /** Returns whether every flight landed softly. */
  public boolean allSoft() {
    return softLandings.share() == 1;
  }
}
