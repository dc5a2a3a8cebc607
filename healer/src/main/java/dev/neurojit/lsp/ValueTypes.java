package dev.neurojit.lsp;

import dev.neurojit.lsp.names.Mention;
import dev.neurojit.lsp.names.Name;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of values, as far as the text tells them. */
final class ValueTypes {
  private ValueTypes() {}

  /** Returns the types of a name that stands for one value or several; empty if not known. */
  static Optional<String> of(SyntaxTree tree, Name name) {
    int start = name.definition().map(Mention::span).orElseThrow().start();
    return Scope.of(tree).definitions(name.text()).stream()
        .filter(it -> it.span().start() == start - 1)
        .map(Definition::types)
        .filter(types -> !types.isEmpty() && !types.contains(null))
        .findFirst()
        .map(ValueTypes::joined);
  }

  private static String joined(List<@Nullable String> types) {
    return types.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
