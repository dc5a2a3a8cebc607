package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of an scf.parallel, which is scf.reduce with the types of its operands inside. */
final class ParallelLoop extends OperationRule {
  ParallelLoop() {
    super("NJ171", "parallel-loop");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.name().equals("scf.reduce.return")) {
      return reduced(op, tree);
    }
    OperationSyntax loop = op.parent();
    Token name = op.nameToken();
    if (loop == null || name == null || !loop.name().equals("scf.parallel")) {
      return null;
    }
    if (op.name().equals("scf.yield") && op.head().size() == 1 && loop.results().isEmpty()) {
      return error(name.span(), "an scf.parallel ends with scf.reduce")
          .safely("write scf.reduce", new Edit(name.span(), "scf.reduce"));
    }
    return op.name().equals("scf.reduce") ? types(op) : null;
  }

  /** {@code scf.reduce(%x) : f32}. */
  private @Nullable Diagnostic types(OperationSyntax op) {
    List<Token> body = op.body();
    Token colon = op.colon();
    boolean outside =
        colon != null
            && body.size() == 3
            && body.get(0).is(TokenKind.LPAREN)
            && body.get(1).is(TokenKind.VALUE_ID)
            && body.get(2).is(TokenKind.RPAREN)
            && op.types().size() == 1;
    if (!outside || colon == null) {
      return null;
    }
    Span span = body.get(2).span().to(op.types().getFirst().span());
    return error(span, "the types of a reduction stand in its parentheses")
        .safely("move them there", new Edit(span, " : " + op.types().getFirst().text() + ")"));
  }

  /** {@code scf.reduce.return(%x) : f32}, {@code scf.reduce.return %x}. */
  private @Nullable Diagnostic reduced(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean enclosed = body.size() == 3 && body.getFirst().is(TokenKind.LPAREN);
    Token value = op.operands().size() == 1 ? op.operands().getFirst() : null;
    String type = value == null ? null : Scope.of(tree).typeOf(value);
    boolean bare = body.size() == 1 && op.types().isEmpty() && op.colon() == null;
    if (value == null || type == null || !(bare || enclosed)) {
      return null;
    }
    Span span = op.span();
    String right = op.name() + " " + value.text() + " : " + type;
    return error(span, "what a reduction gives is named with its type, without parentheses")
        .safely("write it so", new Edit(span, right));
  }
}
