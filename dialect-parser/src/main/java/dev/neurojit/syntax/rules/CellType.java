package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The type of an allocated memory as all accesses name it, where the allocation does not. */
final class CellType {
  private CellType() {}

  /**
   * Returns the type that all loads and stores name, or null: where the allocation names its
   * element, be it a vector, or one element in a row though no access has an index.
   */
  static @Nullable String of(OperationSyntax op, SyntaxTree tree) {
    String written = op.types().size() == 1 ? op.types().getFirst().text() : "";
    Shape row = Shape.of(written);
    boolean single =
        row != null && row.rank() > 0 && row.dimensions().stream().allMatch("1"::equals);
    boolean named = op.results().size() == 1 && op.operands().isEmpty() && !written.isEmpty();
    if (!named) {
      return null;
    }
    List<Use> uses = UsedMemory.uses(op, tree);
    String type = accessed(uses);
    if (row != null && row.kind().equals("vector") && ("memref<" + written + ">").equals(type)) {
      return type;
    }
    boolean scalar = Types.isScalar(written) && written.equals(type);
    if (scalar && uses.stream().allMatch(CellType::hasNoIndex)) {
      return "memref<" + written + ">";
    }
    Shape shape = Shape.of(type);
    if (type == null || shape == null) {
      return null;
    }
    boolean cell = single && row != null && shape.rank() == 0 && row.kind().equals(shape.kind());
    boolean bare = cell && uses.stream().allMatch(CellType::hasNoIndex);
    String element = bare && row != null ? row.element() : Types.isScalar(written) ? written : "";
    return shape.element().equals(element) ? type : null;
  }

  private static @Nullable String accessed(List<Use> uses) {
    Set<String> types = new HashSet<>();
    for (Use use : uses) {
      OperationSyntax user = use.operation();
      boolean access = user.name().equals("memref.load") || user.name().equals("memref.store");
      types.add(access && user.types().size() == 1 ? user.types().getFirst().text() : "");
    }
    return types.size() == 1 ? types.iterator().next() : null;
  }

  /** {@code %m[]}, or {@code %m} alone. */
  private static boolean hasNoIndex(Use use) {
    int values = use.operation().name().equals("memref.store") ? 2 : 1;
    return use.operation().operands().size() == values
        && use.operation().operands().getLast().equals(use.token())
        && use.operation().body().stream().noneMatch(it -> it.kind().isNumber());
  }
}
