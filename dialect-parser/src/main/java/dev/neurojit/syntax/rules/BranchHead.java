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
    boolean plain = op.typeTokens().stream().noneMatch(it -> it.is(TokenKind.ARROW));
    boolean condition = op.typeTokens().size() == 1 && op.typeTokens().getFirst().isWord("i1");
    boolean typed = plain && !condition && !op.typeTokens().isEmpty();
    if (colon != null && typed && !op.results().isEmpty()) {
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

  /** A condition that is a formula. */
  private static void comparison(OperationSyntax op, SyntaxTree tree, List<Edit> edits) {
    List<Token> body = op.body();
    int arrow = Heads.indexOf(body, TokenKind.ARROW, 0);
    List<Token> condition = body.subList(0, arrow < 0 ? body.size() : arrow);
    boolean formula = condition.size() > 2 || (condition.size() == 2 && isNot(condition.get(0)));
    Expression zero = formula ? ConditionValue.isZero(condition, tree) : null;
    Expression meant =
        formula && zero == null ? ExpressionReader.read(condition, tree, "i1") : zero;
    if (!(meant instanceof Expression.Node node) || !node.type().equals("i1")) {
      return;
    }
    Source source = tree.source();
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    String text = writer.operation(node);
    String name = Scope.of(tree).fresh("cond_" + source.lineAt(op.span().start()));
    String end = source.lineEnd() + source.indentAt(op.span().start());
    edits.add(Edit.insert(op.span().start(), writer.lines() + name + " = " + text + end));
    edits.add(new Edit(Heads.span(condition), name));
  }

  private static boolean isNot(Token token) {
    return token.text().equals("!") || token.text().equals("~") || token.isWord("not");
  }
}
