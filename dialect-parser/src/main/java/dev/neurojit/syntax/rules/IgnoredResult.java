package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A result that is not wanted, as Python and Go write it: {@code _, %d = func.call @both(...)}. */
final class IgnoredResult extends TextRule {
  IgnoredResult() {
    super("NJ362", "ignored-result", "a result that is not used has a name as well", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = TokenGroups.code(tree);
    if (tokens.stream().noneMatch(it -> it.isWord("_"))) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    tokens.forEach(it -> taken.add(it.text()));
    List<Token> pending = new ArrayList<>();
    boolean list = false;
    for (Token token : tokens) {
      if (token.lineStart()) {
        pending.clear();
        list = true;
      }
      if (list && token.isWord("_")) {
        pending.add(token);
      } else if (list && token.is(TokenKind.EQUAL)) {
        pending.forEach(it -> edits.add(new Edit(it.span(), fresh(taken))));
        list = false;
      } else {
        list &= token.is(TokenKind.COMMA) || token.is(TokenKind.VALUE_ID);
      }
    }
    return edits;
  }

  private static String fresh(Set<String> taken) {
    String name = "%unused";
    for (int i = 0; !taken.add(name); i++) {
      name = "%unused_" + i;
    }
    return name;
  }
}
