package dev.neurojit.syntax.scope;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the names that the head of an operation binds for its region where only its dialect knows
 * the form: {@code %i = 0 to 4}, {@code (%i, %j) in (2, 2)}, {@code shared_outs(%o = %t)}, {@code
 * private(%a -> %b : f32)}, {@code %x as %y}.
 */
final class Bindings {
  private Bindings() {}

  /** Returns the tokens of the names in the order of the text. */
  static Set<Token> of(OperationSyntax op) {
    Set<Token> bound = new LinkedHashSet<>();
    if (op.regions().isEmpty()
        || op.form() != OpForm.OTHER
        || op.isGeneric()
        || hasLabel(op.regions().getFirst())) {
      return bound;
    }
    List<Token> head = op.head();
    for (int i = indexOfName(op) + 1; i < head.size(); i++) {
      Token token = head.get(i);
      if (token.is(TokenKind.REGION)) {
        break;
      }
      if (token.is(TokenKind.VALUE_ID) && isBound(head, i)) {
        bound.add(token);
      } else if (token.is(TokenKind.LPAREN) && binds(head, i, Heads.afterGroup(head, i))) {
        Heads.group(head, i).forEach(part -> addFirst(part, bound));
      }
    }
    return bound;
  }

  /** A region that begins with a label names its arguments there. */
  private static boolean hasLabel(RegionSyntax region) {
    return region.blocks().size() > 1 && region.blocks().getFirst().operations().isEmpty();
  }

  private static int indexOfName(OperationSyntax op) {
    Token name = op.nameToken();
    return name == null ? 0 : op.head().indexOf(name);
  }

  private static boolean isBound(List<Token> head, int i) {
    Token before = head.get(i - 1);
    Token after = i + 1 < head.size() ? head.get(i + 1) : before;
    return after.is(TokenKind.EQUAL)
        || after.isWord("in")
        || (after.is(TokenKind.COLON) && before.text().equals("omp.loop_nest"))
        || before.isWord("as")
        || before.is(TokenKind.ARROW);
  }

  /**
   * Whether the group from {@code open} to {@code end} names what follows it, or the arguments of a
   * region as in {@code (%x: f32) { }}, and is no clause such as {@code outs(%x)}.
   */
  private static boolean binds(List<Token> head, int open, int end) {
    if (end >= head.size()) {
      return false;
    }
    Token after = head.get(end);
    Token before = head.get(open - 1);
    boolean isTyped = open + 2 < end && head.get(open + 2).is(TokenKind.COLON);
    boolean isClause = before.is(TokenKind.BARE_ID);
    return after.is(TokenKind.EQUAL)
        || after.isWord("in")
        || (after.is(TokenKind.COLON) && before.text().equals("omp.loop_nest"))
        || before.isWord("workgroup")
        || before.isWord("private")
        || (after.is(TokenKind.REGION) && isTyped && !isClause);
  }

  private static void addFirst(List<Token> part, Set<Token> bound) {
    if (!part.isEmpty() && part.getFirst().is(TokenKind.VALUE_ID)) {
      bound.add(part.getFirst());
    }
  }
}
