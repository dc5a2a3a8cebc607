package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An scf.while with its condition in the head, as C has it: {@code scf.while (%i < %n) {...}}. */
final class WhileExpression extends OperationRule {
  WhileExpression() {
    super("NJ401", "while-expression");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    int region = Heads.indexOf(op.head(), TokenKind.REGION, 0);
    boolean single =
        op.form() == OpForm.WHILE && op.regions().size() == 1 && op.results().isEmpty();
    if (!single || name == null || region < 0) {
      return null;
    }
    RegionSyntax body = op.regions().getFirst();
    List<Token> condition = bare(op.head().subList(op.head().indexOf(name) + 1, region));
    Token close = body.close();
    boolean plain = VariableFlow.isSingle(body) && body.blocks().getFirst().label() == null;
    if (condition.isEmpty() || close == null || !plain) {
      return null;
    }
    String indent = tree.source().indentAt(op.span().start());
    String test = test(op, condition, body, indent + "  ", tree);
    if (test == null) {
      return null;
    }
    Source source = tree.source();
    String end = source.lineEnd();
    String head = " : () -> () {" + end + test + end + indent + "} do";
    return error(Heads.span(condition), "an scf.while tests its condition in a region of its own")
        .safely(
            "test it there",
            List.of(
                new Edit(new Span(name.end(), op.head().get(region - 1).end()), head),
                new Edit(close.span(), "  scf.yield" + end + indent + "}")));
  }

  /** Without the parentheses around it and the word behind it. */
  private static List<Token> bare(List<Token> head) {
    List<Token> rest = head;
    if (!rest.isEmpty() && rest.getLast().isWord("do")) {
      rest = rest.subList(0, rest.size() - 1);
    }
    boolean around =
        rest.size() > 2
            && rest.getFirst().is(TokenKind.LPAREN)
            && rest.getLast().is(TokenKind.RPAREN)
            && Heads.afterGroup(rest, 0) == rest.size();
    return around ? rest.subList(1, rest.size() - 1) : rest;
  }

  /** The lines of the first region, or null if what stands there is no condition. */
  private static @Nullable String test(
      OperationSyntax op,
      List<Token> condition,
      RegionSyntax body,
      String indent,
      SyntaxTree tree) {
    Token first = condition.getFirst();
    if (condition.size() == 1) {
      boolean again = first.is(TokenKind.VALUE_ID) && isGivenIn(body, first.text());
      return again ? indent + "scf.condition(" + first.text() + ")" : null;
    }
    if (!(ExpressionReader.read(condition, tree, "i1") instanceof Expression.Node node)
        || !node.type().equals("i1")) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    String value = writer.value(node);
    String around = tree.source().indentAt(op.span().start());
    String lines = (around + writer.lines()).replace(around, indent);
    return lines + "scf.condition(" + value + ")";
  }

  /** Without a new value in the body the loop would never end. */
  private static boolean isGivenIn(RegionSyntax body, String name) {
    BlockSyntax block = body.blocks().getLast();
    return block.operations().stream()
        .flatMap(it -> it.results().stream())
        .map(ResultSyntax::name)
        .anyMatch(name::equals);
  }
}
