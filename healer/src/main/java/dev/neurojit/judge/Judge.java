package dev.neurojit.judge;

import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;

/** Decides what a candidate is worth, by stages. The same candidate gets the same judgement. */
public final class Judge {
  private final Objective objective;

  /** Creates the judge of an objective. */
  public Judge(Objective objective) {
    this.objective = objective;
  }

  /** Judges a candidate. Whatever its text holds, this returns. */
  public Judgement judge(Candidate candidate) {
    Checkup.Report report = Checkup.repair(candidate.source());
    Source program = report.errors().isEmpty() ? inCustomForm(report.program()) : report.program();
    Verdict verdict =
        report.errors().isEmpty()
            ? objective.judge(program)
            : new Verdict.Rejected(Stage.PARSE, report.errors());
    return new Judgement(candidate, program, report.found(), report.repairs(), verdict);
  }

  /**
   * The entry point is read from custom form, where parameters have names: a program in generic
   * form is printed anew. Any other program stays as it is.
   */
  private static Source inCustomForm(Source program) {
    boolean generic =
        SyntaxTree.parse(program).operations().stream()
            .anyMatch(operation -> operation.isGeneric() && operation.name().equals("func.func"));
    return generic ? NativeParser.printed(program) : program;
  }
}
