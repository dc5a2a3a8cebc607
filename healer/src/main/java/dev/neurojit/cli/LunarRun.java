package dev.neurojit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.judge.PlanarController;
import dev.neurojit.sim.gym.Episode;
import dev.neurojit.sim.gym.LunarLander;
import dev.neurojit.sim.gym.Observation;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Flies Gymnasium's task and prints what came of it. */
final class LunarRun {
  private static final int WORST = 3;

  private final Terminal terminal;
  private final PlanarController controller;
  private final long seed;

  LunarRun(Terminal terminal, PlanarController controller, long seed) {
    this.terminal = terminal;
    this.controller = controller;
    this.seed = seed;
  }

  /** Flies one episode; returns the exit code. */
  int one(int index, RunViews.Format format) {
    Episode episode = LunarLander.fly(controller.lunar(), seed, index);
    switch (format) {
      case PLOT -> terminal.out().println(line(episode));
      case JSON -> terminal.out().println(json(episode).toPrettyString());
      case CSV -> {
        terminal.out().println("step,x,y,vx,vy,angle,rate,left,right,main,lateral,reward");
        for (int i = 0; i < episode.steps().size(); i++) {
          terminal.out().println(i + "," + row(episode.steps().get(i)));
        }
      }
    }
    return episode.isSolved() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  /** Flies many episodes; returns the exit code. */
  int many(int count, RunViews.Format format) {
    List<Episode> episodes =
        IntStream.range(0, count)
            .mapToObj(index -> LunarLander.fly(controller.lunar(), seed, index))
            .toList();
    switch (format) {
      case PLOT -> summary(episodes);
      case JSON -> {
        var all = new ObjectMapper().createArrayNode();
        episodes.forEach(episode -> all.add(json(episode)));
        terminal.out().println(all.toPrettyString());
      }
      case CSV -> {
        terminal.out().println("case,end,steps,score");
        for (int i = 0; i < count; i++) {
          Episode each = episodes.get(i);
          terminal
              .out()
              .println(i + "," + each.end() + "," + each.steps().size() + "," + each.score());
        }
      }
    }
    return episodes.stream().allMatch(Episode::isSolved) ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private void summary(List<Episode> episodes) {
    double[] scores = episodes.stream().mapToDouble(Episode::score).toArray();
    double mean = IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).average().orElse(0);
    double square =
        IntStream.range(0, scores.length)
            .mapToDouble(i -> (scores[i] - mean) * (scores[i] - mean))
            .average()
            .orElse(0);
    long solved = episodes.stream().filter(Episode::isSolved).count();
    print(
        String.format(
            Locale.ROOT, "%,d episodes of %s, seed %d", scores.length, LunarLander.NAME, seed));
    print(
        String.format(
            Locale.ROOT, "  score: mean %.1f, standard deviation %.1f", mean, Math.sqrt(square)));
    print(
        String.format(
            Locale.ROOT,
            "  solved (%.0f or more): %,d, %.2f %%",
            Episode.SOLVED,
            solved,
            100.0 * solved / scores.length));
    Map<Episode.End, Integer> ends = new EnumMap<>(Episode.End.class);
    episodes.forEach(episode -> ends.merge(episode.end(), 1, Integer::sum));
    ends.forEach(
        (end, number) -> print(String.format(Locale.ROOT, "  %-16s %,7d", end.phrase(), number)));
    print("worst episodes");
    IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> scores[i]))
        .limit(WORST)
        .forEach(i ->
            print(
                String.format(
                    Locale.ROOT, "  --seed %d --case %d: %s", seed, i, line(episodes.get(i)))));
  }

  private void print(String line) {
    terminal.out().println(line);
  }

  private static String line(Episode episode) {
    Observation last = episode.steps().getLast().seen();
    return String.format(
        Locale.ROOT,
        "score %.1f: the lander %s after %.1f s, x %.2f, y %.2f, angle %.2f",
        episode.score(),
        episode.end().phrase() + (episode.why().isEmpty() ? "" : " (" + episode.why() + ")"),
        episode.steps().size() / 50.0,
        last.x(),
        last.y(),
        last.angle());
  }

  private static ObjectNode json(Episode episode) {
    return new ObjectMapper()
        .createObjectNode()
        .put("end", episode.end().name())
        .put("why", episode.why())
        .put("steps", episode.steps().size())
        .put("score", episode.score())
        .put("solved", episode.isSolved());
  }

  private static String row(Episode.Step step) {
    Observation seen = step.seen();
    return DoubleStream.of(
            seen.x(),
            seen.y(),
            seen.vx(),
            seen.vy(),
            seen.angle(),
            seen.rate(),
            seen.left(),
            seen.right(),
            step.action().main(),
            step.action().lateral(),
            step.reward())
        .mapToObj(Double::toString)
        .collect(Collectors.joining(","));
  }
}
