package dev.neurojit.corpus;

import dev.neurojit.judge.Checkup;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Scores the cases of a folder from one on, a line of JSON each. The first ones warm the rules up
 * before the clock counts.
 */
final class CorpusWorker {
  private static final int WARM_UP = 60;

  private CorpusWorker() {}

  /** Takes the folder and the index of the first case. */
  public static void main(String[] arguments) throws IOException {
    List<CorpusCase> cases = CorpusCase.readAll(Path.of(arguments[0]));
    int first = Integer.parseInt(arguments[1]);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (CorpusCase given : cases.subList(0, Math.min(WARM_UP, cases.size()))) {
      Checkup.repair(Source.of(given.id(), given.broken()));
    }
    out.println("ready");
    for (CorpusCase given : cases.subList(first, cases.size())) {
      out.println(Scoring.score(given).json());
    }
  }
}
