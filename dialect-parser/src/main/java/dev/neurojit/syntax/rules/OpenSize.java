package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An allocation of open size that does not say which: where all loops that run over it end at one
 * value, it has as many elements.
 */
final class OpenSize extends OperationRule {
  OpenSize() {
    super("NJ322", "open-size");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean allocates = op.name().equals("memref.alloc") || op.name().equals("memref.alloca");
    boolean plain = op.types().size() == 1 && op.results().size() == 1 && op.operands().isEmpty();
    Shape shape = allocates && plain ? Shape.of(op.types().getFirst().text()) : null;
    List<Token> body = op.body();
    boolean empty = body.size() == 2 && body.getFirst().is(TokenKind.LPAREN);
    if (shape == null || !empty || !shape.dimensions().equals(List.of("?"))) {
      return null;
    }
    String size = size(op, tree);
    return size == null
        ? null
        : error(op.headSpan(), "an allocation names the sizes that its type leaves open")
            .safely("write " + size, Edit.insert(body.getFirst().end(), size));
  }

  /** The value before which all loops end whose variables are indices of the memory. */
  private static @Nullable String size(OperationSyntax op, SyntaxTree tree) {
    Set<String> ends = new HashSet<>();
    for (Use use : UsedMemory.uses(op, tree)) {
      boolean access =
          use.operation().name().equals("memref.load")
              || use.operation().name().equals("memref.store");
      if (access) {
        ends.add(end(use.operation(), tree));
      }
    }
    String end = ends.size() == 1 ? ends.iterator().next() : "";
    boolean seen =
        !end.isEmpty()
            && Scope.of(tree).visible(end, op.span().start()).stream()
                .anyMatch(it -> "index".equals(it.type()));
    return seen ? end : null;
  }

  /** The end of the loop from 0 whose variable is the index of an access, or an empty text. */
  private static String end(OperationSyntax access, SyntaxTree tree) {
    Definition index = Scope.of(tree).resolve(access.operands().getLast());
    if (index == null || index.kind() != Definition.Kind.INDUCTION_VARIABLE) {
      return "";
    }
    OperationSyntax loop = index.operation();
    List<Token> body = loop.body();
    int to = 0;
    while (to < body.size() && !body.get(to).isWord("to")) {
      to++;
    }
    boolean plain =
        loop.form() == OpForm.FOR
            && to > 0
            && to + 1 < body.size()
            && body.get(to + 1).is(TokenKind.VALUE_ID)
            && "0".equals(Constants.integer(body.get(to - 1), tree));
    return plain ? body.get(to + 1).text() : "";
  }
}
