package dev.neurojit.certify;

import dev.neurojit.flight.NativeFleet;
import dev.neurojit.flight.NativeFlight;
import dev.neurojit.flight.Starts;
import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.Compiler;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.sim.Fleet;
import dev.neurojit.sim.ParallelFleet;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.Optional;

/** What flies campaigns. Which fleet it is does not show in how flights end. */
public final class Fleets {
  /** Flights that take the Java loop as long as it takes to compile controller and plant. */
  private static final int MANY = 500;

  private Fleets() {}

  /**
   * Returns the fastest fleet for a campaign: in machine code if that knows all its scenarios and
   * there are many, else in Java.
   *
   * @param program that the judge has let fly
   * @param threads at least 1; does not change the result
   */
  public static Fleet of(Source program, Campaign campaign, int threads) {
    return campaign.count() < MANY
        ? inJava(program, threads)
        : inMachineCode(program, campaign, threads).orElseGet(() -> inJava(program, threads));
  }

  /** Returns a fleet that knows all scenarios. */
  static Fleet inJava(Source program, int threads) {
    return new ParallelFleet(threads, () -> CompiledCrew.of(program));
  }

  /** Returns a fleet of machine code, if it can fly the campaign. */
  static Optional<Fleet> inMachineCode(Source program, Campaign campaign, int threads) {
    if (Starts.know(campaign.ensemble())
        && EntryPoint.find(SyntaxTree.parse(program)) instanceof EntryPoint.Found(EntryPoint entry)
        && Compiler.compileFlight(program, entry, List.of(), campaign.longest())
            instanceof Compiled.Ok<NativeFlight>(NativeFlight flight)) {
      return Optional.of(new NativeFleet(flight, threads));
    }
    return Optional.empty();
  }
}
