package dev.neurojit.flight;

import dev.neurojit.sim.Escaped;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.OutOfTime;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.State;
import dev.neurojit.sim.Touchdown;
import java.util.List;
import java.util.stream.IntStream;

/** The ends of a batch of flights, in the order of their {@link Starts}. */
public final class Batch {
  private final Starts starts;
  private final double[][] rows;
  private final long turns;

  Batch(Starts starts, double[][] rows, long turns) {
    this.starts = starts;
    this.rows = rows;
    this.turns = turns;
  }

  /** Returns the number of flights. */
  public int count() {
    return starts.count();
  }

  /** Returns how a flight ended, bit for bit as {@code Simulator.outcome} says. */
  public Outcome outcome(int flight) {
    double time = at(Result.TIME, flight);
    double fuel = at(Result.FUEL, flight);
    double velocity = at(Result.VELOCITY, flight);
    var last = new State(time, at(Result.ALTITUDE, flight), velocity, fuel);
    return switch (Ending.of(at(Result.ENDING, flight))) {
      case TOUCHDOWN -> Touchdown.at(Math.max(0, -velocity), time, fuel, starts.scenario(flight));
      case ESCAPED -> new Escaped(last);
      case OUT_OF_TIME -> new OutOfTime(last);
      case NAN -> new Fault(Fault.Reason.NAN, "it returned NaN", last);
      case OUT_OF_FUEL -> new Fault(Fault.Reason.TIMEOUT, Faults.outOfFuel(turns), last);
      case INTEGER_DIVISION -> new Fault(Fault.Reason.TRAP, Faults.DIVISION, last);
    };
  }

  /** Returns the ends of all flights. */
  public List<Outcome> outcomes() {
    return IntStream.range(0, count()).mapToObj(this::outcome).toList();
  }

  /** Returns the control steps of all flights together. */
  public long steps() {
    return IntStream.range(0, count()).mapToLong(i -> (long) at(Result.STEPS, i)).sum();
  }

  private double at(Result row, int flight) {
    return rows[row.index()][flight];
  }
}
