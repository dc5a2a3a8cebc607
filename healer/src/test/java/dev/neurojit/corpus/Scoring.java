package dev.neurojit.corpus;

import dev.neurojit.corpus.Outcome.Verdict;
import dev.neurojit.judge.Checkup;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;

/** Repairs a case as {@code neurojitc repair} does and judges the result by its behaviour. */
final class Scoring {
  private Scoring() {}

  static Outcome score(CorpusCase given) {
    Source source = Source.of(given.id() + ".mlir", given.broken());
    long start = System.nanoTime();
    Checkup.Report report = Checkup.repair(source);
    double millis = (System.nanoTime() - start) / 1e6;
    boolean accepted = report.errors().isEmpty();
    String left =
        report.errors().stream()
            .findFirst()
            .map(error -> place(report.program(), error))
            .orElse("");
    return switch (given.expect()) {
      case UNTOUCHED ->
          accepted && report.program().equals(source)
              ? new Outcome(given.id(), Verdict.RIGHT, millis, "")
              : new Outcome(given.id(), Verdict.NOT_KEPT, millis, left);
      case REFUSE ->
          accepted
              ? new Outcome(given.id(), Verdict.WRONG_GUESS, millis, "a guess was made")
              : new Outcome(given.id(), Verdict.RIGHT, millis, "");
      case REPAIR ->
          accepted
              ? behaviour(given, report.program(), millis)
              : new Outcome(given.id(), Verdict.NOT_REPAIRED, millis, left);
    };
  }

  private static Outcome behaviour(CorpusCase given, Source program, double millis) {
    return switch (Behaviour.of(program.text(), given)) {
      case Behaviour.Same() -> new Outcome(given.id(), Verdict.RIGHT, millis, "");
      case Behaviour.Other(String how) -> new Outcome(given.id(), Verdict.WRONG_GUESS, millis, how);
      case Behaviour.Unknown(String why) -> new Outcome(given.id(), Verdict.NOT_RUN, millis, why);
    };
  }

  private static String place(Source program, Diagnostic error) {
    var at = program.positionAt(error.span().start());
    return at.line() + ":" + at.column() + ": " + error.message();
  }
}
