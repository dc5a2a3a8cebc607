package dev.neurojit.oracle;

import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.Stage;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One call of a function, as people and counterexamples write it: {@code f(1, 2.5)}.
 *
 * @param function its symbol without the sigil
 * @param arguments as written, without the blanks around them
 */
public record Call(String function, List<String> arguments) {
  // Arguments hold no parentheses; a quoted symbol may.
  private static final Pattern FORM =
      Pattern.compile("@?(?:\"([^\"]+)\"|([^\"]+?))\\s*\\(([^()]*)\\)");

  public Call {
    arguments = List.copyOf(arguments);
  }

  /** What a call gives. */
  public sealed interface Made {}

  /**
   * An answer.
   *
   * @param inputs as they were understood, boxed
   * @param output of the result's type, boxed
   */
  public record Answered(Signature signature, List<Object> inputs, Object output) implements Made {}

  /** No answer; {@code why} completes "it ...". */
  public record Unanswered(Signature signature, List<Object> inputs, String why) implements Made {}

  /** The arguments are not those that the function takes; one line. */
  public record Misfit(String message) implements Made {}

  /** The program has no such function, or it may not be called. */
  public record Rejected(Stage stage, List<Diagnostic> diagnostics) implements Made {}

  /** Reads a call; empty if the text is none. */
  public static Optional<Call> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    String inside = form.group(3);
    String name = form.group(1) == null ? form.group(2) : form.group(1);
    return Optional.of(
        new Call(
            name,
            inside.isBlank()
                ? List.of()
                : Stream.of(inside.split(",", -1)).map(String::strip).toList()));
  }

  /** Compiles a valid program and makes the call under the guards of the objectives. */
  public Made make(Source program) {
    SyntaxTree tree = SyntaxTree.parse(program);
    return switch (Signature.find(tree, function)) {
      case Signature.Missing(Diagnostic why) -> new Rejected(Stage.ENTRY, List.of(why));
      case Signature.Found(Signature signature) -> {
        var inputs = new ArrayList<Object>();
        Optional<String> misfit = read(tree.function(function).orElseThrow(), signature, inputs);
        yield misfit.<Made>map(Misfit::new).orElseGet(() -> make(program, signature, inputs));
      }
    };
  }

  private static Made make(Source program, Signature signature, List<Object> inputs) {
    return switch (CompiledFunction.compile(program, signature, List.of())) {
      case Compiled.Failed<CompiledFunction>(Stage stage, var why) -> new Rejected(stage, why);
      case Compiled.Ok<CompiledFunction>(CompiledFunction compiled) -> {
        try (compiled) {
          yield switch (compiled.call(inputs)) {
            case CompiledFunction.Value(Object value) -> new Answered(signature, inputs, value);
            case CompiledFunction.Fault(String why) -> new Unanswered(signature, inputs, why);
          };
        }
      }
    };
  }

  /** Reads the arguments; returns what is wrong with them, if anything. */
  private Optional<String> read(FunctionSyntax found, Signature signature, List<Object> inputs) {
    List<Scalar> types = signature.parameters();
    if (arguments.size() != types.size()) {
      return Optional.of(
          "%s has %d argument%s, expected %d: @%s is %s"
              .formatted(
                  this,
                  arguments.size(),
                  arguments.size() == 1 ? "" : "s",
                  types.size(),
                  function,
                  signature.types()));
    }
    for (int i = 0; i < types.size(); i++) {
      Optional<Object> value = types.get(i).parse(arguments.get(i));
      if (value.isEmpty()) {
        return Optional.of(
            "argument %d of @%s, %s: '%s' is no %s, expected %s"
                .formatted(
                    i + 1,
                    function,
                    found.parameters().get(i).name(),
                    arguments.get(i),
                    types.get(i).text(),
                    types.get(i).range()));
      }
      inputs.add(value.get());
    }
    return Optional.empty();
  }

  /** Returns it as people write it. */
  @Override
  public String toString() {
    return function + "(" + String.join(", ", arguments) + ")";
  }
}
