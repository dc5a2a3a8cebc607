package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The vector that a load or store of single elements is to read or write. */
final class VectorInMemory {
  private VectorInMemory() {}

  /**
   * Returns the type of the vector that is written as one, or that of the value stored; null if
   * single elements are meant, or one that an elementwise operation may spread over a vector.
   */
  static @Nullable String of(
      OperationSyntax op, @Nullable Token stored, Shape memory, SyntaxTree tree) {
    if (!op.name().startsWith("memref.") || memory.rank() < 1) {
      return null;
    }
    String value = stored == null ? null : Scope.of(tree).typeOf(stored);
    List<String> told =
        Stream.concat(op.types().stream().map(TypeSyntax::text), Stream.ofNullable(value))
            .filter(it -> !it.startsWith("memref<"))
            .distinct()
            .toList();
    String type = told.size() == 1 ? told.getFirst() : null;
    Shape vector = Shape.of(type);
    return vector != null && fits(vector, memory) ? type : null;
  }

  /** A part of a row of the memory, of the same elements. */
  private static boolean fits(Shape vector, Shape memory) {
    boolean row =
        vector.kind().equals("vector")
            && vector.rank() == 1
            && vector.element().equals(memory.element());
    String length = row ? vector.dimensions().getFirst() : "";
    String all = memory.dimensions().getLast();
    boolean numbers = length.matches("[0-9]{1,7}") && all.matches("[0-9]{1,7}");
    return row && (all.equals("?") || (numbers && Long.parseLong(length) <= Long.parseLong(all)));
  }
}
