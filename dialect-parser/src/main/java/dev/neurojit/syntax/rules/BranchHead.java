package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head of an scf.if in other words: a colon for the arrow, a comparison, {@code then}. */
final class BranchHead extends OperationRule {
  BranchHead() {
    super("NJ087", "branch-head");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.IF || op.regions().isEmpty() || op.body().isEmpty()) {
      return null;
    }
    List<Token> body = op.body();
    List<Edit> edits = new ArrayList<>();
    Token colon = op.colon();
    if (colon != null && !op.typeTokens().isEmpty() && !op.results().isEmpty()) {
      edits.add(new Edit(colon.span(), "->"));
    }
    Token before = beforeRegion(op.head());
    if (before.isWord("then")) {
      edits.add(Edit.delete(new Span(before.start(), op.regions().getFirst().open().start())));
    }
    comparison(op, tree, edits);
    return edits.isEmpty()
        ? null
        : error(Heads.span(body), "a branch reads scf.if %condition -> (types) {")
            .safely("write it so", edits);
  }

  private static Token beforeRegion(List<Token> head) {
    int region = Heads.indexOf(head, TokenKind.REGION, 0);
    return head.get(Math.max(0, region - 1));
  }

  private static void comparison(OperationSyntax op, SyntaxTree tree, List<Edit> edits) {
    List<Token> body = op.body();
    int from = body.getFirst().is(TokenKind.LPAREN) ? 1 : 0;
    int arrow = Heads.indexOf(body, TokenKind.ARROW, 0);
    int end = (arrow < 0 ? body.size() : arrow) - from;
    if (end - from != 3 || !isRelation(body.get(from + 1))) {
      return;
    }
    Token left = body.get(from);
    Token right = body.get(from + 2);
    String type = Scope.of(tree).typeOf(left);
    boolean typed =
        type != null && left.is(TokenKind.VALUE_ID) && type.equals(typeOr(right, type, tree));
    boolean isFloat = Types.isFloat(type);
    String predicate = Predicates.meant(body.get(from + 1).text(), isFloat);
    if (!typed || predicate == null) {
      return;
    }
    Source source = tree.source();
    String name = Scope.of(tree).fresh("cond_" + source.lineAt(op.span().start()));
    String line =
        name
            + (isFloat ? " = arith.cmpf " : " = arith.cmpi ")
            + predicate
            + (", " + left.text() + ", " + right.text() + " : " + type);
    edits.add(
        Edit.insert(
            op.span().start(), line + source.lineEnd() + source.indentAt(op.span().start())));
    edits.add(new Edit(body.getFirst().span().to(body.get(from + 2 + from).span()), name));
  }

  private static @Nullable String typeOr(Token token, String type, SyntaxTree tree) {
    return token.kind().isNumber() ? type : Scope.of(tree).typeOf(token);
  }

  private static boolean isRelation(Token token) {
    return switch (token.kind()) {
      case LESS, GREATER, RELATION -> true;
      default -> false;
    };
  }
}
