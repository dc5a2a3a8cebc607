package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An element of a vector, memref or tensor as operand: {@code arith.subf %w[0], %w[2]}. */
final class ElementOperand extends OperationRule {
  private static final Set<String> STORES = Set.of("memref.store", "affine.store");

  ElementOperand() {
    super("NJ202", "element-operand");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean takes =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP, SELECT, CAST, RETURN, YIELD, CALL -> true;
          default -> false;
        };
    List<Token> body = op.body();
    // What is stored, not the place.
    if (STORES.contains(op.name()) && op.slots().size() == 2) {
      body = op.slots().getFirst();
      takes = op.slots().get(1).size() > 3;
    }
    Source source = tree.source();
    String end = source.lineEnd() + source.indentAt(op.span().start());
    StringBuilder lines = new StringBuilder();
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; takes && i + 2 < body.size(); i++) {
      boolean element =
          body.get(i).is(TokenKind.VALUE_ID)
              && body.get(i + 1).is(TokenKind.LBRACKET)
              && body.get(i).end() == body.get(i + 1).start();
      if (!element) {
        continue;
      }
      int after = Heads.afterGroup(body, i + 1);
      Span span = body.get(i).span().to(body.get(after - 1).span());
      List<List<Token>> indices = Heads.split(body.subList(i + 2, Math.max(i + 2, after - 1)));
      String text =
          Subscript.load(source.text(span), Scope.of(tree).typeOf(body.get(i)), indices.size());
      boolean plain = indices.stream().allMatch(it -> it.size() == 1);
      if (text == null || !plain) {
        return null;
      }
      String name = Scope.of(tree).fresh("e" + source.lineAt(span.start()) + "_" + edits.size());
      lines.append(name).append(" = ").append(text).append(end);
      edits.add(new Edit(span, name));
      i = after - 1;
    }
    if (edits.isEmpty()) {
      return null;
    }
    Span first = edits.getFirst().span();
    edits.addFirst(Edit.insert(op.span().start(), lines.toString()));
    return error(first, "an operand is a value; elements are taken out before")
        .safely("take it out before", edits);
  }
}
