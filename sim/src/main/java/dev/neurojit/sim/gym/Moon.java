package dev.neurojit.sim.gym;

import dev.neurojit.sim.Draws;

/** The terrain of one episode: ten straight pieces, flat around the pad in the middle. */
final class Moon {
  /** Of the view, in the task's units of length. */
  static final double WIDTH = 20;

  static final double HEIGHT = 400 / 30.0;
  static final double PAD = HEIGHT / 4;

  private static final int CHUNKS = 11;

  private final double[] heights = new double[CHUNKS];

  Moon(Draws draws) {
    double[] rough = new double[CHUNKS + 1];
    for (int i = 0; i < rough.length; i++) {
      rough[i] = HEIGHT / 2 * draws.uniform("terrain", i);
    }
    for (int i = CHUNKS / 2 - 2; i <= CHUNKS / 2 + 2; i++) {
      rough[i] = PAD;
    }
    for (int i = 0; i < CHUNKS; i++) {
      double before = rough[Math.floorMod(i - 1, rough.length)];
      heights[i] = 0.33 * (before + rough[i] + rough[i + 1]);
    }
  }

  /** The height of the ground below a place; beside the view it goes on level. */
  double heightAt(double x) {
    double chunk = Math.max(0, Math.min(CHUNKS - 1.0, x / WIDTH * (CHUNKS - 1)));
    int left = Math.min(CHUNKS - 2, (int) chunk);
    double part = chunk - left;
    return heights[left] * (1 - part) + heights[left + 1] * part;
  }
}
