package dev.neurojit.judge;

import dev.neurojit.flight.Argument;
import dev.neurojit.flight.Signature;
import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The function that the simulator calls, {@code func.func @controller(%altitude: f32, %velocity:
 * f32[, %fuel: f32[, %time: f32]]) -> f32}, f64 accepted throughout.
 *
 * @param function its syntax
 * @param parameters what each parameter means, in the order of the text
 * @param resultType {@code f32} or {@code f64}
 */
public record EntryPoint(FunctionSyntax function, List<Parameter> parameters, String resultType) {
  /** The symbol that a program must define. */
  public static final String NAME = "controller";

  /** The signature as diagnostics ask for it. */
  public static final String SIGNATURE =
      "func.func @controller(%altitude: f32, %velocity: f32) -> f32";

  private static final Set<String> FLOATS = Set.of("f32", "f64");

  /**
   * A parameter of the controller.
   *
   * @param name its SSA name with the percent sign
   * @param type {@code f32} or {@code f64}
   * @param role what it means
   */
  public record Parameter(String name, String type, Role role) {}

  /** The result of looking for an entry point. */
  public sealed interface Search {}

  /** The program has one; {@code entry} is it. */
  public record Found(EntryPoint entry) implements Search {}

  /** It has none, or one that breaks the contract. */
  public record Missing(Diagnostic why) implements Search {}

  public EntryPoint {
    parameters = List.copyOf(parameters);
  }

  /** Looks for the entry point of a program. */
  public static Search find(SyntaxTree tree) {
    List<FunctionSyntax> functions = tree.functions();
    Optional<FunctionSyntax> entry =
        functions.stream()
            .filter(function -> function.name().equals(NAME) && function.body() != null)
            .findFirst();
    return entry.map(EntryPoint::check).orElseGet(() -> new Missing(absent(functions)));
  }

  private static Diagnostic absent(List<FunctionSyntax> functions) {
    Span place = functions.size() == 1 ? functions.getFirst().nameSpan() : Span.at(0);
    String there =
        functions.isEmpty()
            ? "it has no function at all"
            : "it has " + String.join(", ", functions.stream().map(f -> "@" + f.name()).toList());
    return Diagnostic.error(Contract.CONTROLLER.code(), place, "no function @controller: " + there)
        .help("define `" + SIGNATURE + "`");
  }

  private static Search check(FunctionSyntax function) {
    List<ArgumentSyntax> arguments = function.parameters();
    if (arguments.size() < 2 || arguments.size() > Role.values().length) {
      return count(function);
    }
    for (ArgumentSyntax argument : arguments) {
      if (argument.type() == null || !FLOATS.contains(argument.type())) {
        return broken(
            argument.span(),
            "parameter " + argument.name() + " is " + argument.type() + ", expected f32 or f64");
      }
    }
    if (function.results().size() != 1 || !FLOATS.contains(function.results().getFirst().text())) {
      return broken(function.nameSpan(), "@controller must return one f32 or f64, the throttle");
    }
    List<Role> roles = roles(arguments);
    List<Parameter> parameters =
        IntStream.range(0, arguments.size())
            .mapToObj(i ->
                new Parameter(
                    arguments.get(i).name(), String.valueOf(arguments.get(i).type()), roles.get(i)))
            .toList();
    return new Found(new EntryPoint(function, parameters, function.results().getFirst().text()));
  }

  private static Missing count(FunctionSyntax function) {
    int count = function.parameters().size();
    Missing wrong =
        broken(
            function.nameSpan(),
            "@controller takes "
                + (count == 1 ? "1 parameter" : count + " parameters")
                + ", expected 2 to 4: altitude, velocity, fuel, time");
    // As many as controllers of planar landers take.
    return count >= 6 && count <= 8
        ? new Missing(wrong.why().help("a planar controller flies in --scenario lander2d"))
        : wrong;
  }

  private static Missing broken(Span span, String message) {
    return new Missing(
        Diagnostic.error(Contract.CONTROLLER.code(), span, message)
            .help("write `" + SIGNATURE + "`"));
  }

  /** By name where every name tells a different role, else by position. */
  private static List<Role> roles(List<ArgumentSyntax> arguments) {
    var roles = new ArrayList<Role>();
    for (ArgumentSyntax argument : arguments) {
      Role.named(argument.name()).ifPresent(roles::add);
    }
    boolean telling =
        roles.size() == arguments.size() && new HashSet<>(roles).size() == roles.size();
    return telling ? roles : List.of(Role.values()).subList(0, arguments.size());
  }

  /** Returns how the parameters were understood where their names differ from the contract's. */
  public Optional<String> interpretation() {
    boolean plain =
        parameters.stream()
            .allMatch(parameter -> parameter.name().equals("%" + parameter.role().word()));
    return plain
        ? Optional.empty()
        : Optional.of(
            String.join(
                ", ",
                parameters.stream()
                    .map(parameter -> parameter.name() + " is the " + parameter.role().word())
                    .toList()));
  }

  /**
   * Returns how compiled code is called.
   *
   * @param constantTypes types of the parameters in front of the entry point's own
   */
  public Signature signature(List<String> constantTypes) {
    var arguments = new ArrayList<Argument>();
    for (int i = 0; i < constantTypes.size(); i++) {
      arguments.add(
          new Argument(new Argument.Constant(i), Argument.Precision.of(constantTypes.get(i))));
    }
    for (Parameter parameter : parameters) {
      arguments.add(
          new Argument(parameter.role().sensor(), Argument.Precision.of(parameter.type())));
    }
    return new Signature(NAME, arguments, Argument.Precision.of(resultType));
  }
}
