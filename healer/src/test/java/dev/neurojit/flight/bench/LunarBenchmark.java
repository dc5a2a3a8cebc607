package dev.neurojit.flight.bench;

import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.PlanarController;
import dev.neurojit.sim.gym.Episode;
import dev.neurojit.sim.gym.LunarLander;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Steps as Gymnasium's LunarLander makes them, an episode after the other: in C, and this product's
 * with the compiled controller. 20 parts of a step, contacts and terrain make one as long as many
 * of the vertical lander's.
 */
final class LunarBenchmark {
  private static final int EPISODES = 1_000;
  private static final int WARM_UP = 200;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private LunarBenchmark() {}

  /**
   * Measures both and prints them.
   *
   * @param peer the C program
   * @param batches steps a second of the vertical lander's native batches
   */
  static void run(Path peer, double batches) throws IOException, InterruptedException {
    double ours = ours();
    double c = peer(peer);
    System.out.printf(
        Locale.ROOT,
        "native batches of the vertical lander / LunarLander stepping in C: %.0f;"
            + " ours of LunarLander / C: %.2f%n",
        batches / c,
        ours / c);
  }

  private static double ours() throws IOException {
    Path file = Path.of("examples", "lunarlander.mlir");
    Source program = Source.of("lunarlander.mlir", Files.readString(file));
    if (!(PlanarController.compile(program)
        instanceof Compiled.Ok<PlanarController>(PlanarController controller))) {
      throw new IllegalStateException("the example does not compile");
    }
    try (controller) {
      fly(controller, WARM_UP);
      long begin = THREADS.getCurrentThreadCpuTime();
      double[] flown = fly(controller, EPISODES);
      double rate = flown[0] * 1e9 / (THREADS.getCurrentThreadCpuTime() - begin);
      print("LunarLander, Java and the compiled controller", rate, flown[1]);
      return rate;
    }
  }

  /** Returns steps and the mean score. */
  private static double[] fly(PlanarController controller, int episodes) {
    double steps = 0;
    double score = 0;
    for (int i = 0; i < episodes; i++) {
      Episode episode = LunarLander.fly(controller.lunar(), 1, i);
      steps += episode.steps().size();
      score += episode.score();
    }
    return new double[] {steps, score / episodes};
  }

  private static double peer(Path program) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(program.toString(), Integer.toString(EPISODES)).start();
    String[] words =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .strip()
            .split(" ", -1);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(program + " failed");
    }
    double rate = Double.parseDouble(words[0]) / Double.parseDouble(words[1]);
    print("LunarLander, C", rate, Double.parseDouble(words[2]));
    return rate;
  }

  private static void print(String name, double rate, double score) {
    System.out.printf(
        Locale.ROOT,
        "%-45s %8.3f million steps/s/core, mean score %.0f%n",
        name,
        rate / 1e6,
        score);
  }
}
