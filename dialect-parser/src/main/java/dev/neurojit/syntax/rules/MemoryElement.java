package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Memory of integers into which floats are stored, and from which floats are read. */
final class MemoryElement extends OperationRule {
  MemoryElement() {
    super("NJ321", "memory-element");
  }

  /** The allocations to change, with the element to write, and the accesses of them. */
  private record Disputes(Map<OperationSyntax, String> elements, Set<OperationSyntax> accesses) {
    static Disputes of(SyntaxTree tree) {
      Map<OperationSyntax, String> elements = new HashMap<>();
      Set<OperationSyntax> accesses = new HashSet<>();
      for (OperationSyntax op : tree.customOperations()) {
        String element = element(op, tree);
        if (element != null) {
          elements.put(op, element);
          UsedMemory.uses(op, tree).forEach(use -> accesses.add(use.operation()));
        }
      }
      return new Disputes(elements, accesses);
    }
  }

  /** Returns whether the element that an access names is in dispute. */
  static boolean isDisputed(OperationSyntax access, SyntaxTree tree) {
    return tree.analysis(Disputes.class, Disputes::of).accesses().contains(access);
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    String element = tree.analysis(Disputes.class, Disputes::of).elements().get(op);
    Shape shape = element == null ? null : Shape.of(op.types().getFirst().text());
    return element == null || shape == null
        ? null
        : report(op, shape, UsedMemory.uses(op, tree), element);
  }

  private static @Nullable String element(OperationSyntax op, SyntaxTree tree) {
    boolean allocates = op.name().equals("memref.alloc") || op.name().equals("memref.alloca");
    if (!allocates || op.types().size() != 1 || op.results().size() != 1) {
      return null;
    }
    Shape shape = Shape.of(op.types().getFirst().text());
    List<Use> uses = UsedMemory.uses(op, tree);
    if (shape == null || !Types.isInteger(shape.element()) || uses.isEmpty()) {
      return null;
    }
    Set<String> elements = new HashSet<>();
    boolean stored = false;
    for (Use use : uses) {
      stored |= use.operation().name().equals("memref.store");
      elements.add(String.valueOf(element(use, tree)));
    }
    String element = elements.size() == 1 ? elements.iterator().next() : "";
    return stored && Types.isFloat(element) && Types.isScalar(element) ? element : null;
  }

  private @Nullable Diagnostic report(
      OperationSyntax op, Shape shape, List<Use> uses, String element) {
    List<Edit> edits = new ArrayList<>();
    String sizes = String.join("", shape.dimensions().stream().map(it -> it + "x").toList());
    String type = "memref<" + sizes + element + ">";
    edits.add(new Edit(op.types().getFirst().span(), type));
    for (Use use : uses) {
      TypeSyntax written = use.operation().types().getFirst();
      Shape own = Shape.of(written.text());
      if (own == null || !own.dimensions().equals(shape.dimensions())) {
        return null;
      }
      if (!written.text().equals(type)) {
        edits.add(new Edit(written.span(), type));
      }
    }
    return error(edits.getFirst().span(), "what is stored there, and read, is " + element)
        .safely("write " + type, edits);
  }

  /** What an access stores, or what is made of what it loads; null of anything else. */
  private static @Nullable String element(Use use, SyntaxTree tree) {
    OperationSyntax access = use.operation();
    List<Token> operands = access.operands();
    if (access.types().size() != 1 || operands.isEmpty()) {
      return null;
    }
    return switch (access.name()) {
      case "memref.store" -> Scope.of(tree).typeOf(operands.getFirst());
      case "memref.load" -> Wanted.result(access, 0, tree);
      default -> null;
    };
  }
}
