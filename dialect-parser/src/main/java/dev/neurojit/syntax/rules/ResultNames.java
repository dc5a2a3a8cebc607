package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OperationSyntax;
import java.util.List;
import java.util.stream.IntStream;

/** The names by which results are used. */
final class ResultNames {
  private ResultNames() {}

  /** Returns a name for each result of an operation: {@code %r}, or {@code %r#0}, {@code %r#1}. */
  static List<String> of(OperationSyntax op) {
    return op.results().stream()
        .flatMap(it ->
            it.count() == 1
                ? List.of(it.name()).stream()
                : numbered(it.name(), it.count()).stream())
        .toList();
  }

  /** Returns {@code %r#0}, {@code %r#1} and so on. */
  static List<String> numbered(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + "#" + i).toList();
  }
}
