package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The head of an scf.if of which condition and types are there, in another order or form. */
final class BranchCondition extends OperationRule {
  private static final Set<String> FILLERS =
      Set.of(
          "then", "true", "is", "cond", "condition", "do", "returns", "result", "yields", "gives");

  BranchCondition() {
    super("NJ116", "branch-condition");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.IF) {
      return null;
    }
    Token name = op.nameToken();
    int region = Heads.indexOf(op.head(), TokenKind.REGION, 0);
    if (name == null || region < 0 || !Broken.is(op, tree)) {
      return null;
    }
    List<Token> head = op.head().subList(op.head().indexOf(name) + 1, region);
    List<String> types = new ArrayList<>();
    Token condition = read(head, types);
    if (condition == null || !"i1".equals(Scope.of(tree).typeOf(condition))) {
      return null;
    }
    boolean ownType = !types.isEmpty() && types.getFirst().equals("i1") && typed(head, condition);
    List<String> results = ownType ? types.subList(1, types.size()) : types;
    String arrow = results.isEmpty() ? "" : " -> (" + String.join(", ", results) + ")";
    String right = " " + condition.text() + arrow + " ";
    Span span = new Span(/* start= */ name.end(), /* end= */ op.head().get(region).start());
    return plain(tree.source().text(span)).equals(plain(right))
        ? null
        : error(op.headSpan(), "a branch reads scf.if %condition -> (types) {")
            .safely("write scf.if" + right.stripTrailing(), new Edit(span, right));
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s()]", "");
  }

  /** The one value; null where there is none, another, or anything that is not understood. */
  private static @Nullable Token read(List<Token> head, List<String> types) {
    Token condition = null;
    for (int i = 0; i < head.size(); i++) {
      Token token = head.get(i);
      TypeWords.Read type = TypeWords.at(head, i);
      if (token.is(TokenKind.VALUE_ID) && condition == null) {
        condition = token;
      } else if (type != null) {
        types.add(type.text());
        i = type.next() - 1;
      } else if (!isMark(token) && !FILLERS.contains(token.text())) {
        return null;
      }
    }
    return condition;
  }

  private static boolean isMark(Token token) {
    return switch (token.kind()) {
      case LPAREN, RPAREN, LESS, GREATER, COLON, COMMA, ARROW -> true;
      default -> token.text().equals("==");
    };
  }

  /** Whether {@code : i1} follows the condition. */
  private static boolean typed(List<Token> head, Token condition) {
    int at = head.indexOf(condition);
    return at + 2 < head.size()
        && head.get(at + 1).is(TokenKind.COLON)
        && head.get(at + 2).isWord("i1");
  }
}
