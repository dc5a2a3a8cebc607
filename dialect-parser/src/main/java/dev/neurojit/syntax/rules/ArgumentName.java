package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parameter under the name that MLIR's printer would give it, {@code %arg0}, or vice versa; also
 * by its number alone, as LLVM has it, {@code %0}.
 */
final class ArgumentName extends DefectRule {
  private static final Pattern POSITION = Pattern.compile("%arg([0-9]{1,3})");

  ArgumentName() {
    super("NJ073", "argument-name");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Map<OperationSyntax, Set<String>> unknown = unknownNames(tree);
    return tree.functions().stream()
        .filter(function -> unknown.containsKey(function.operation()))
        .flatMap(function -> check(function, List.copyOf(unknown.get(function.operation())), tree));
  }

  /** Returns for each function the names that it uses and does not define, sorted. */
  private static Map<OperationSyntax, Set<String>> unknownNames(SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    Map<OperationSyntax, Set<String>> unknown = new HashMap<>();
    for (String name : scope.usedNames()) {
      for (Use use : scope.uses(name)) {
        if (scope.resolve(use.token()) == null) {
          tree.functionAt(use.token().start())
              .map(FunctionSyntax::operation)
              .ifPresent(it -> unknown.computeIfAbsent(it, key -> new TreeSet<>()).add(name));
        }
      }
    }
    unknown.forEach(
        (function, names) -> names.removeIf(name -> isDefinedIn(function, name, scope)));
    return unknown;
  }

  private static boolean isDefinedIn(OperationSyntax function, String name, Scope scope) {
    return scope.definitions(name).stream().anyMatch(it -> function.span().contains(it.span()));
  }

  private Stream<Diagnostic> check(FunctionSyntax function, List<String> unknown, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    List<ArgumentSyntax> parameters = function.parameters();
    boolean allByPosition = unknown.stream().allMatch(name -> POSITION.matcher(name).matches());
    if (allByPosition) {
      return unknown.stream()
          .map(name -> report(name, meant(name, parameters), function, tree))
          .filter(Objects::nonNull);
    }
    List<ArgumentSyntax> unused =
        parameters.stream()
            .filter(it -> usesIn(function, it.name(), scope).findAny().isEmpty())
            .toList();
    Map<String, ArgumentSyntax> numbered =
        NumberedArguments.of(unknown, parameters, unused, name -> isResult(name, function, scope));
    if (!numbered.isEmpty()) {
      return unknown.stream()
          .map(name -> report(name, numbered.get(name), function, tree))
          .filter(Objects::nonNull);
    }
    boolean onlyOne =
        unknown.size() == 1
            && unused.size() == 1
            && POSITION.matcher(unused.getFirst().name()).matches();
    return onlyOne
        ? Stream.ofNullable(report(unknown.getFirst(), unused.getFirst(), function, tree))
        : Stream.of();
  }

  private static boolean isResult(String name, FunctionSyntax function, Scope scope) {
    return scope.definitions(name).stream()
        .filter(it -> function.span().contains(it.span()))
        .anyMatch(it -> it.kind() != Definition.Kind.PARAMETER);
  }

  /** The parameter at the position, if it has a telling name of its own. */
  private static @Nullable ArgumentSyntax meant(String name, List<ArgumentSyntax> parameters) {
    Matcher matcher = POSITION.matcher(name);
    int index = matcher.matches() ? Integer.parseInt(matcher.group(1)) : parameters.size();
    boolean mixed = parameters.stream().anyMatch(it -> POSITION.matcher(it.name()).matches());
    return index < parameters.size() && !mixed ? parameters.get(index) : null;
  }

  private @Nullable Diagnostic report(
      String name, @Nullable ArgumentSyntax meant, FunctionSyntax function, SyntaxTree tree) {
    if (meant == null || meant.name().isEmpty()) {
      return null;
    }
    List<Use> uses = usesIn(function, name, Scope.of(tree)).toList();
    for (Use use : uses) {
      String wanted = Expectation.of(tree).at(use.operation(), use.token());
      if (wanted != null && !wanted.equals(meant.type())) {
        return null;
      }
    }
    List<Edit> edits =
        uses.stream().map(use -> new Edit(use.token().span(), meant.name())).toList();
    return error(uses.getFirst().token().span(), name + " is not defined")
        .note(meant.span(), "the parameter is called " + meant.name())
        .safely("write " + meant.name(), edits);
  }

  private static Stream<Use> usesIn(FunctionSyntax function, String name, Scope scope) {
    return scope.uses(name, function.span()).stream();
  }
}
