package dev.neurojit.flight.bench;

import dev.neurojit.certify.Campaign;
import dev.neurojit.certify.Fleets;
import dev.neurojit.certify.Summary;
import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Fleet;
import dev.neurojit.sim.Loaded;
import dev.neurojit.syntax.Source;
import java.util.Locale;

/** A run of 10,000 scenarios from the text of the program to the figures of its certificate. */
final class CertificateBenchmark {
  private static final int FLIGHTS = 10_000;
  private static final int ROUNDS = 8;

  /** The bundled moon with dispersions. */
  private static final String DISPERSED =
      """
      name = "moon"
      gravity_m_s2 = 1.62
      dry_mass_kg = { normal = [6000.0, 60.0] }
      fuel_mass_kg = { uniform = [700.0, 1000.0] }
      max_thrust_n = { normal = [22680.0, 100.0] }
      min_throttle = 0.0
      specific_impulse_s = 311.0
      initial_altitude_m = { normal = [500.0, 20.0] }
      initial_velocity_m_s = { uniform = [-30.0, -20.0] }
      control_step_s = 0.02
      time_limit_s = 300.0
      ceiling_m = 2000.0
      """;

  private CertificateBenchmark() {}

  /** Prints a line for a scenario that machine code knows and for one that Java flies. */
  static void run(String program) {
    System.out.println("10,000 flights from text to a certificate's figures, warm, all cores:");
    line("moon with dispersions", program, Ensemble.read("moon.toml", DISPERSED));
    line("apollo11 (Java flies it)", program, Ensemble.find("apollo11"));
  }

  private static void line(String name, String program, Loaded loaded) {
    if (!(loaded instanceof Loaded.Ok ok)) {
      throw new IllegalStateException(loaded.toString());
    }
    Campaign campaign = new Campaign(ok.ensemble(), 1, FLIGHTS);
    long steps = 0;
    double wall = Double.POSITIVE_INFINITY;
    double cpu = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      long used = Cpu.ofProcess();
      try (Fleet fleet =
          Fleets.of(
              Source.of("p.mlir", program), campaign, Runtime.getRuntime().availableProcessors())) {
        steps = Summary.of(campaign, campaign.fly(fleet, (_, _) -> {})).controlSteps();
      }
      wall = Math.min(wall, (System.nanoTime() - begin) / 1e6);
      cpu = Math.min(cpu, (Cpu.ofProcess() - used) / 1e6);
    }
    System.out.printf(
        Locale.ROOT,
        "  %-30s %,d control steps: best of %d rounds %.0f ms, CPU time %.0f ms%n",
        name,
        steps,
        ROUNDS,
        wall,
        cpu);
  }
}
