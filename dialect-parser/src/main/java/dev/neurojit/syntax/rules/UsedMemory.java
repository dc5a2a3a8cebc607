package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The type of a memory, as those say it that use it. */
final class UsedMemory {
  private UsedMemory() {}

  /**
   * Returns the one type that loads and stores name for an allocation without a type, if it has as
   * many open sizes as there are operands in parentheses; else null.
   */
  static @Nullable String type(OperationSyntax allocation, SyntaxTree tree) {
    List<Token> body = allocation.body();
    boolean plain =
        !body.isEmpty()
            && body.getFirst().is(TokenKind.LPAREN)
            && Heads.afterGroup(body, 0) == body.size()
            && Heads.group(body, 0).stream()
                .allMatch(it -> it.size() == 1 && it.getFirst().is(TokenKind.VALUE_ID));
    if (!plain || allocation.results().size() != 1) {
      return null;
    }
    String type = named(allocation, tree);
    Shape shape = type == null ? null : Shape.of(type);
    boolean memory = shape != null && type != null && type.startsWith("memref<");
    long open = shape == null ? 0 : shape.dimensions().stream().filter("?"::equals).count();
    return memory && open == allocation.operands().size() ? type : null;
  }

  /** Returns the one type that all loads and stores name which name one, or null. */
  static @Nullable String named(OperationSyntax allocation, SyntaxTree tree) {
    Set<String> types = new HashSet<>();
    for (Use use : uses(allocation, tree)) {
      boolean names = isAccess(use) && use.operation().types().size() == 1;
      if (names) {
        types.add(written(use));
      }
    }
    return types.size() == 1 ? types.iterator().next() : null;
  }

  /** Returns the uses of what an allocation gives, in the region that it stands in. */
  static List<Use> uses(OperationSyntax allocation, SyntaxTree tree) {
    RegionSyntax around = allocation.block().region();
    return around == null || allocation.results().isEmpty()
        ? List.of()
        : Wanted.uses(allocation.results().getFirst().name(), around.span(), tree);
  }

  /** Whether memory is read or written that has the name; not one stored in memory itself. */
  private static boolean isAccess(Use use) {
    List<Token> body = use.operation().body();
    int bracket = Heads.indexOf(body, TokenKind.LBRACKET, 0);
    boolean before = bracket > 0 && body.get(bracket - 1).equals(use.token());
    return before
        && switch (use.operation().name()) {
          case "memref.load", "memref.store", "affine.load", "affine.store" -> true;
          default -> false;
        };
  }

  private static String written(Use use) {
    return use.operation().types().getFirst().text();
  }
}
