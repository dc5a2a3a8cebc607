package dev.neurojit.oracle;

import dev.neurojit.judge.Compiled;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A function whose answers are right by definition, on generated inputs. */
public final class Reference {
  private static final int INPUTS = 400;

  private Reference() {}

  /** Which of the reference's answers count. */
  public enum Answers {
    /** Those that are numbers: what a reference says beyond its domain is nobody's wish. */
    FINITE,
    /** All, infinities and NaN too: a program must go on as it does. */
    ALL
  }

  /** What a reference gives. */
  public sealed interface Made {}

  /** The objective to answer as the reference does. */
  public record Ok(AnswersObjective objective) implements Made {}

  /** Why it cannot be a reference. */
  public record Failed(List<Diagnostic> diagnostics) implements Made {
    public Failed {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /**
   * Makes an objective of a valid program's first function with a body. Inputs at which the
   * reference gives no answer, or none that counts, are left out.
   *
   * @param name of the objective
   * @param seed of the inputs: the same seed, the same inputs
   */
  public static Made of(String name, Source reference, long seed, Answers wanted) {
    SyntaxTree tree = SyntaxTree.parse(reference);
    String function =
        tree.functions().stream()
            .filter(candidate -> candidate.body() != null)
            .findFirst()
            .map(FunctionSyntax::name)
            .orElse("main");
    return switch (Signature.find(tree, function)) {
      case Signature.Missing(Diagnostic why) -> new Failed(List.of(why));
      case Signature.Found(Signature signature) ->
          switch (CompiledFunction.compile(reference, signature, List.of())) {
            case Compiled.Failed<CompiledFunction>(var stage, var diagnostics) ->
                new Failed(diagnostics);
            case Compiled.Ok<CompiledFunction>(CompiledFunction compiled) -> {
              try (compiled) {
                yield made(name, signature, compiled, inputs(signature, seed), wanted);
              }
            }
          };
    };
  }

  private static Made made(
      String name,
      Signature signature,
      CompiledFunction compiled,
      List<List<Object>> asked,
      Answers wanted) {
    var examples = new ArrayList<Example>();
    for (List<Object> inputs : asked) {
      if (compiled.call(inputs) instanceof CompiledFunction.Value(Object output)
          && (wanted == Answers.ALL || isNumber(output))) {
        examples.add(new Example(inputs, output));
      }
    }
    return examples.isEmpty()
        ? new Failed(
            List.of(
                Diagnostic.error(
                    Signature.CODE,
                    Span.at(0),
                    "@" + signature.function() + " gives no finite answer to any input")))
        : new Ok(
            new AnswersObjective(name, signature, "", examples, signature.result().tolerance()));
  }

  private static boolean isNumber(Object output) {
    return !(output instanceof Float || output instanceof Double)
        || Double.isFinite(((Number) output).doubleValue());
  }

  /** Corners first, then half corners and half random, then random ones. */
  private static List<List<Object>> inputs(Signature signature, long seed) {
    var random = new SplittableRandom(seed);
    var inputs = new ArrayList<List<Object>>();
    for (int i = 0; i < INPUTS; i++) {
      int corners = i < INPUTS / 4 ? 4 : i < INPUTS / 2 ? 2 : 0;
      inputs.add(
          signature.parameters().stream()
              .map(type ->
                  random.nextInt(4) < corners
                      ? type.corners().get(random.nextInt(type.corners().size()))
                      : type.random(random))
              .toList());
    }
    return inputs.stream().distinct().toList();
  }
}
