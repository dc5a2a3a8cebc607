package dev.neurojit.analytics.ingest;

import dev.neurojit.analytics.Database;
import dev.neurojit.analytics.Row;
import dev.neurojit.analytics.TextPlaces;
import dev.neurojit.judge.NativeParser;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Findings;
import dev.neurojit.syntax.NativeError;
import dev.neurojit.syntax.Position;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** What a classification takes, stage by stage. */
final class IngestStages {
  private final List<String> texts;
  private final List<Snippet> snippets = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<List<NativeError>> errors = new ArrayList<>();
  private final List<SyntaxTree> trees = new ArrayList<>();
  private final List<List<Diagnostic>> findings = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  IngestStages(List<String> texts) {
    this.texts = texts;
  }

  /** Runs each stage over all texts and prints its CPU time for a text. */
  void print() throws Exception {
    System.out.println("stages, ms of CPU a text:");
    stage(
        "read",
        () -> Corpus.of("bench", IngestBench.lines(texts), null).read(this::read, defect -> {}));
    try (var parser = new NativeParser()) {
      stage("verdict", () -> sources.forEach(source -> errors.add(parser.check(source))));
    }
    stage("grammar", () -> sources.forEach(source -> trees.add(SyntaxTree.parse(source))));
    stage(
        "rules",
        () -> each(i -> findings.add(Findings.of(trees.get(i), Rules.ALL, errors.get(i)))));
    stage("rows", () -> each(this::rows));
    try (Database database = Database.inMemory()) {
      stage("write", () -> database.write(rows));
    }
  }

  /** A part of the work. */
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private void stage(String name, Work work) throws Exception {
    double before = CpuTime.seconds();
    work.run();
    double millis = (CpuTime.seconds() - before) * 1e3;
    System.out.printf(Locale.ROOT, "  %-8s %.3f%n", name, millis / texts.size());
  }

  private void each(IntConsumer work) {
    for (int i = 0; i < texts.size(); i++) {
      work.accept(i);
    }
  }

  private void read(Snippet snippet) {
    snippet.identity();
    snippets.add(snippet);
    sources.add(Source.of("snippet.mlir", snippet.text()));
  }

  private void rows(int text) {
    SyntaxTree tree = trees.get(text);
    var places = new TextPlaces(tree);
    for (Diagnostic finding : findings.get(text)) {
      Position at = tree.source().positionAt(finding.span().start());
      rows.add(
          places.finding(
              "bench",
              text,
              Row.Finding.Phase.WRITTEN,
              finding.code(),
              at.line(),
              at.column(),
              finding.message()));
    }
  }
}
