package dev.neurojit.judge;

import dev.neurojit.sim.Simulator;
import dev.neurojit.sim.Trajectory;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;

/** Decides what a candidate is worth, by stages. The same candidate gets the same judgement. */
public final class Judge {
  private final LanderObjective objective;

  /** Creates the judge of an objective. */
  public Judge(LanderObjective objective) {
    this.objective = objective;
  }

  /** Judges a candidate. Whatever its text holds, this returns. */
  public Judgement judge(Candidate candidate) {
    Checkup.Report report = Checkup.repair(candidate.source());
    Source program = report.errors().isEmpty() ? inCustomForm(report.program()) : report.program();
    Verdict verdict =
        report.errors().isEmpty()
            ? judge(program)
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

  private Verdict judge(Source program) {
    return switch (EntryPoint.find(SyntaxTree.parse(program))) {
      case EntryPoint.Missing(Diagnostic why) -> new Verdict.Rejected(Stage.ENTRY, List.of(why));
      case EntryPoint.Found(EntryPoint entry) ->
          switch (Compiler.compile(program, entry, List.of())) {
            case Compiled.Failed(Stage stage, var diagnostics) ->
                new Verdict.Rejected(stage, diagnostics);
            case Compiled.Ok(CompiledController controller) -> fly(controller);
          };
    };
  }

  private Verdict fly(CompiledController controller) {
    try (controller) {
      Trajectory trajectory = Simulator.fly(controller.flight(), objective.scenario());
      return new Verdict.Scored(objective.score(trajectory), trajectory);
    }
  }
}
