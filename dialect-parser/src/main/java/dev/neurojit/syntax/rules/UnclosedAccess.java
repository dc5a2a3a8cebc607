package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An access of memory whose indices are not closed: {@code memref.load %m[%i : memref<4xf32>}. */
final class UnclosedAccess extends OperationRule {
  private static final Set<String> ACCESSES =
      Set.of(
          "memref.load",
          "memref.store",
          "affine.load",
          "affine.store",
          "vector.load",
          "vector.store",
          "vector.extract",
          "tensor.extract",
          "tensor.insert");

  UnclosedAccess() {
    super("NJ305", "unclosed-access");
  }

  @Override
  public Layer layer() {
    return Layer.STATEMENT;
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (!ACCESSES.contains(op.name())) {
      return null;
    }
    List<Token> head = op.head();
    int open = Heads.indexOf(head, TokenKind.LBRACKET, 0);
    boolean unclosed =
        open > 0 && !head.get(Heads.afterGroup(head, open) - 1).is(TokenKind.RBRACKET);
    if (!unclosed) {
      return null;
    }
    int end = open + 1;
    while (end < head.size() && isIndex(head.get(end), end - open)) {
      end++;
    }
    boolean whole = end == head.size() || head.get(end).is(TokenKind.COLON);
    if (!whole || (end - open) % 2 == 1) {
      return null;
    }
    Token last = head.get(end - 1);
    return error(head.get(open).span(), "the indices are not closed")
        .safely("close them", Edit.insert(last.end(), "]"));
  }

  /** Indices stand at odd places, commas between. */
  private static boolean isIndex(Token token, int place) {
    return place % 2 == 1
        ? token.is(TokenKind.VALUE_ID) || token.is(TokenKind.INTEGER)
        : token.is(TokenKind.COMMA);
  }
}
