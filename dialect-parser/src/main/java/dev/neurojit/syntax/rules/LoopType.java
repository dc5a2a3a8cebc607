package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A loop over integers that does not name their type: without it the bounds are of index. */
final class LoopType extends OperationRule {
  /** A name that is used more often is not looked into: it may be that of very many loops. */
  private static final int MOST_USES = 500;

  LoopType() {
    super("NJ151", "loop-type");
  }

  @Override
  public Layer layer() {
    return Layer.HEAD;
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean opens = Heads.indexOf(op.head(), TokenKind.REGION, 0) > 0;
    boolean plain =
        op.name().equals("scf.for")
            && opens
            && body.size() > 6
            && body.get(0).is(TokenKind.VALUE_ID)
            && body.get(1).is(TokenKind.EQUAL)
            && body.get(3).isWord("to")
            && body.get(5).isWord("step")
            && Heads.indexOf(body, TokenKind.COLON, 0) < 0
            && op.types().isEmpty();
    if (op.form() != OpForm.FOR || !plain) {
      return null;
    }
    Set<String> types = new HashSet<>();
    for (int i = 2; i < 7; i += 2) {
      types.add(String.valueOf(Scope.of(tree).typeOf(body.get(i))));
    }
    String type = types.iterator().next();
    boolean whole = types.size() == 1 && Types.isInteger(type) && Types.isScalar(type);
    if (!whole || type.equals("index") || isWantedAsIndex(body.get(0), op, tree)) {
      return null;
    }
    Token last = body.getLast();
    return error(op.headSpan(), "the bounds are " + type + ", but the loop does not say so")
        .safely("add the type", Edit.insert(last.end(), " : " + type));
  }

  private static boolean isWantedAsIndex(Token variable, OperationSyntax op, SyntaxTree tree) {
    List<Use> uses = Scope.of(tree).uses(variable.text());
    if (uses.size() > MOST_USES) {
      return true;
    }
    for (Use use : uses) {
      boolean inside = op.span().contains(use.token().span());
      String wanted = inside ? Expectation.of(tree).at(use.operation(), use.token()) : null;
      if ("index".equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
