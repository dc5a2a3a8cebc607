package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type at an index or size in brackets: {@code memref.alloc(%n : index)}. */
final class TypedIndex extends OperationRule {
  private static final Set<String> DIALECTS = Set.of("memref", "affine", "tensor", "vector");

  TypedIndex() {
    super("NJ196", "typed-index");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    String name = op.name();
    int dot = name.indexOf('.');
    if (dot < 0 || !DIALECTS.contains(name.substring(0, dot))) {
      return null;
    }
    List<Token> head = op.head();
    List<Edit> edits = new ArrayList<>();
    int depth = 0;
    for (int i = 1; i + 2 < head.size(); i++) {
      switch (head.get(i).kind()) {
        case LPAREN, LBRACKET -> depth++;
        case RPAREN, RBRACKET -> depth--;
        case COLON -> {
          if (depth > 0 && isTyped(head, i)) {
            edits.add(Edit.delete(new Span(head.get(i - 1).end(), head.get(i + 1).end())));
          }
        }
        default -> {}
      }
    }
    return together(edits, "an index or size has no type of its own here", "leave it out");
  }

  private static boolean isTyped(List<Token> head, int colon) {
    boolean ends =
        switch (head.get(colon + 2).kind()) {
          case RPAREN, RBRACKET, COMMA -> true;
          default -> false;
        };
    return ends
        && head.get(colon - 1).is(TokenKind.VALUE_ID)
        && head.get(colon + 1).isWord("index");
  }
}
