package dev.neurojit.oracle;

import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Objective;
import dev.neurojit.judge.Parameterised;
import dev.neurojit.judge.Score;
import dev.neurojit.judge.Stage;
import dev.neurojit.judge.Trial;
import dev.neurojit.judge.Verdict;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Give the right answers.
 *
 * @param name that journals use, for example {@code examples/pid.json}
 * @param signature of the function that is healed
 * @param description what the function is for, for a model; may be empty
 * @param examples calls whose answers are known; at least one
 * @param tolerance relative, of float answers
 */
public record AnswersObjective(
    String name, Signature signature, String description, List<Example> examples, double tolerance)
    implements Objective {
  private static final int SHOWN_MISTAKES = 6;
  private static final int SHOWN_EXAMPLES = 6;

  /** Cost of no answer, far above that of any wrong one. */
  private static final double FAULT = 1e300;

  public AnswersObjective {
    examples = List.copyOf(examples);
  }

  @Override
  public String function() {
    return signature.function();
  }

  @Override
  public String task() {
    var lines = new ArrayList<String>();
    lines.add("The function: `" + signature + "`. " + description);
    examples.stream()
        .limit(SHOWN_EXAMPLES)
        .map(example -> "- " + signature.call(example.inputs()) + " is " + example.output())
        .forEach(lines::add);
    return String.join("\n", lines).strip();
  }

  @Override
  public Audience audience() {
    return Audience.FUNCTION;
  }

  @Override
  public Verdict judge(Source program) {
    return switch (compiled(program)) {
      case Compiled.Failed<CompiledFunction>(Stage stage, var diagnostics) ->
          new Verdict.Rejected(stage, diagnostics);
      case Compiled.Ok<CompiledFunction>(CompiledFunction function) -> {
        try (function) {
          yield ask(function);
        }
      }
    };
  }

  /** Compiles a program that keeps the contract. */
  Compiled<CompiledFunction> compiled(Source program) {
    return signature
        .breach(SyntaxTree.parse(program))
        .<Compiled<CompiledFunction>>map(why -> new Compiled.Failed<>(Stage.ENTRY, List.of(why)))
        .orElseGet(() -> CompiledFunction.compile(program, signature, List.of()));
  }

  /** Asks a compiled function for every answer. */
  Verdict.Scored ask(CompiledFunction function) {
    var mistakes = new ArrayList<Evidence.Mistake>();
    double cost = 0;
    int right = 0;
    for (Example example : examples) {
      CompiledFunction.Answer answer = function.call(example.inputs());
      double error = error(answer, example);
      cost += squashed(error);
      if (error <= 1) {
        right++;
      } else if (mistakes.size() < SHOWN_MISTAKES) {
        mistakes.add(mistake(answer, example));
      }
    }
    return new Verdict.Scored(
        new Score(
            -cost / examples.size(), right == examples.size() ? Score.Goal.MET : Score.Goal.MISSED),
        new Evidence.Answers(right, examples.size(), mistakes));
  }

  private Evidence.Mistake mistake(CompiledFunction.Answer answer, Example example) {
    String got =
        switch (answer) {
          case CompiledFunction.Value(Object value) -> String.valueOf(value);
          case CompiledFunction.Fault(String why) -> "no answer: it " + why;
        };
    return new Evidence.Mistake(
        signature.call(example.inputs()), got, String.valueOf(example.output()));
  }

  /** In tolerances: up to 1 is right. */
  private double error(CompiledFunction.Answer answer, Example example) {
    return switch (answer) {
      case CompiledFunction.Value(Object value) ->
          Math.min(FAULT, signature.result().error(value, example.output(), tolerance));
      case CompiledFunction.Fault fault -> FAULT;
    };
  }

  /** A right answer costs nothing, a wrong one between a half and one. */
  private static double squashed(double error) {
    return error <= 1 ? 0 : 1 - 0.5 / (1 + Math.log10(error));
  }

  /** {@inheritDoc} The cost is the error of the worst answer, in tolerances. */
  @Override
  public Optional<Trial> trial(Source program, Parameterised parameterised) {
    List<Scalar> front =
        parameterised.types().stream().map(type -> Scalar.of(type).orElseThrow()).toList();
    return switch (CompiledFunction.compile(parameterised.program(), signature, front)) {
      case Compiled.Failed<CompiledFunction> failed -> Optional.empty();
      case Compiled.Ok<CompiledFunction>(CompiledFunction function) ->
          Optional.of(new AnswersTrial(function, front));
    };
  }

  private final class AnswersTrial implements Trial {
    private final CompiledFunction function;
    private final List<Scalar> front;

    AnswersTrial(CompiledFunction function, List<Scalar> front) {
      this.function = function;
      this.front = front;
    }

    @Override
    public double cost(double... constants) {
      double worst = 0;
      for (Example example : examples) {
        var arguments = new ArrayList<Object>();
        for (int i = 0; i < constants.length; i++) {
          arguments.add(front.get(i).box(constants[i]));
        }
        arguments.addAll(example.inputs());
        worst = Math.max(worst, error(function.call(arguments), example));
      }
      return worst;
    }

    @Override
    public double accepted() {
      return 1;
    }

    @Override
    public double content() {
      return 1;
    }

    @Override
    public double slack() {
      return 0;
    }

    @Override
    public void close() {
      function.close();
    }
  }
}
