package dev.neurojit.oracle;

import dev.neurojit.judge.Contract;
import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TypeSyntax;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function's name and types.
 *
 * @param function its symbol without the sigil
 * @param parameters the types of its parameters
 * @param result the type of its one result
 */
public record Signature(String function, List<Scalar> parameters, Scalar result) {
  static final String CODE = Contract.FUNCTION.code();

  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** The result of looking for a function. */
  public sealed interface Search {}

  /** The program defines it with scalar types. */
  public record Found(Signature signature) implements Search {}

  /** It does not; {@code why} says what there is instead. */
  public record Missing(Diagnostic why) implements Search {}

  /** Looks for a function. */
  public static Search find(SyntaxTree tree, String function) {
    Optional<FunctionSyntax> found =
        tree.function(function).filter(candidate -> candidate.body() != null);
    return found.map(Signature::read).orElseGet(() -> absent(tree, function));
  }

  /** Returns the finding that a program breaks this contract, or empty if it keeps it. */
  Optional<Diagnostic> breach(SyntaxTree tree) {
    return switch (find(tree, function)) {
      case Missing(Diagnostic why) -> Optional.of(why.help("define `" + this + "`"));
      case Found(Signature other) when other.equals(this) -> Optional.empty();
      case Found(Signature other) ->
          Optional.of(
              Diagnostic.error(
                      CODE,
                      tree.function(function).orElseThrow().nameSpan(),
                      "@%s is %s, expected %s".formatted(function, other.types(), types()))
                  .help("define `" + this + "`"));
    };
  }

  /** Returns the type to call it by, further parameters in front. */
  MethodType callType(List<Scalar> front) {
    return MethodType.methodType(
        result.carrier(),
        Stream.concat(front.stream(), parameters.stream()).<Class<?>>map(Scalar::carrier).toList());
  }

  /** Returns a call as people write it, for example {@code f(1, 2.5)}. */
  String call(List<Object> inputs) {
    return inputs.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", function + "(", ")"));
  }

  private static Search read(FunctionSyntax function) {
    var parameters = new ArrayList<Scalar>();
    for (ArgumentSyntax argument : function.parameters()) {
      Optional<Scalar> type = Optional.ofNullable(argument.type()).flatMap(Scalar::of);
      if (type.isEmpty()) {
        return broken(
            argument.span(),
            "parameter %s of @%s is %s"
                .formatted(argument.name(), function.name(), argument.type()));
      }
      parameters.add(type.get());
    }
    Optional<Scalar> result =
        function.results().size() == 1
            ? Scalar.of(function.results().getFirst().text())
            : Optional.empty();
    return result
        .<Search>map(type -> new Found(new Signature(function.name(), parameters, type)))
        .orElseGet(() ->
            broken(
                function.nameSpan(),
                "@%s gives (%s)"
                    .formatted(
                        function.name(),
                        function.results().stream()
                            .map(TypeSyntax::text)
                            .collect(Collectors.joining(", ")))));
  }

  private static Missing broken(Span span, String what) {
    return new Missing(
        Diagnostic.error(
                CODE,
                span,
                what + "; functions that are healed or called take scalars and give one scalar")
            .help("use f32, f64, index, i1, i8, i16, i32 or i64"));
  }

  private static Missing absent(SyntaxTree tree, String function) {
    List<FunctionSyntax> functions = tree.functions();
    String there =
        functions.isEmpty()
            ? "it has no function at all"
            : "it has " + String.join(", ", functions.stream().map(f -> "@" + f.name()).toList());
    Span place = functions.size() == 1 ? functions.getFirst().nameSpan() : Span.at(0);
    return new Missing(
        Diagnostic.error(
            CODE, place, "no function @%s with a body: %s".formatted(function, there)));
  }

  /** Returns the types alone, for example {@code (i8, i8) -> i8}. */
  public String types() {
    return parameters.stream().map(Scalar::text).collect(Collectors.joining(", ", "(", ")"))
        + " -> "
        + result.text();
  }

  /** Returns it as MLIR writes a function's head, without parameter names. */
  @Override
  public String toString() {
    return "func.func @" + function + types();
  }
}
