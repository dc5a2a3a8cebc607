package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values without their percent sign, or with the sigil of another language. */
final class MissingSigil extends OperationRule {
  private static final Set<String> SIGILS = Set.of("$", "&");

  MissingSigil() {
    super("NJ030", "missing-sigil");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    List<Edit> edits = new ArrayList<>();
    Token first = op.head().getFirst();
    if (isBareResult(op, tree)) {
      edits.add(Edit.insert(first.start(), "%"));
    }
    List<Token> head = op.form() == OpForm.FUNC ? List.of() : op.head();
    int end = op.colon() == null ? head.size() : head.indexOf(op.colon());
    for (int i = 1; i < end; i++) {
      Token token = head.get(i);
      if (token.is(TokenKind.BARE_ID)
          && isOperandPlace(head, i)
          && isDefined(token, scope)
          && !isKeyword(op, i)) {
        Token before = head.get(i - 1);
        boolean sigil = before.end() == token.start() && SIGILS.contains(before.text());
        edits.add(sigil ? new Edit(before.span(), "%") : Edit.insert(token.start(), "%"));
      }
    }
    if (edits.isEmpty()) {
      return null;
    }
    return error(op.headSpan(), "SSA values begin with '%'").safely("add the '%'", edits);
  }

  /** {@code kinetic = arith.mulf ...}, {@code a = b * 2.0}, with names known here only. */
  private static boolean isBareResult(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    boolean assigns =
        head.size() > 2
            && head.get(0).is(TokenKind.BARE_ID)
            && head.get(0).text().indexOf('.') < 0
            && head.get(1).is(TokenKind.EQUAL)
            && op.parent() != null;
    if (!assigns) {
      return false;
    }
    boolean operation = head.get(2).is(TokenKind.BARE_ID) && head.get(2).text().indexOf('.') > 0;
    return operation || isKnownExpression(head, tree);
  }

  /** Numbers, marks, and names that are values, functions or types. */
  private static boolean isKnownExpression(List<Token> head, SyntaxTree tree) {
    Set<String> targets = tree.analysis(BareTargets.class, BareTargets::new).names;
    Scope scope = Scope.of(tree);
    for (int i = 2; i < head.size(); i++) {
      Token token = head.get(i);
      boolean called = i + 1 < head.size() && head.get(i + 1).is(TokenKind.LPAREN);
      boolean known =
          !token.is(TokenKind.BARE_ID)
              || called
              || targets.contains(token.text())
              || !scope.definitions("%" + token.text()).isEmpty()
              || TypeWords.scalar(token) != null
              || Set.of("if", "else", "and", "or", "not").contains(token.text());
      if (!known || token.is(TokenKind.REGION) || token.is(TokenKind.STRING)) {
        return false;
      }
    }
    return true;
  }

  /** The names on the left of an equals sign that lack their sigil. */
  private static final class BareTargets {
    final Set<String> names = new HashSet<>();

    BareTargets(SyntaxTree tree) {
      for (OperationSyntax op : tree.operations()) {
        List<Token> head = op.head();
        boolean typed = head.size() > 2 && head.get(2).is(TokenKind.EQUAL);
        boolean bare = head.size() > 1 && head.get(1).is(TokenKind.EQUAL);
        if (typed || bare) {
          names.add(head.get(typed ? 1 : 0).text());
        }
      }
    }
  }

  private static boolean isDefined(Token token, Scope scope) {
    return !scope.visible("%" + token.text(), token.start()).isEmpty();
  }

  /** The words that operations with a form of their own have between their operands. */
  private static boolean isKeyword(OperationSyntax op, int i) {
    List<Token> head = op.head();
    Token word = head.get(i);
    boolean predicate = op.form() == OpForm.CMP && word.equals(op.body().getFirst());
    if (predicate || word.text().equals("true") || word.text().equals("false")) {
      return true;
    }
    boolean named =
        i + 1 < head.size()
            && head.get(i + 1).is(TokenKind.COLON)
            && head.get(i + 1).start() == word.end();
    boolean ownForm = op.form() == OpForm.OTHER && OpNames.contains(op.name());
    return ownForm
        && (named
            || Types.isScalar(word.text())
            || head.get(i - 1).is(TokenKind.BARE_ID)
            || isInAttribute(head, i));
  }

  private static boolean isInAttribute(List<Token> head, int end) {
    int depth = 0;
    for (Token token : head.subList(0, end)) {
      depth +=
          switch (token.kind()) {
            case LESS, LBRACE -> 1;
            case GREATER, RBRACE -> -1;
            default -> 0;
          };
    }
    return depth > 0;
  }

  private static boolean isOperandPlace(List<Token> head, int i) {
    Token before = head.get(i - 1);
    Token after = i + 1 < head.size() ? head.get(i + 1) : null;
    boolean begins =
        switch (before.kind()) {
          case COMMA, LPAREN, LBRACKET -> true;
          case EQUAL -> i > 2 && !head.get(i - 2).is(TokenKind.BARE_ID);
          case BARE_ID -> true;
          default -> SIGILS.contains(before.text());
        };
    boolean ends =
        after == null
            || switch (after.kind()) {
              case COMMA, COLON, RPAREN, RBRACKET, REGION, ARROW, BARE_ID -> true;
              default -> false;
            };
    return begins && ends;
  }
}
