package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An expression in the brackets of a memory access: {@code %m[%i + 1]}. */
final class IndexExpression extends OperationRule {
  private static final Set<String> ACCESSES =
      Set.of(
          "memref.load",
          "memref.store",
          "tensor.extract",
          "tensor.insert",
          "vector.load",
          "vector.store");

  IndexExpression() {
    super("NJ167", "index-expression");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    int open = ACCESSES.contains(op.name()) ? Heads.indexOf(body, TokenKind.LBRACKET, 0) : -1;
    if (open < 0) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    List<Edit> edits = new ArrayList<>();
    List<Token> inside =
        body.subList(open + 1, Math.max(open + 1, Heads.afterGroup(body, open) - 1));
    for (List<Token> part : inside.isEmpty() ? List.<List<Token>>of() : Heads.split(inside)) {
      if (part.size() > 2) {
        if (!(ExpressionReader.read(part, tree, "index") instanceof Expression.Node node)
            || !node.type().equals("index")) {
          return null;
        }
        edits.add(new Edit(Heads.span(part), writer.value(node)));
      }
    }
    if (edits.isEmpty()) {
      return null;
    }
    Span span = edits.getFirst().span();
    edits.add(Edit.insert(op.span().start(), writer.lines()));
    return error(span, "an index is a value; each computation is an operation of its own")
        .safely("compute it before", edits);
  }
}
