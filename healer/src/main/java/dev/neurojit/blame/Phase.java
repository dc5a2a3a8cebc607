package dev.neurojit.blame;

import dev.neurojit.sim.Escaped;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.FuelBound;
import dev.neurojit.sim.OutOfTime;
import dev.neurojit.sim.Quantity;
import dev.neurojit.sim.Sample;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Touchdown;
import dev.neurojit.sim.Trajectory;
import java.util.List;
import java.util.Locale;

/**
 * The part of a flight that went wrong.
 *
 * @param kind which part
 * @param step index of the decisive sample
 * @param story what happened, one or two sentences
 */
public record Phase(Kind kind, int step, String story) {
  /** Parts of a flight. */
  public enum Kind {
    /** No control lands softly from here. */
    START,
    /** The program did not answer. */
    FAULT,
    /** It rises instead of coming down. */
    CLIMB,
    /** It stays aloft until the time is up. */
    LOITER,
    /** The tank runs dry aloft. */
    FUEL,
    /** It brakes too late or too little, high above the ground. */
    BRAKING,
    /** The last metres. */
    FINAL
  }

  /** Below this, or below a fiftieth of the start, a decision belongs to the last metres. */
  private static final double LAST_METRES = 5;

  /** Returns the phase of a flight that did not land softly. */
  static Phase of(Trajectory flight) {
    List<Sample> samples = flight.samples();
    int last = samples.size() - 1;
    return switch (flight.outcome()) {
      case Fault fault -> new Phase(Kind.FAULT, last, "the program failed: " + fault.message());
      case Escaped escaped -> climb(samples);
      case OutOfTime aloft -> loiter(samples);
      case Touchdown down -> touchdown(flight);
    };
  }

  private static Phase climb(List<Sample> samples) {
    int step = samples.size() - 1;
    while (step > 0 && samples.get(step - 1).velocity() > 0) {
      step--;
    }
    Sample at = samples.get(step);
    return new Phase(
        Kind.CLIMB,
        step,
        String.format(
            Locale.ROOT,
            "from %.1f s on it rose instead of coming down, with throttle %.2f",
            at.time(),
            at.throttle()));
  }

  private static Phase loiter(List<Sample> samples) {
    Sample at = samples.getLast();
    return new Phase(
        Kind.LOITER,
        samples.size() - 1,
        String.format(
            Locale.ROOT,
            "it was still at %.0f m, moving at %.2f m/s, when the time was up: its target velocity"
                + " is too slow or upwards",
            at.altitude(),
            at.velocity()));
  }

  private static Phase touchdown(Trajectory flight) {
    List<Sample> samples = flight.samples();
    int step = samples.size() - 1;
    while (step >= 0 && !canLand(flight.scenario(), samples.get(step))) {
      step--;
    }
    if (step < 0) {
      return new Phase(
          Kind.START, 0, "from this start no control lands softly: the scenario is too hard");
    }
    Sample at = samples.get(step);
    for (Sample sample : samples) {
      if (sample.fuel() <= 0 && sample.altitude() > 0) {
        return new Phase(
            Kind.FUEL,
            step,
            String.format(
                Locale.ROOT,
                "the tank ran dry at %.0f m after %.1f s: it hovered or climbed too long",
                sample.altitude(),
                sample.time()));
      }
    }
    return late(flight.scenario(), at, step);
  }

  private static Phase late(Scenario scenario, Sample at, int step) {
    double height = Math.max(LAST_METRES, scenario.initialAltitude() / 50);
    boolean low = at.altitude() < height;
    return new Phase(
        low ? Kind.FINAL : Kind.BRAKING,
        step,
        String.format(
            Locale.ROOT,
            "%s: at %.1f s (%.1f m, %.1f m/s) full thrust was needed for a soft landing, and the"
                + " throttle was %.2f",
            low ? "the last metres were too fast" : "it braked too late or too little",
            at.time(),
            at.altitude(),
            at.velocity(),
            at.throttle()));
  }

  /** Whether full thrust from here, or later, still lands softly. */
  private static boolean canLand(Scenario scenario, Sample at) {
    double altitude = at.altitude() + scenario.terrain();
    if (!(altitude >= Quantity.INITIAL_ALTITUDE.least())
        || at.altitude() <= 0
        || at.altitude() >= scenario.ceiling()) {
      return false;
    }
    return FuelBound.of(
            scenario
                .with(Quantity.INITIAL_ALTITUDE, altitude)
                .with(Quantity.INITIAL_VELOCITY, at.velocity())
                .with(Quantity.FUEL_MASS, at.fuel()))
        .isPresent();
  }
}
