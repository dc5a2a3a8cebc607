package dev.neurojit.analytics.ingest;

import dev.neurojit.analytics.Row;
import dev.neurojit.analytics.TextPlaces;
import dev.neurojit.judge.NativeParser;
import dev.neurojit.syntax.AppliedPatch;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Findings;
import dev.neurojit.syntax.NativeError;
import dev.neurojit.syntax.Position;
import dev.neurojit.syntax.Repaired;
import dev.neurojit.syntax.Repairer;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.rules.Rules;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes rows of snippets. Owns a native parser: for one thread, and close it. */
final class Classifier implements AutoCloseable {
  private final String run;
  private final Depth depth;
  private final NativeParser parser = new NativeParser();

  /**
   * Creates a classifier.
   *
   * @param run the corpus's id
   */
  Classifier(String run, Depth depth) {
    this.run = run;
    this.depth = depth;
  }

  /** Classifies a snippet. */
  void classify(Numbered numbered, Consumer<Row> rows) {
    int number = numbered.number();
    Source source = Source.of("snippet.mlir", numbered.snippet().text());
    Outcome outcome =
        depth == Depth.FRONT_END
            ? unverified(number, source, rows)
            : verified(number, source, rows);
    rows.accept(program(numbered, outcome));
  }

  private Outcome unverified(int number, Source source, Consumer<Row> rows) {
    SyntaxTree tree = withoutVerdict(source);
    List<Diagnostic> found = frontEnd(tree);
    add(number, Row.Finding.Phase.WRITTEN, tree, found, rows);
    return new Outcome(null, null, first(found), null);
  }

  private Outcome verified(int number, Source source, Consumer<Row> rows) {
    List<NativeError> errors = parser.check(source);
    if (errors.isEmpty()) {
      return new Outcome(true, true, "valid", 0);
    }
    SyntaxTree tree = SyntaxTree.parse(source);
    List<Diagnostic> found = Findings.of(tree, Rules.ALL, errors);
    add(number, Row.Finding.Phase.WRITTEN, tree, found, rows);
    return depth == Depth.REPAIRED
        ? repaired(number, source, rows)
        : new Outcome(false, null, first(found), null);
  }

  /**
   * What became of a text.
   *
   * @param written whether MLIR accepts it as it is; null if it was not asked
   * @param valid whether it accepts it after the repairs; null if there were none
   */
  private record Outcome(
      @Nullable Boolean written,
      @Nullable Boolean valid,
      String verdict,
      @Nullable Integer repairs) {}

  /** Returns the tree of a text with an empty line at the end. */
  private static SyntaxTree withoutVerdict(Source source) {
    return SyntaxTree.parse(source.withText(source.text() + "\n"));
  }

  /**
   * Findings are asked for where MLIR objects. Its objection is put on the empty line at the end,
   * where it stands in nobody's way.
   */
  private static List<Diagnostic> frontEnd(SyntaxTree tree) {
    var objection = new NativeError(tree.source().lineCount(), 1, "not asked", List.of());
    return Findings.of(tree, Rules.ALL, List.of(objection)).stream()
        .filter(finding -> !finding.message().equals(objection.message()))
        .toList();
  }

  private Outcome repaired(int number, Source source, Consumer<Row> rows) {
    Repaired repaired = new Repairer(Rules.ALL, parser).repair(source);
    int position = 0;
    for (AppliedPatch applied : repaired.applied()) {
      position++;
      rows.accept(
          new Row.Repair(run, number, position, applied.patch().origin(), applied.patch().title()));
    }
    if (!repaired.isValid()) {
      SyntaxTree tree = SyntaxTree.parse(repaired.after());
      add(number, Row.Finding.Phase.LEFT, tree, repaired.left(), rows);
    }
    return new Outcome(false, repaired.isValid(), first(repaired.left()), position);
  }

  private static String first(List<Diagnostic> found) {
    return found.isEmpty() ? "nothing found" : found.getFirst().message();
  }

  private void add(
      int number,
      Row.Finding.Phase phase,
      SyntaxTree tree,
      List<Diagnostic> found,
      Consumer<Row> rows) {
    var places = new TextPlaces(tree);
    for (Diagnostic finding : found) {
      Position at =
          tree.source().positionAt(Math.min(finding.span().start(), tree.source().length()));
      rows.accept(
          places.finding(
              run, number, phase, finding.code(), at.line(), at.column(), finding.message()));
    }
  }

  private Row.Program program(Numbered numbered, Outcome outcome) {
    Snippet snippet = numbered.snippet();
    return new Row.Program(
        run,
        numbered.number(),
        null,
        "corpus",
        snippet.model(),
        snippet.promptVersion(),
        snippet.time(),
        numbered.identity(),
        snippet.place(),
        snippet.text().length(),
        outcome.written(),
        outcome.valid(),
        outcome.written() == null ? null : "PARSE",
        outcome.verdict(),
        null,
        null,
        outcome.repairs(),
        snippet.expected());
  }

  @Override
  public void close() {
    parser.close();
  }
}
