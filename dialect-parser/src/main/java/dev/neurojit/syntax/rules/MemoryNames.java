package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of memory that is read or written under another name than the one it has. */
final class MemoryNames {
  private static final Set<String> ACCESSES =
      Set.of("memref.load", "memref.store", "affine.load", "affine.store");

  private MemoryNames() {}

  /**
   * Returns the only memory there is, of the type that is written, if one of the two names begins
   * with the other: {@code %w} for {@code %win}; else null.
   */
  static @Nullable Definition meant(Use use, List<Definition> all, SyntaxTree tree) {
    OperationSyntax op = use.operation();
    String name = Scope.base(use.token().text());
    if (!ACCESSES.contains(op.name()) || !isIndexed(op.body(), use.token())) {
      return null;
    }
    String wanted = op.types().size() == 1 ? op.types().getFirst().text() : null;
    List<Definition> memories =
        all.stream()
            .filter(it -> it.isVisibleAt(use.token().start()))
            .filter(it -> it.type() != null && it.type().startsWith("memref<"))
            .toList();
    Definition only = memories.size() == 1 ? memories.getFirst() : null;
    boolean fits =
        only != null
            && (wanted == null || wanted.equals(only.type()))
            && (name.startsWith(only.name()) || only.name().startsWith(name));
    return fits ? only : null;
  }

  private static boolean isIndexed(List<Token> body, Token memory) {
    int at = body.indexOf(memory);
    return at >= 0 && at + 1 < body.size() && body.get(at + 1).is(TokenKind.LBRACKET);
  }
}
