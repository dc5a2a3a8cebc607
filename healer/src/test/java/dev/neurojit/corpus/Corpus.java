package dev.neurojit.corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.corpus.CorpusCase.Expect;
import dev.neurojit.corpus.Outcome.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code ./dev corpus [DIR] [--json FILE]}: exit code 0, or 2 where there is no corpus. */
final class Corpus {
  private static final List<Path> PLACES =
      List.of(Path.of("../shared/corpus/public"), Path.of("../shared/corpus"));

  private Corpus() {}

  /** Prints the table, then every case that is not right. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = null;
    Path json = null;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--json") && i + 1 < arguments.length) {
        json = Path.of(arguments[++i]);
      } else {
        folder = Path.of(arguments[i]);
      }
    }
    Path corpus = find(folder);
    if (corpus == null) {
      System.err.printf(
          "corpus: %s holds no index.jsonl%n"
              + "  give a folder with an index.jsonl, one case a line:"
              + " id, category, family, expect (repair, untouched, refuse),%n"
              + "  entry, inputs, outputs, vectors, broken%n",
          folder == null ? PLACES.getFirst() : folder);
      System.exit(2);
      return;
    }
    List<CorpusCase> cases = CorpusCase.readAll(corpus);
    List<Outcome> outcomes = Workers.run(corpus, cases);
    CorpusTable table = new CorpusTable(cases, outcomes);
    System.out.print(table.text());
    for (int i = 0; i < cases.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (!outcome.isRight()) {
        System.out.printf(
            "%s %s %s: %s%n",
            outcome.id(),
            cases.get(i).family(),
            outcome.verdict(),
            outcome.why().lines().findFirst().orElse(""));
      }
    }
    if (json != null) {
      Files.writeString(json, json(table).toPrettyString() + "\n");
    }
  }

  private static @Nullable Path find(@Nullable Path given) {
    List<Path> places = given == null ? PLACES : List.of(given, given.resolve("public"));
    return places.stream()
        .filter(place -> Files.isReadable(place.resolve("index.jsonl")))
        .findFirst()
        .orElse(null);
  }

  private static ObjectNode json(CorpusTable table) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("time", Instant.now().toString());
    for (Expect expect : Expect.values()) {
      ObjectNode totals = node.putObject(expect.name().toLowerCase(Locale.ROOT));
      totals.put("cases", table.count(expect));
      for (Verdict verdict : Verdict.values()) {
        totals.put(verdict.name().toLowerCase(Locale.ROOT), table.count(expect, verdict));
      }
    }
    ArrayNode all = node.putArray("cases");
    for (int i = 0; i < table.cases().size(); i++) {
      all.add(table.outcomes().get(i).json().put("family", table.cases().get(i).family()));
    }
    return node;
  }
}
